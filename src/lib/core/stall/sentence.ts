import { RULES } from '../record/languages';
import { placesReached, type Visit } from '../reach/new-places';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { REACH_KINDS, type ReachKind } from '../record/model';
import { leadOf, type KindShown } from './scope';
import type { Verdict } from './verdict';
import { countIn, type Change, type PeriodCount } from './counts';
import {
  inDigits,
  inKm,
  inMonth,
  joined,
  lower,
  sentences,
  upper,
  withStop,
  type Language,
  type Voice,
} from './voice';

export interface AnswerInput {
  /** The years asked about. */
  years: YearSpan;
  /** Whether the answer is the verdict on all years up to the last; else it is on these years alone. */
  isVerdict: boolean;
  /** Whether the last of them is the last of the data: then it says "since", not "in" two years. */
  isLatest: boolean;
  /** Of all years, under the choices. */
  visits: readonly Visit[];
  /** At the end of the years; none for a kind without a record. */
  verdicts: readonly Verdict[];
  limitKm: number;
  kinds: Record<ReachKind, KindShown>;
  /** Whose answer it is, as in "Among the records shown"; null where that need not be said (scopeText). */
  scope: string | null;
  /** The name of a visit's place. */
  placeOf: (visit: Visit, language: Language) => string;
}

/** The answer, in the order of reading. */
interface AnswerLines {
  /** One sentence, without its full stop. */
  headline: string;
  /** The counts behind the verdict; for a single year, its new places. */
  counts: string | null;
  /** What "new" means. */
  definition: string;
  /** The other kind. */
  others: string | null;
  /** How many places were reached so far, where the answer is on years alone. */
  soFar: string | null;
}

/** In one paragraph, as it is quoted. */
export const answerText = (voice: Voice, lines: AnswerLines): string => {
  const { headline, counts, definition, others, soFar } = lines;
  const rest = [counts, definition, others, soFar].filter((line) => line !== null);
  return sentences(voice, [withStop(voice, headline), ...rest]);
};

export function answerLines(input: AnswerInput, voice: Voice): AnswerLines {
  const { limitKm, isVerdict } = input;
  const lead = leadOf(input);
  const verdict = input.verdicts.find(({ kind }) => kind === lead);
  const definition = voice.say('answer_definition', {
    kind: lead,
    km: inDigits(voice, limitKm),
  });
  const lines = isVerdict
    ? verdictLines(input, verdict ?? null, lead, voice)
    : yearLines(input, lead, voice);
  const isCoarse = isVerdict && verdict?.change === 'coarse';
  const coarse = voice.say('answer_coarse', { km: inDigits(voice, limitKm) });
  return {
    ...lines,
    headline: withScope(input, lines.headline, voice),
    definition: isCoarse ? sentences(voice, [definition, coarse]) : definition,
  };
}

function withScope({ scope }: AnswerInput, sentence: string, { say }: Voice): string {
  return scope === null ? sentence : say('answer_scope', { who: scope, sentence: lower(sentence) });
}

type OwnLines = Omit<AnswerLines, 'definition'>;

function verdictLines(
  input: AnswerInput,
  verdict: Verdict | null,
  lead: ReachKind,
  voice: Voice,
): OwnLines {
  const { visits, years, isLatest } = input;
  const ownVisits = upTo(visits, lead, years.to);
  const change: Change = verdict?.change ?? 'few';
  const isDoubted = verdict?.certainty === 'weak' || verdict?.certainty === 'too-few';
  // Without a comparison with chance there is no verdict to tell, only counts.
  const hasVerdict = change === 'few' || change === 'coarse' || Boolean(verdict?.certainty);
  return {
    headline: voice.say('answer_headline', {
      kind: lead,
      change: hasVerdict ? change : 'few',
      doubt: isDoubted ? 'perhaps' : 'none',
      places: placesReached(ownVisits),
      records: ownVisits.length,
    }),
    counts: countsLine(verdict, ownVisits, isLatest, voice),
    others: othersOverPeriods(input, lead, voice),
    soFar: null,
  };
}

const upTo = (visits: readonly Visit[], kind: ReachKind, year: number) =>
  visits.filter((visit) => visit.kind === kind && yearOf(visit.start) <= year);

/** "since 2001" if the span is open, else "in 2001–2009". */
export function when({ say }: Voice, { from, to }: YearSpan, isOpen: boolean): string {
  const form = from === to ? 'year' : 'span';
  return say('answer_when', { form: isOpen ? 'open' : form, from, to });
}

/** ", perhaps 5" after a count; empty if no record is perhaps new. */
function perhaps({ say }: Voice, { k, atMost }: PeriodCount, form: 'aside' | 'after'): string {
  return atMost > k ? say('answer_perhaps', { form, n: atMost }) : '';
}

function countsLine(
  verdict: Verdict | null,
  ownVisits: readonly Visit[],
  isLatest: boolean,
  voice: Voice,
): string | null {
  const { say } = voice;
  const counts: string[] = [];
  if (verdict && verdict.before.n > 0) {
    const { before, since } = verdict;
    counts.push(
      say('answer_before', {
        k: before.k,
        n: before.n,
        when: when(voice, before, false),
        perhaps: perhaps(voice, before, 'aside'),
      }),
    );
    if (since && since.n > 0) {
      counts.push(
        say('answer_since', {
          k: since.k,
          n: since.n,
          when: when(voice, since, isLatest),
          perhaps: perhaps(voice, since, 'after'),
        }),
      );
    }
  } else if (ownVisits.length > 1) {
    const after = countIn(ownVisits, spanOf(ownVisits), null);
    counts.push(
      say('answer_after_first', {
        k: after.k,
        n: after.n,
        perhaps: perhaps(voice, after, 'aside'),
      }),
    );
  }
  if (counts.length === 0) return null;
  return say('answer_counts', { list: upper(joined(voice, 'parts', counts)) });
}

const spanOf = (visits: readonly Visit[]): YearSpan => ({
  from: yearOf(visits[0]!.start),
  to: yearOf(visits.at(-1)!.start),
});

/** With the first visit of all counted as a new place. */
const countWithFirst = (visits: readonly Visit[], span: YearSpan): PeriodCount =>
  countIn(visits, span, null, true);

const otherKind = (lead: ReachKind): ReachKind => REACH_KINDS.find((kind) => kind !== lead)!;

/** A kind has become routine where its records a year at least tripled. */
const ROUTINE = 3;

function othersOverPeriods(input: AnswerInput, lead: ReachKind, voice: Voice): string | null {
  const { say } = voice;
  const { kinds, verdicts, years, isLatest, visits } = input;
  const kind = otherKind(lead);
  if (kinds[kind] === 'absent') return null;
  const noneLine = (reason: 'filtered' | 'none') =>
    say('answer_none', { kind, reason, upTo: years.to });
  if (kinds[kind] === 'filtered') return noneLine('filtered');
  const verdict = verdicts.find((other) => other.kind === kind);
  const ownVisits = upTo(visits, kind, years.to);
  if (!verdict?.since) {
    if (ownVisits.length === 0) return noneLine('none');
    return othersInYears(countWithFirst(ownVisits, spanOf(ownVisits)), kind, '', voice);
  }
  const { before, since } = verdict;
  const newVisits = ownVisits.filter(
    ({ start, status }) => status === 'new' && yearOf(start) >= since.from,
  );
  const isRoutine =
    before.n > 0 && since.n > 0 && since.recordsPerYear >= ROUTINE * before.recordsPerYear;
  const places =
    since.n === 0
      ? ''
      : say('answer_others_places', {
          k: since.k,
          perhaps: perhaps(voice, since, 'after'),
          month: newVisits.length > 0 ? inMonth(voice, newVisits.at(-1)!.start, 'in') : '',
        });
  return say('answer_others', {
    kind,
    routine: isRoutine ? 'yes' : 'no',
    before: countWithFirst(ownVisits, before).n,
    beforeWhen: when(voice, before, false),
    since: countWithFirst(ownVisits, since).n,
    sinceWhen: when(voice, since, isLatest),
    places,
  });
}

/** Numbers up to this are written out, unless a larger one stands beside them. */
const MOST_WRITTEN_OUT = 12;

function yearLines(input: AnswerInput, lead: ReachKind, voice: Voice): OwnLines {
  const { say, language } = voice;
  const { years, visits, kinds, placeOf } = input;
  const ownVisits = visits.filter((visit) => visit.kind === lead && inPeriod(visit, years));
  const count = countWithFirst(ownVisits, years);
  const { dash } = RULES[language];
  const isSingleYear = years.from === years.to;
  const newVisits = ownVisits.filter(({ status }) => status === 'new');
  const places = newVisits.map((visit) =>
    say('answer_place', {
      form: visit.km === null ? 'first' : 'later',
      place: placeOf(visit, language),
      km: inKm(voice, visit.km ?? 0),
    }),
  );
  const other = otherKind(lead);
  const otherVisits = visits.filter(({ kind }) => kind === other);
  const othersLine = {
    shown: () =>
      othersInYears(countWithFirst(otherVisits, years), other, when(voice, years, false), voice),
    filtered: () => say('answer_none', { kind: other, reason: 'filtered', upTo: years.to }),
    absent: () => null,
  };
  const number = (n: number) => (count.n > MOST_WRITTEN_OUT ? n : say('answer_number', { n }));
  return {
    headline: say('answer_years', {
      kind: lead,
      years: isSingleYear ? years.to : `${years.from}${dash}${years.to}`,
      k: kOrPerhaps(count),
      n: count.n,
      kWord: number(count.k),
      nWord: number(count.n),
      perhaps: perhaps(voice, count, 'after'),
    }),
    counts: isSingleYear && places.length > 0 ? sentences(voice, places) : null,
    others: othersLine[kinds[other]](),
    soFar: soFarLine(input, voice),
  };
}

const othersInYears = (count: PeriodCount, kind: ReachKind, years: string, voice: Voice) =>
  voice.say('answer_years_others', {
    kind,
    years,
    k: kOrPerhaps(count),
    n: count.n,
    perhaps: perhaps(voice, count, 'after'),
  });

/** A single record has no count: "one exercise, perhaps at a new place". */
const kOrPerhaps = ({ k, n, atMost }: PeriodCount): number | 'perhaps' =>
  n === 1 && atMost > k ? 'perhaps' : k;

function soFarLine({ visits, years, kinds }: AnswerInput, { say }: Voice): string {
  const reached = (kind: ReachKind) => placesReached(upTo(visits, kind, years.to));
  const shown = REACH_KINDS.filter((kind) => kinds[kind] === 'shown');
  return say('answer_so_far', {
    kinds: shown.length === 2 ? 'both' : (shown[0] ?? 'exercise'),
    exercise: reached('exercise'),
    patrol: reached('patrol'),
  });
}
