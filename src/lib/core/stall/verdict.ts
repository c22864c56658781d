import { median } from 'd3-array';
import type { Periods } from '../reach/dataset';
import type { Visit, VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import type { ReachKind } from '../record/model';
import { inPeriod, yearOf, yearsCovered, type YearSpan } from '../record/time';
import { reading, type Reading } from '../statistics/certainty';
import type { Chance, Power } from './chance';

/**
 * Did records go to new places as often as before? The set says at which year the two periods meet, before any
 * result was seen. Each kind is compared with its own records in random order, because new places run out even
 * where nothing changes.
 */

/** `k` of `n` records with a measured place were at a new one; the first of all, with none before it, is left out. */
export interface PeriodCount extends YearSpan {
  k: number;
  /** With those that are perhaps new. */
  atMost: number;
  n: number;
  /** Records and new places a year; of the last year only the months that are covered count. */
  recordsPerYear: number;
  newPerYear: number;
  /** The middle distance from the nearest earlier record, of those that have one; null of none. */
  medianKm: number | null;
}

export interface Counts {
  kind: ReachKind;
  limitKm: number;
  /** Up to the year before the first period. */
  earlier: PeriodCount;
  before: PeriodCount;
  /** Null before its first year. */
  since: PeriodCount | null;
  /** Out of the sample of who chose the first two; null before its first year. */
  later: PeriodCount | null;
}

/** With fewer on a side there are counts and no verdict. */
export const FEWEST = 5;

export interface CountInput {
  periods: Periods;
  /** The last year that counts. */
  year: number;
  limitKm: number;
  /** The last month covered, `YYYY-MM`; null when all years are covered. */
  coveredTo: string | null;
}

/** A series up to a year. */
export function upTo({ kind, records, places }: VisitSeries, year: number): VisitSeries {
  const n = records.filter(({ start }) => yearOf(start) <= year).length;
  return { kind, records: records.slice(0, n), places: places.slice(0, n) };
}

export function countsOf(
  visits: readonly Visit[],
  kind: ReachKind,
  { periods, year, limitKm, coveredTo }: CountInput,
): Counts {
  const own = visits.filter((visit) => visit.kind === kind && yearOf(visit.start) <= year);
  const count = ({ from, to = Infinity }: { from: number; to?: number | undefined }) =>
    countIn(own, { from, to: Math.min(to, year) }, coveredTo);
  const open = (span: { from: number; to?: number | undefined }) =>
    year >= span.from ? count(span) : null;
  const first = Math.min(periods.before.from, ...own.map(({ start }) => yearOf(start)));
  return {
    kind,
    limitKm,
    earlier: count({ from: first, to: periods.before.from - 1 }),
    before: count(periods.before),
    since: open(periods.since),
    later: periods.later ? open(periods.later) : null,
  };
}

/** @param withFirst whether the first of all counts as a new place, as in "one exercise, at a new place" */
export function countIn(
  visits: readonly Visit[],
  { from, to }: YearSpan,
  coveredTo: string | null,
  withFirst = false,
): PeriodCount {
  const begun = visits.filter((visit) => inPeriod(visit, { from, to }));
  const own = begun.filter(({ km }) => withFirst || km !== null);
  const k = own.filter(({ status }) => status === 'new').length;
  const years = yearsCovered({ from, to }, coveredTo);
  return {
    from,
    to,
    k,
    atMost: k + own.filter(({ status }) => status === 'perhaps').length,
    n: own.length,
    recordsPerYear: roundScore(begun.length / years),
    newPerYear: roundScore(k / years),
    medianKm: median(own, ({ km }) => km) ?? null,
  };
}

/** What a change of the share is called. */
export const CHANGES = ['spread', 'half', 'same', 'less', 'more', 'coarse', 'few'] as const;
export type Change = (typeof CHANGES)[number];

/**
 * @param expected how many could be new at all (expectedNew): with a limit too coarse hardly any can
 */
export function changeOf({ before, since }: Counts, expected: number): Change {
  if (!since || before.n < FEWEST || since.n < FEWEST) return 'few';
  if (expected < 1) return 'coarse';
  const shareBefore = before.k / before.n;
  const shareSince = since.k / since.n;
  const mostSince = since.atMost / since.n;
  if (shareBefore >= 1 / 2 && mostSince <= 1 / 3) return 'spread';
  if (mostSince < shareBefore / 2) return 'half';
  if (Math.abs(shareBefore - shareSince) < 0.15) return 'same';
  return shareSince < shareBefore ? 'less' : 'more';
}

/** A certainty that a tenth or more of the variations do not share is fragile: one word less. */
export const STEADY = 0.9;

/**
 * @param steady the share of variations in which the certainty is at least as high; null where none were made
 */
export function certaintyOf(
  { fell, rose }: Pick<Chance, 'fell' | 'rose'>,
  change: Change,
  power: Power | null,
  steady: number | null,
): Reading {
  const found = reading(change === 'more' ? rose : fell, power?.stop ?? 1);
  if (found === 'weak' || found === 'too-few') return found;
  if (steady === null || steady >= STEADY) return found;
  return found === 'strong' ? 'some' : 'weak';
}
