import { placesReached, type Visit } from '../reach/new-places';
import { yearOf, type YearSpan } from '../record/time';
import { REACH_KINDS, type ReachKind } from '../record/model';
import { leadOf, type KindShown } from './scope';
import type { Verdict } from './answer';
import { countIn, type Change, type PeriodCount } from './verdict';
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
  /** Whether these are all up to the last of them, of which the verdict speaks; else the years by themselves. */
  isVerdict: boolean;
  /** Whether the last of them is the last of the data: "since", not "in … to". */
  isLatest: boolean;
  /** What each record was, of all years, under the choices. */
  visits: readonly Visit[];
  /** At the end of the years; of a kind without a record none. */
  verdicts: readonly Verdict[];
  limitKm: number;
  kinds: Record<ReachKind, KindShown>;
  /** "Among the records shown", "All records": whose answer it is; null for the one that needs no naming. */
  scope: string | null;
  /** Names of a visit's place and of a record. */
  placeOf: (visit: Visit, language: Language) => string;
}

/** The answer in the order in which it is read. */
export interface AnswerLines {
  /** One sentence, without its full stop. */
  headline: string;
  /** The counts that carry it; in single years, where its new places were. */
  counts: string | null;
  /** What "new" means. */
  definition: string;
  /** The other kind. */
  others: string | null;
  /** How many places were reached so far, in single years. */
  soFar: string | null;
}

/** As it is quoted: in a row. */
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
    headline: scoped(input, lines.headline, voice),
    definition: isCoarse ? sentences(voice, [definition, coarse]) : definition,
  };
}

function scoped({ scope }: AnswerInput, sentence: string, { say }: Voice): string {
  return scope === null ? sentence : say('answer_scope', { who: scope, sentence: lower(sentence) });
}

type Said = Omit<AnswerLines, 'definition'>;

function verdictLines(
  input: AnswerInput,
  verdict: Verdict | null,
  lead: ReachKind,
  voice: Voice,
): Said {
  const { visits, years, isLatest } = input;
  const own = upTo(visits, lead, years.to);
  const change: Change = verdict?.change ?? 'few';
  const isDoubted = verdict?.certainty === 'weak' || verdict?.certainty === 'too-few';
  // Until chance has been looked at there is no verdict to tell.
  const isTold = change === 'few' || change === 'coarse' || Boolean(verdict?.certainty);
  return {
    headline: voice.say('answer_headline', {
      kind: lead,
      change: isTold ? change : 'few',
      doubt: isDoubted ? 'perhaps' : 'none',
      places: placesReached(own),
      records: own.length,
    }),
    counts: countsLine(verdict, own, isLatest, voice),
    others: othersOverPeriods(input, lead, voice),
    soFar: null,
  };
}

const upTo = (visits: readonly Visit[], kind: ReachKind, year: number) =>
  visits.filter((visit) => visit.kind === kind && yearOf(visit.start) <= year);

/** "since 2001", or where later years are known, "in 2001–2009". */
export function when({ say }: Voice, { from, to }: YearSpan, isOpen: boolean): string {
  const form = from === to ? 'year' : 'span';
  return say('answer_when', { form: isOpen ? 'open' : form, from, to });
}

/** ", perhaps 5" of 3; nothing where none is perhaps new. */
function perhaps({ say }: Voice, { k, atMost }: PeriodCount, form: 'aside' | 'after'): string {
  return atMost > k ? say('answer_perhaps', { form, n: atMost }) : '';
}

function countsLine(
  verdict: Verdict | null,
  own: readonly Visit[],
  isLatest: boolean,
  voice: Voice,
): string | null {
  const { say } = voice;
  const said: string[] = [];
  if (verdict && verdict.before.n > 0) {
    const { before, since } = verdict;
    said.push(
      say('answer_before', {
        k: before.k,
        n: before.n,
        when: when(voice, before, false),
        perhaps: perhaps(voice, before, 'aside'),
      }),
    );
    if (since && since.n > 0) {
      said.push(
        say('answer_since', {
          k: since.k,
          n: since.n,
          when: when(voice, since, isLatest),
          perhaps: perhaps(voice, since, 'after'),
        }),
      );
    }
  } else if (own.length > 1) {
    const after = countIn(own, spanOf(own), null);
    said.push(
      say('answer_after_first', {
        k: after.k,
        n: after.n,
        perhaps: perhaps(voice, after, 'aside'),
      }),
    );
  }
  if (said.length === 0) return null;
  return say('answer_counts', { list: upper(joined(voice, 'parts', said)) });
}

const spanOf = (visits: readonly Visit[]): YearSpan => ({
  from: yearOf(visits[0]!.start),
  to: yearOf(visits.at(-1)!.start),
});

const otherKind = (lead: ReachKind): ReachKind => REACH_KINDS.find((kind) => kind !== lead)!;

/** A kind has become routine where its records a year at least tripled. */
const ROUTINE = 3;

function othersOverPeriods(input: AnswerInput, lead: ReachKind, voice: Voice): string | null {
  const { say } = voice;
  const { kinds, verdicts, years, isLatest, visits } = input;
  const kind = otherKind(lead);
  if (kinds[kind] === 'absent') return null;
  const none = (reason: 'filtered' | 'none') =>
    say('answer_none', { kind, reason, upTo: years.to });
  if (kinds[kind] === 'filtered') return none('filtered');
  const verdict = verdicts.find((one) => one.kind === kind);
  if (!verdict?.since) {
    const own = upTo(visits, kind, years.to);
    if (own.length === 0) return none('none');
    const count = countIn(own, spanOf(own), null, true);
    return othersInYears(kind, count, '', voice);
  }
  const { before, since } = verdict;
  const own = upTo(visits, kind, years.to);
  const fresh = own.filter(({ start, status }) => status === 'new' && yearOf(start) >= since.from);
  const isRoutine =
    before.n > 0 && since.n > 0 && since.recordsPerYear >= ROUTINE * before.recordsPerYear;
  const places =
    since.n === 0
      ? ''
      : say('answer_others_places', {
          k: since.k,
          perhaps: perhaps(voice, since, 'after'),
          month: fresh.length > 0 ? inMonth(voice, fresh.at(-1)!.start, 'in') : '',
        });
  return say('answer_others', {
    kind,
    routine: isRoutine ? 'yes' : 'no',
    before: countIn(own, before, null, true).n,
    beforeWhen: when(voice, before, false),
    since: countIn(own, since, null, true).n,
    sinceWhen: when(voice, since, isLatest),
    places,
  });
}

/** English writes small numbers out, but not one of two in a sentence. */
const WRITTEN_OUT = 12;

function yearLines(input: AnswerInput, lead: ReachKind, voice: Voice): Said {
  const { say, language } = voice;
  const { years, visits, kinds, placeOf } = input;
  const inYears = visits.filter(
    ({ kind, start }) => kind === lead && yearOf(start) >= years.from && yearOf(start) <= years.to,
  );
  const count = countIn(inYears, years, null, true);
  const range = language === 'zh' ? '—' : '–';
  const fresh = inYears.filter(({ status }) => status === 'new');
  const isOne = years.from === years.to;
  const places = fresh.map((visit) =>
    say('answer_place', {
      form: visit.km === null ? 'first' : 'later',
      place: placeOf(visit, language),
      km: inKm(voice, visit.km ?? 0),
    }),
  );
  const other = otherKind(lead);
  const otherCount = countIn(
    visits.filter(({ kind }) => kind === other),
    years,
    null,
    true,
  );
  const othersLine = {
    shown: () => othersInYears(other, otherCount, when(voice, years, false), voice),
    filtered: () => say('answer_none', { kind: other, reason: 'filtered', upTo: years.to }),
    absent: () => null,
  };
  return {
    headline: say('answer_years', {
      kind: lead,
      years: isOne ? years.to : `${years.from}${range}${years.to}`,
      k: kOrPerhaps(count),
      n: count.n,
      kWord: count.n > WRITTEN_OUT ? count.k : say('answer_number', { n: count.k }),
      nWord: count.n > WRITTEN_OUT ? count.n : say('answer_number', { n: count.n }),
      perhaps: perhaps(voice, count, 'after'),
    }),
    counts: isOne && places.length > 0 ? sentences(voice, places) : null,
    others: othersLine[kinds[other]](),
    soFar: soFar(input, voice),
  };
}

const othersInYears = (kind: ReachKind, count: PeriodCount, years: string, voice: Voice) =>
  voice.say('answer_years_others', {
    kind,
    years,
    k: kOrPerhaps(count),
    n: count.n,
    perhaps: perhaps(voice, count, 'after'),
  });

/** Of one record alone: "one exercise, perhaps at a new place". */
const kOrPerhaps = ({ k, n, atMost }: PeriodCount): number | 'perhaps' =>
  n === 1 && atMost > k ? 'perhaps' : k;

function soFar({ visits, years, kinds }: AnswerInput, { say }: Voice): string {
  const reached = (kind: ReachKind) => placesReached(upTo(visits, kind, years.to));
  const shown = REACH_KINDS.filter((kind) => kinds[kind] === 'shown');
  return say('answer_so_far', {
    kinds: shown.length === 2 ? 'both' : (shown[0] ?? 'exercise'),
    exercise: reached('exercise'),
    patrol: reached('patrol'),
  });
}
