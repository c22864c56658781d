import type { Visit } from '../reach/new-places';
import { inPeriod, yearOf } from '../record/time';
import { isOfKind, SERIES_KINDS, type SeriesKind } from '../record/model';
import { countVisits, type Counted } from '../stall/counts';
import { amount } from './periods-line';
import type { AnswerInput } from './scope';
import { namesOfKind, range, upper, when, type Voice } from './voice';

/** Of each other kind that the set has, a sentence: its counts, or why there are none. */
export function otherKinds(input: AnswerInput, voice: Voice) {
  const { kinds, years, isVerdict } = input;
  const sentenceOf = isVerdict ? kindOverPeriods : kindInYears;
  const others = SERIES_KINDS.filter((kind) => kind !== input.kind && kinds[kind] !== 'absent');
  return others.map((kind) => {
    const reason = kinds[kind];
    const told = reason === 'shown' ? sentenceOf(input, kind, voice) : null;
    const none = { ...namesOfKind(voice, kind), reason, upTo: years.to };
    return { kind, text: told ?? upper(voice.say('answer_none', none)) };
  });
}

function kindOverPeriods(input: AnswerInput, kind: SeriesKind, voice: Voice): string | null {
  const { verdicts, years, isLatest, visits } = input;
  const verdict = verdicts.find((other) => other.kind === kind);
  const ownVisits = visitsUpTo(visits, kind, years.to);
  if (ownVisits.length === 0) return null;
  if (!verdict?.since) return countOfKind(input, kind, ownVisits, '', voice);
  const { before, since } = verdict;
  const [first, then] = [before, since].map((period) =>
    countVisits(ownVisits.filter((visit) => inPeriod(visit, period))),
  );
  return voice.say('answer_others', {
    name: upper(namesOfKind(voice, kind).many),
    before: first!.n,
    beforeWhen: when(voice, before, false),
    since: then!.n,
    sinceWhen: when(voice, since, isLatest),
    amount: amount(then!),
    k: range(voice, then!),
  });
}

function kindInYears(input: AnswerInput, kind: SeriesKind, voice: Voice) {
  const { visits, years } = input;
  const own = visits.filter((visit) => visit.kind === kind && inPeriod(visit, years));
  return countOfKind(input, kind, own, when(voice, years, false), voice);
}

function countOfKind(
  input: AnswerInput,
  kind: SeriesKind,
  visits: readonly Visit[],
  years: string,
  voice: Voice,
) {
  const count = countVisits(visits);
  const names = namesOfKind(voice, kind);
  const told = { amount: yearAmount(count, input, kind), n: count.n, k: range(voice, count) };
  return upper(voice.say('answer_years_others', { ...names, years, ...told }));
}

export const visitsUpTo = (visits: readonly Visit[], kind: SeriesKind, year: number) =>
  visits.filter((visit) => visit.kind === kind && yearOf(visit.start) <= year);

/** A single record has no count: "one exercise, perhaps at a new place". */
export function yearAmount(
  { k, atMost, n }: Counted,
  { records, years }: AnswerInput,
  kind: SeriesKind,
) {
  const isRecorded = () =>
    records.some((record) => isOfKind(kind)(record) && inPeriod(record, years));
  if (n === 0 && isRecorded()) return 'unplaced';
  if (atMost === 0) return 'none';
  return n === 1 && k === 0 ? 'perhaps' : 'some';
}
