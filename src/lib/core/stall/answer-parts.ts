import type { Visit } from '../reach/new-places';
import type { SeriesKind } from '../record/model';
import type { Language } from '../record/languages';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { countIn, type Counted, type PeriodCount } from './counts';
import { isOfKind, type KindShown, type OfKind } from './scope';
import type { Verdict } from './verdict';
import type { Voice } from './voice';

export interface AnswerInput {
  years: YearSpan;
  /** The verdict on all years up to the last, not an answer on these years alone. */
  isVerdict: boolean;
  /** The data end with these years: "since", not "in". */
  isLatest: boolean;
  visits: readonly Visit[];
  /** At the end of the years; none for a kind without records. */
  verdicts: readonly Verdict[];
  limitKm: number;
  kinds: Record<SeriesKind, KindShown>;
  /** Admitted by rule and filters, also those without a known place. */
  records: readonly (OfKind & { start: string })[];
  /** Whose answer it is, as in "At sea"; null where it need not be said. */
  scope: string | null;
  placeOf: (visit: Visit, language: Language) => string;
}

/** "since 2001" for an open span, else "in 2001–2009". */
export function when({ say }: Voice, { from, to }: YearSpan, isOpen: boolean) {
  const form = from === to ? 'year' : 'span';
  return say('answer_when', { form: isOpen ? 'open' : form, from, to });
}

/** "3", "3 to 6", "at most 6", with `number` in words. */
export function range(
  { say }: Voice,
  { k, atMost }: Pick<Counted, 'k' | 'atMost'>,
  number: (n: number) => number | string = (n) => n,
) {
  const several = k === 0 ? 'most' : 'range';
  return say('answer_range', {
    form: atMost === k ? 'one' : several,
    k: number(k),
    atMost: number(atMost),
  });
}

/** Names of a kind: one, many, and in Russian how many "of" them. */
export const namesOfKind = ({ say }: Voice, kind: SeriesKind) => ({
  one: say('answer_kind', { kind, form: 'one' }),
  many: say('answer_kind', { kind, form: 'many' }),
  of: say('answer_kind', { kind, form: 'of' }),
});

/** Selects the plural form; alone is one of one. */
export function amount({ k, atMost, n }: Counted) {
  if (n === 1 && k === 1) return 'alone-new';
  if (n === 1) return atMost === 1 ? 'alone-perhaps' : 'alone-back';
  if (atMost === 0) return 'none';
  return k === 1 && atMost === 1 ? 'one' : 'some';
}

export const visitsUpTo = (visits: readonly Visit[], kind: SeriesKind, year: number) =>
  visits.filter((visit) => visit.kind === kind && yearOf(visit.start) <= year);

export const spanOf = (visits: readonly Visit[]): YearSpan => ({
  from: yearOf(visits[0]!.start),
  to: yearOf(visits.at(-1)!.start),
});

export const countWithFirst = (visits: readonly Visit[], span: YearSpan): PeriodCount =>
  countIn(visits, span, null, true);

export const hasRecord = ({ records, years }: AnswerInput, kind: SeriesKind) =>
  records.some((record) => isOfKind(kind)(record) && inPeriod(record, years));

/** A single record has no count: "one exercise, perhaps at a new place". */
export const yearAmount = (
  count: PeriodCount,
  isRecorded: boolean,
): 'unplaced' | 'none' | 'perhaps' | 'some' => {
  if (count.n === 0 && isRecorded) return 'unplaced';
  if (count.atMost === 0) return 'none';
  return count.n === 1 && count.k === 0 ? 'perhaps' : 'some';
};
