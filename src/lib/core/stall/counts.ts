import { max, median, sort } from 'd3-array';
import type { Periods } from '../reach/dataset';
import type { Visit, VisitSeries, VisitStatus } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { inPeriod, yearOf, yearsCovered, type OpenSpan, type YearSpan } from '../record/time';
import { reading, type Reading } from '../statistics/certainty';
import type { Percentiles } from '../statistics/shares';

/** `k` of `n` records with a measured place were at a new one, not counting the first. */
export interface Counted {
  k: number;
  /** `k` plus those perhaps new. */
  atMost: number;
  n: number;
}

export type PeriodCount = ReturnType<typeof countIn>;
export type Counts = ReturnType<typeof countsOf>;

/** With fewer records in a period there is no verdict. */
export const FEWEST = 5;
/** Each test counts all pairs thousands of times: more records would take hours. */
export const MOST_TESTED = 1000;
/** Each variation is such a test. */
export const MOST_VARIED = 300;

export interface CountInput {
  periods: Periods;
  year: number;
  limitKm: number;
  coveredTo: string | null;
}

export function upTo({ kind, ...series }: VisitSeries, year: number): VisitSeries {
  const n = series.records.filter(({ start }) => yearOf(start) <= year).length;
  const [records, places] = [series.records.slice(0, n), series.places.slice(0, n)];
  return { kind, records, places, reached: series.reached.slice(0, n) };
}

/** @param visits of one series, or of several counted together */
export function countsOf(
  visits: readonly Visit[],
  { periods, year, limitKm, coveredTo }: CountInput,
) {
  const own = visits.filter((visit) => yearOf(visit.start) <= year);
  const count = ({ from, to = Infinity }: OpenSpan) =>
    countIn(own, { from, to: Math.min(to, year) }, coveredTo);
  /** Null before its first year. */
  const countIfBegun = (span: OpenSpan) => (year >= span.from ? count(span) : null);
  const first = Math.min(periods.before.from, ...own.map(({ start }) => yearOf(start)));
  return {
    limitKm,
    earlier: count({ from: first, to: periods.before.from - 1 }),
    before: count(periods.before),
    since: countIfBegun(periods.since),
    /** Unseen by those who chose the periods. */
    later: periods.later ? countIfBegun(periods.later) : null,
  };
}

function countIn(visits: readonly Visit[], { from, to }: YearSpan, coveredTo: string | null) {
  const begun = visits.filter((visit) => inPeriod(visit, { from, to }));
  const own = begun.filter(({ km }) => km !== null);
  const counted = countVisits(own);
  const years = yearsCovered({ from, to }, coveredTo);
  return {
    from,
    to,
    ...counted,
    /** The last year counts only the months covered. */
    recordsPerYear: roundScore(begun.length / years),
    newPerYear: roundScore(counted.k / years),
    /** From the nearest earlier record; null if none has one. */
    medianKm: median(own, ({ km }) => km) ?? null,
    medianUnderKm: boundOf(own),
  };
}

/** Where the record in the middle is nearer than its place is known: what that is under, to one figure upwards. */
function boundOf(visits: readonly Visit[]) {
  const ordered = sort(visits, ({ km }) => km!);
  const middle = ordered.filter((_, i) => Math.abs(2 * i - ordered.length + 1) < 2);
  if (middle.length === 0 || middle.some(({ leastKm }) => leastKm! > 0)) return null;
  const km = max(middle, ({ mostKm }) => mostKm)!;
  const step = 10 ** Math.floor(Math.log10(km));
  return Math.ceil(km / step) * step;
}

export function countVisits(visits: readonly Pick<Visit, 'status'>[]): Counted {
  const countOf = (status: VisitStatus) => visits.filter((visit) => visit.status === status).length;
  const k = countOf('new');
  return { k, atMost: k + countOf('perhaps'), n: visits.length };
}

export const CHANGES = ['spread', 'half', 'same', 'less', 'more', 'coarse', 'few'] as const;
export type Change = (typeof CHANGES)[number];

/** `coarse`: hardly any could be new, or none is in either period: not a finding. */
export function changeOf(
  { before, since }: { before: Counted; since: Counted | null },
  expected = Infinity,
): Change {
  if (!since || before.n < FEWEST || since.n < FEWEST) return 'few';
  if (expected < 1 || before.atMost + since.atMost === 0) return 'coarse';
  const shareBefore = before.k / before.n;
  const shareSince = since.k / since.n;
  const mostSince = since.atMost / since.n;
  if (shareBefore >= 1 / 2 && mostSince < 1 / 2) return 'spread';
  if (mostSince <= shareBefore / 2) return 'half';
  if (Math.abs(shareBefore - shareSince) < 0.15) return 'same';
  return shareSince < shareBefore ? 'less' : 'more';
}

/** With fewer steady variations evidence is a step weaker. */
export const STEADY = 0.9;

/** How often random orders show as large a rise or fall. */
type Shifts = Record<'fell' | 'rose', Percentiles>;

/** In the middle of the draws, for a rise or a fall. */
export const middleOf = ({ fell, rose }: Shifts, change: Change) =>
  (change === 'more' ? rose : fell)[1];

/** `steady`: share of variations that stay; null where none were made. */
export function certaintyOf(
  chance: Shifts,
  change: Change,
  power: { stop: number } | null,
  steady: number | null,
): Reading {
  const isFragile = steady !== null && steady < STEADY;
  return reading(middleOf(chance, change), power?.stop ?? 1, isFragile);
}

/** Of a verdict whose records were not varied. */
export const NOT_VARIED = {
  sensitivity: null,
  forecast: null,
  backTests: [],
  sought: null,
  series: null,
  curve: null,
  breaks: [],
  domains: null,
};

/** Random orders shared out among the draws of places, so that together these see all. */
export const DRAWN_ORDERS = 4_960;

/** By three standard errors of the random orders. */
export function standsOut({ fell }: { fell: Percentiles }, other: { fell: Percentiles }) {
  const p = fell[1];
  return p - other.fell[1] > 3 * Math.sqrt((2 * p * (1 - p)) / DRAWN_ORDERS);
}
