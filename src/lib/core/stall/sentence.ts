import { sum } from 'd3-array';
import { RULES } from '../record/languages';
import { placesReached, type Visit } from '../reach/new-places';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { reachKind, SERIES_KINDS, type ReachKind, type SeriesKind } from '../record/model';
import { isOfKind, leadOf, type KindShown, type OfKind } from './scope';
import type { Verdict } from './verdict';
import { countIn, type Change, type Counted, type PeriodCount } from './counts';
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
  kinds: Record<SeriesKind, KindShown>;
  /** That rule and filters leave, those without a known place among them. */
  records: readonly (OfKind & { start: string })[];
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
  /** The other kinds: one paragraph, a sentence each. */
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
  lead: SeriesKind,
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

const upTo = (visits: readonly Visit[], kind: SeriesKind, year: number) =>
  visits.filter((visit) => visit.kind === kind && yearOf(visit.start) <= year);

/** "since 2001" if the span is open, else "in 2001–2009". */
export function when({ say }: Voice, { from, to }: YearSpan, isOpen: boolean): string {
  const form = from === to ? 'year' : 'span';
  return say('answer_when', { form: isOpen ? 'open' : form, from, to });
}

/** How many are at a new place, as far as places are known: "3", "3 to 6", in words where `number` says them so. */
export const range = (
  { say }: Voice,
  { k, atMost }: Pick<Counted, 'k' | 'atMost'>,
  number: (n: number) => number | string = (n) => n,
): string =>
  say('answer_range', { form: atMost > k ? 'range' : 'one', k: number(k), atMost: number(atMost) });

/** By which a sentence about a range chooses its words: none at all, exactly one, or more. */
const amount = ({ k, atMost }: Counted): 'none' | 'one' | 'some' => {
  if (atMost === 0) return 'none';
  return k === 1 && atMost === 1 ? 'one' : 'some';
};

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
        amount: amount(before),
        k: range(voice, before),
        n: before.n,
        when: when(voice, before, false),
      }),
    );
    if (since && since.n > 0) {
      counts.push(
        say('answer_since', {
          amount: amount(since),
          k: range(voice, since),
          n: since.n,
          when: when(voice, since, isLatest),
        }),
      );
    }
  } else if (ownVisits.length > 1) {
    const after = countIn(ownVisits, spanOf(ownVisits), null);
    counts.push(
      say('answer_after_first', {
        amount: amount(after),
        k: range(voice, after),
        n: after.n,
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

const otherKinds = (lead: SeriesKind, kinds: AnswerInput['kinds']): SeriesKind[] =>
  SERIES_KINDS.filter((kind) => kind !== lead && kinds[kind] !== 'absent');

/** A kind has become routine where its records a year at least tripled. */
const ROUTINE = 3;

/** A sentence for each other kind; patrols that are all filtered out, or all missing, have one together. */
function othersLine(
  { kinds, years }: AnswerInput,
  lead: SeriesKind,
  voice: Voice,
  sentenceOf: (kind: SeriesKind) => string | null,
): string | null {
  const told = otherKinds(lead, kinds).map((kind) => ({
    kind: reachKind(kind),
    sentence: kinds[kind] === 'filtered' ? null : sentenceOf(kind),
    reason: kinds[kind] === 'filtered' ? 'filtered' : 'none',
  }));
  const lines = told.flatMap(({ sentence }) => sentence ?? []);
  const silent = told.filter(
    ({ kind, sentence }, i) =>
      sentence === null &&
      told.findIndex((other) => other.kind === kind) === i &&
      told.every((other) => other.kind !== kind || other.sentence === null),
  );
  const none = silent.map(({ kind, reason }) =>
    voice.say('answer_none', { kind, reason, upTo: years.to }),
  );
  return lines.length + none.length > 0 ? sentences(voice, [...lines, ...none]) : null;
}

const othersOverPeriods = (input: AnswerInput, lead: SeriesKind, voice: Voice): string | null =>
  othersLine(input, lead, voice, (kind) => {
    const { verdicts, years, isLatest, visits } = input;
    const verdict = verdicts.find((other) => other.kind === kind);
    const ownVisits = upTo(visits, kind, years.to);
    if (ownVisits.length === 0) return null;
    if (!verdict?.since)
      return othersInYears(countWithFirst(ownVisits, spanOf(ownVisits)), kind, '', voice);
    const { before, since } = verdict;
    const isRoutine =
      before.n > 0 && since.n > 0 && since.recordsPerYear >= ROUTINE * before.recordsPerYear;
    return voice.say('answer_others', {
      kind,
      routine: isRoutine ? 'yes' : 'no',
      before: countWithFirst(ownVisits, before).n,
      beforeWhen: when(voice, before, false),
      since: countWithFirst(ownVisits, since).n,
      sinceWhen: when(voice, since, isLatest),
      places: placesSince(since, ownVisits, voice),
    });
  });

/** ", 1 to 3 of them at a new place, the last surely in July 2024". */
function placesSince(since: PeriodCount, ownVisits: readonly Visit[], voice: Voice): string {
  if (since.n === 0) return '';
  const last = ownVisits.findLast(({ status }) => status === 'new');
  const isLastIn = last !== undefined && yearOf(last.start) >= since.from;
  return voice.say('answer_others_places', {
    amount: amount(since),
    k: range(voice, since),
    last: isLastIn ? 'known' : 'none',
    month: isLastIn ? inMonth(voice, last.start, 'in') : '',
  });
}

/** Numbers up to this are written out, unless a larger one stands beside them. */
const MOST_WRITTEN_OUT = 12;

function yearLines(input: AnswerInput, lead: SeriesKind, voice: Voice): OwnLines {
  const { say, language } = voice;
  const { years, visits, placeOf } = input;
  const ownVisits = visits.filter((visit) => visit.kind === lead && inPeriod(visit, years));
  const { dash } = RULES[language];
  const isSingleYear = years.from === years.to;
  // As in every table, the first of all is in no count of several years.
  const count = isSingleYear ? countWithFirst(ownVisits, years) : countIn(ownVisits, years, null);
  const isAfterFirst = !isSingleYear && count.n > 0 && ownVisits.some(({ km }) => km === null);
  const newVisits = ownVisits.filter(({ status }) => status === 'new');
  const places = newVisits.map((visit) =>
    say('answer_place', {
      form: visit.km === null ? 'first' : 'later',
      place: placeOf(visit, language),
      km: inKm(voice, visit.km ?? 0),
    }),
  );
  const number = (n: number) => (count.n > MOST_WRITTEN_OUT ? n : say('answer_number', { n }));
  return {
    headline: say('answer_years', {
      kind: lead,
      years: isSingleYear ? years.to : `${years.from}${dash}${years.to}`,
      first: isAfterFirst ? say('answer_after_the_first') : '',
      amount: yearAmount(count, hasRecord(input, lead)),
      n: count.n,
      k: range(voice, count, number),
      nWord: number(count.n),
    }),
    counts: isSingleYear && places.length > 0 ? sentences(voice, places) : null,
    others: othersLine(input, lead, voice, (kind) => {
      const own = countWithFirst(
        visits.filter((visit) => visit.kind === kind),
        years,
      );
      return othersInYears(own, kind, when(voice, years, false), voice, hasRecord(input, kind));
    }),
    soFar: soFarLine(input, voice),
  };
}

const othersInYears = (
  count: PeriodCount,
  kind: SeriesKind,
  years: string,
  voice: Voice,
  isRecorded = true,
) =>
  voice.say('answer_years_others', {
    kind,
    years,
    amount: yearAmount(count, isRecorded),
    n: count.n,
    k: range(voice, count),
  });

/** Whether a record of the kind began in the years, with a known place or without. */
const hasRecord = ({ records, years }: AnswerInput, kind: SeriesKind): boolean =>
  records.some((record) => isOfKind(kind)(record) && inPeriod(record, years));

/** A single record has no count: "one exercise, perhaps at a new place"; without a place it has none either. */
const yearAmount = (
  count: PeriodCount,
  isRecorded: boolean,
): 'unplaced' | 'none' | 'perhaps' | 'some' => {
  if (count.n === 0 && isRecorded) return 'unplaced';
  if (count.atMost === 0) return 'none';
  return count.n === 1 && count.k === 0 ? 'perhaps' : 'some';
};

function soFarLine({ visits, years, kinds }: AnswerInput, { say }: Voice): string {
  const series = (kind: ReachKind) => SERIES_KINDS.filter((own) => reachKind(own) === kind);
  const isShown = (kind: ReachKind) => series(kind).some((own) => kinds[own] === 'shown');
  const reached = (kind: ReachKind) =>
    sum(series(kind), (own) => placesReached(upTo(visits, own, years.to)));
  const only = isShown('patrol') && !isShown('exercise') ? 'patrol' : 'exercise';
  return say('answer_so_far', {
    kinds: isShown('exercise') && isShown('patrol') ? 'both' : only,
    exercise: reached('exercise'),
    patrol: reached('patrol'),
  });
}
