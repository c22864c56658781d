import { mean } from 'd3-array';
import { roundMeasure } from '../reach/round';
import { yearsOf, type YearSpan } from '../record/time';
import { ALPHA } from '../statistics/certainty';
import { quantiles } from '../statistics/quantiles';
import { seededRandom, shuffle } from '../statistics/random';
import { pValues, scanForStall, slotsOf, type PValues, type StallScan } from './null-model';
import { STALL_MEASURES, statisticsOf } from './stall-measures';
import type { NotTestable, StallInput, StallMeasure } from './stall-measures';

export type Verdict = 'slower-than-chance' | 'as-expected' | 'faster-than-chance';

export type MeasureTest =
  | {
      measure: StallMeasure;
      verdict: Verdict;
      observed: number;
      /** 2.5 %, 50 % and 97.5 % of the shuffles: outside lies a verdict, but for rounding of p. */
      p025: number;
      median: number;
      p975: number;
      p: PValues;
      /** The lowest value of any shuffle, and so common that no period could have been called slower. */
      atFloor: boolean;
    }
  | { measure: StallMeasure; verdict: 'cannot-be-tested'; reason: NotTestable };

export interface PeriodTest extends YearSpan {
  records: number;
  measures: MeasureTest[];
  headline: Headline;
}

export type EnvelopeYear = ReturnType<typeof envelopeOf>;

export interface StallTest {
  records: number;
  /** The same: every record is dealt anew. */
  shuffled: number;
  /** A single year outside its envelope is no test: one year in ten is, by chance alone. */
  newGround: EnvelopeYear[];
  periods: PeriodTest[];
  scan: StallScan | null;
}

export interface StallSettings {
  periods: YearSpan[];
  /** The calendar of the curve; every record's first year must lie in it. */
  span: YearSpan;
  /** Years that may be the last before a stall; null: those of the periods, but the last two. */
  scan: YearSpan | null;
  shuffles: number;
  seed: number;
}

/** The statistics of an arrangement (stall-measures.ts) as observed, and each in so many shuffles. */
export function shuffled(
  input: StallInput,
  settings: Pick<StallSettings, 'periods' | 'span' | 'shuffles' | 'seed'>,
) {
  const slots = slotsOf(input.records);
  const { reasons, evaluate } = statisticsOf(input, slots, settings);
  const observed = evaluate(slots.observed).slice();
  const draws = Array.from(observed, () => new Float64Array(settings.shuffles));
  const random = seededRandom(settings.seed);
  const recordAt = slots.observed.slice();
  for (let i = 0; i < settings.shuffles; i++) {
    evaluate(shuffle(recordAt, random)).forEach((value, column) => {
      draws[column]![i] = value;
    });
  }
  return { slots, reasons, observed, draws };
}

/**
 * Did a period bring less new ground than chance explains, given how many records each year had and
 * where all records together went? See null-model.ts for what is shuffled.
 */
export function stallTest(input: StallInput, settings: StallSettings): StallTest {
  const { span, periods } = settings;
  const { slots, reasons, observed, draws } = shuffled(input, settings);
  const years = yearsOf(span);
  const beginIn = (from: number, to = from) =>
    slots.first.filter((year) => year >= from && year <= to).length;
  const records = slots.first.length;
  return {
    ...{ records, shuffled: records },
    newGround: years.map((year, i) => envelopeOf(year, observed[i]!, draws[i]!)),
    periods: periods.map((period, index) => {
      const begun = beginIn(period.from, period.to);
      const reason = notTestable(begun, records);
      const measures = STALL_MEASURES.map((measure, m): MeasureTest => {
        const why = reason ?? reasons[index]![measure];
        if (why) return { measure, verdict: 'cannot-be-tested', reason: why };
        const column = years.length + index * STALL_MEASURES.length + m;
        return verdictOf(measure, observed[column]!, draws[column]!);
      });
      return { ...period, records: begun, measures, headline: headlineOf(measures) };
    }),
    scan: scanForStall(
      ...([years, observed, draws] as const),
      years.map((year) => beginIn(year)),
      settings.scan ?? around(periods),
    ),
  };
}

type Five = [number, number, number, number, number];

function verdictOf(measure: StallMeasure, observed: number, draws: Float64Array): MeasureTest {
  if (Number.isNaN(observed)) {
    return { measure, verdict: 'cannot-be-tested', reason: 'no-record' };
  }
  const levels = [0, 0.025, 0.5, 0.975, 1];
  const [least, p025, median, p975, most] = quantiles(draws, levels) as Five;
  if (!(most - least > 1e-9 * Math.abs(most))) {
    return { measure, verdict: 'cannot-be-tested', reason: 'nothing-varies' };
  }
  const p = pValues(observed, draws);
  const side = p.slower < p.faster ? 'slower-than-chance' : 'faster-than-chance';
  const verdict = p.twoSided <= ALPHA ? side : 'as-expected';
  const atFloor =
    verdict === 'as-expected' && observed <= least + 1e-9 * Math.abs(least) && p.slower > ALPHA / 2;
  const round = (value: number) => roundMeasure(measure, value);
  const rounded = { p025: round(p025), median: round(median), p975: round(p975) };
  return { measure, verdict, observed: round(observed), ...rounded, p, atFloor };
}

function envelopeOf(year: number, observed: number, draws: Float64Array) {
  const round = (km2: number) => roundMeasure('newGroundKm2', km2);
  const [p05 = NaN, median = NaN, p95 = NaN] = quantiles(draws, [0.05, 0.5, 0.95]).map(round);
  return { year, observed: round(observed), mean: round(mean(draws)!), p05, median, p95 };
}

/** Below 2 / ALPHA ways to deal the records p cannot reach ALPHA, and "as expected" would mislead. */
function notTestable(inside: number, records: number): NotTestable | null {
  if (inside === 0) return 'no-record';
  let ways = 1;
  for (let i = 0; i < inside; i++) ways *= (records - i) / (inside - i);
  return ways < 2 / ALPHA ? 'too-few-arrangements' : null;
}

function around(periods: readonly YearSpan[]): YearSpan {
  const from = Math.min(...periods.map((period) => period.from));
  return { from, to: Math.max(...periods.map((period) => period.to)) - 2 };
}

/** The measures of a period side by side; never one number. */
export interface Headline {
  verdict: MeasureTest['verdict'] | 'mixed';
  /** Measures that could be tested and were free to fall, and how many agree with the verdict. */
  of: number;
  agree: number;
  slower: number;
  asExpected: number;
  faster: number;
}

/** Fewer tested measures than this make no headline. */
const FEWEST = 3;

/** A measure of growth opposes a stall when at most this share of shuffles grows as much. */
const OPPOSED = 0.25;

/**
 * New ground and more than half of all tested measures must say "slower" (or "faster"), none the opposite: the
 * others answer to a single far record. A stall is also opposed by a measure of growth that is merely high.
 * Where it is `mixed`, `agree` is the largest camp.
 */
export function headlineOf(measures: readonly MeasureTest[]): Headline {
  const tested = measures.filter((test) => test.verdict !== 'cannot-be-tested' && !test.atFloor);
  const count = (verdict: Verdict) => tested.filter((test) => test.verdict === verdict).length;
  const slower = count('slower-than-chance');
  const faster = count('faster-than-chance');
  const of = tested.length;
  const asExpected = of - slower - faster;
  const counts = { of, slower, asExpected, faster };
  // Spread is no measure of growth: a stall leaves it free to lie on either side.
  const high = measures.some(
    (test) =>
      test.verdict !== 'cannot-be-tested' &&
      test.measure !== 'standardDistanceKm' &&
      test.p.faster <= OPPOSED,
  );
  const ground = measures.find(({ measure }) => measure === 'newGroundKm2')?.verdict;
  if (of < FEWEST) return { verdict: 'cannot-be-tested', agree: 0, ...counts };
  if (ground === 'slower-than-chance' && slower > of / 2 && faster === 0 && !high) {
    return { verdict: 'slower-than-chance', agree: slower, ...counts };
  }
  if (ground === 'faster-than-chance' && faster > of / 2 && slower === 0) {
    return { verdict: 'faster-than-chance', agree: faster, ...counts };
  }
  if (asExpected === of) return { verdict: 'as-expected', agree: of, ...counts };
  return { verdict: 'mixed', agree: Math.max(slower, asExpected, faster), ...counts };
}
