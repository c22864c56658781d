import { range } from 'd3-array';
import { REACH_KINDS, type ReachKind } from '../record/model';
import { isInPart, type OpenSpan, type YearSpan } from '../record/time';
import type { Periods } from '../reach/dataset';
import { MARGIN_KM } from '../reach/directions';
import { NEW_PLACE_KM } from '../reach/measures';
import { roundScore } from '../reach/round';
import { fisherGreater } from '../statistics/exact-tests';
import { seededRandom, streamSeed, randomBelow, type Random } from '../statistics/random';
import {
  countIn,
  fallBetween,
  PACE_MEASURES,
  seriesOf,
  share,
  shuffled,
  fallP,
} from './pace-series';
import type { PaceCount, PaceMeasure, Series, SeriesInput } from './pace-series';

/**
 * Did records go somewhere new as often as before? The set says at which year the pace is broken, and which
 * years are out of the sample of whoever chose it. Two measures: marks, which need an origin and directions, and
 * new places, which need neither. Each kind is compared with its own records in random order, because new
 * places run out even where nothing changes.
 */
export interface PacePeriods {
  before: YearSpan;
  since: YearSpan;
  later: YearSpan | null;
}

const open = ({ from, to = Infinity }: OpenSpan): YearSpan => ({ from, to });

export const pacePeriods = ({ before, since, later }: Periods): PacePeriods => ({
  ...{ before, since: open(since), later: later ? open(later) : null },
});

export interface Pace {
  kind: ReachKind;
  measure: PaceMeasure;
  /** Up to the year asked for. */
  before: PaceCount;
  /** null before its first year. */
  since: PaceCount | null;
  /** Out of the sample of the first two; null before its first year. */
  later: PaceCount | null;
  /** The month up to which the last year is known; absent when it is known whole. */
  coveredTo?: string;
  /** null without a record in both periods. */
  test: PaceTest | null;
}

export interface PaceTest {
  /** Fisher's exact test of one rate in both periods: p that it fell, and of both sides. */
  fisher: { fell: number; twoSided: number; laterFell: number | null };
  /** Shares of random orders, the observed one among them. */
  random: {
    /** With as large a fall of the rate, or as large a rise. */
    fell: number;
    rose: number;
    /** With as few in the later period alone. */
    sinceAsFew: number;
    laterAsFew: number | null;
    orders: number;
  };
  power: Power;
}

export interface PaceSettings {
  orders: number;
  /** Simulated series for each alternative of the power. */
  series: number;
  seed: number;
  marginKm: number;
  newPlaceKm: number;
}

export const PACE_DEFAULTS: PaceSettings = {
  orders: 4999,
  series: 100,
  seed: 1,
  marginKm: MARGIN_KM,
  newPlaceKm: NEW_PLACE_KM,
};

export interface PaceInput extends SeriesInput {
  periods: PacePeriods;
  coveredTo: string | null;
}

export function paceOf(
  input: PaceInput,
  settings: PaceSettings = PACE_DEFAULTS,
  kinds: readonly ReachKind[] = REACH_KINDS,
): Pace[] {
  return kinds.flatMap((kind) =>
    PACE_MEASURES.map((measure) => paceBetween(input, kind, measure, input.periods, settings)),
  );
}

export function paceBetween(
  input: Omit<PaceInput, 'periods'>,
  kind: ReachKind,
  measure: PaceMeasure,
  periods: PacePeriods,
  settings: PaceSettings = PACE_DEFAULTS,
): Pace {
  const { year, coveredTo } = input;
  const series = seriesOf(input, kind, measure, settings);
  const stream = PACE_MEASURES.length * REACH_KINDS.indexOf(kind) + PACE_MEASURES.indexOf(measure);
  const seed = streamSeed(settings.seed, stream);
  const { years } = series;
  const hit = new Uint8Array(years.length);
  series.hits([...years.keys()], hit);
  const known = ({ from, to }: YearSpan) => ({ from, to: Math.min(to, year) });
  const count = (span: YearSpan | null) =>
    span && year >= span.from ? countIn(years, hit, known(span)) : null;
  const before = countIn(years, hit, known(periods.before));
  const [since, later] = [count(periods.since), count(periods.later)];
  const part = coveredTo && isInPart(year, coveredTo) ? { coveredTo } : {};
  const pace = { kind, measure, ...part, before, since, later };
  if (!since || before.n === 0 || since.n === 0) return { ...pace, test: null };
  const told = [before, since, ...(later ? [later] : [])];
  const { drawn } = shuffled(series, told, settings.orders, seededRandom(seed));
  const fall = fallBetween(before, since);
  const observed = fall([before.k, since.k]);
  const hits = ({ k, n }: PaceCount) => ({ hits: k, of: n });
  const fell = fisherGreater(hits(since), hits(before));
  const rose = fisherGreater(hits(before), hits(since));
  const test: PaceTest = {
    fisher: {
      fell: roundScore(fell),
      twoSided: roundScore(Math.min(1, 2 * Math.min(fell, rose))),
      laterFell: later && roundScore(fisherGreater(hits(later), hits(before))),
    },
    random: {
      fell: roundScore(share(drawn, (one) => fall(one) >= observed)),
      rose: roundScore(share(drawn, (one) => fall(one) <= observed)),
      sinceAsFew: roundScore(share(drawn, (one) => one[1]! <= since.k)),
      laterAsFew: later && roundScore(share(drawn, (one) => one[2]! <= later.k)),
      orders: settings.orders,
    },
    power: powerOf(series, { before, since }, settings.series, streamSeed(seed, 1)),
  };
  return { ...pace, test };
}

/**
 * The share of simulated series in which as large a fall is found in at most 1 of 20 random orders. Records up
 * to the break stay; each since hits with the rate named, and otherwise goes where an earlier one had been.
 */
export interface Power {
  stop: number;
  /** A tenth of the rate before, a half of it. */
  tenth: number;
  half: number;
  /** The rate since the break as it was seen. */
  seen: number;
  /** Nothing changed: all records drawn from the same places, which run out. */
  falseAlarm: number;
}

/** A fall is noticed at this one-sided p. */
export const NOTICED = 0.05;
/** Random orders of each simulated series. */
const ORDERS = 99;

export function powerOf(
  series: Series,
  { before, since }: { before: PaceCount; since: PaceCount },
  simulated: number,
  seed: number,
): Power {
  const { years } = series;
  const rate = before.k / before.n;
  const first = years.findIndex((one) => one >= since.from);
  const fallTo = (hitRate: number) => (random: Random) =>
    years.map((_, i) => {
      if (i < first) return i;
      return random() < hitRate ? -1 : randomBelow(random, first);
    });
  const noticed = (draw: (random: Random) => number[], stream: number) => {
    const random = seededRandom(streamSeed(seed, stream));
    const isFound = () =>
      fallP(series.like(draw(random)), { before, since }, random, ORDERS) <= NOTICED;
    return roundScore(range(simulated).filter(isFound).length / simulated);
  };
  const exhausted = (random: Random) => years.map(() => randomBelow(random, years.length));
  return {
    stop: first > 0 ? noticed(fallTo(0), 0) : 0,
    tenth: first > 0 ? noticed(fallTo(rate / 10), 1) : 0,
    half: first > 0 ? noticed(fallTo(rate / 2), 2) : 0,
    seen: first > 0 ? noticed(fallTo(since.k / since.n), 3) : 0,
    falseAlarm: noticed(exhausted, 4),
  };
}
