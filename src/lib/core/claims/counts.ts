import { rateRatio } from '../statistics/exact-tests';
import { trendTest } from '../statistics/permutation-tests';
import type { AtlasRecord } from '../record/record';
import { yearsOf, type YearSpan } from '../record/time';
import { countsByYear, within, yearsCovered, type Evidence } from './evidence';
import { cannotBeTested, outcome, type FindingVerdict, type Outcome } from './outcome';

/** What a claim expects of a rate. */
export type Expected = 'up' | 'down' | 'level' | 'no-growth';

const ALPHA = 0.05;
/** Evidence that points the claimed way without proving it: one chance in four or less. */
const LEANING = 0.25;
/** A rate is level when its 90 % interval excludes a halving and a doubling (two one-sided tests). */
const LEVEL = { low: 0.5, high: 2 };

/**
 * Records per year in one period against another (conditional exact test of two Poisson rates). Few
 * records prove little: a rate that may well have halved or doubled is `mixed`, not level.
 */
export function compareRates(
  evidence: Evidence,
  records: readonly AtlasRecord[],
  a: YearSpan,
  b: YearSpan,
  expected: Expected,
): Outcome {
  const countA = within(records, a).length;
  const countB = within(records, b).length;
  const [timeA, timeB] = [yearsCovered(evidence, a), yearsCovered(evidence, b)];
  const test = rateRatio({ count: countA, time: timeA }, { count: countB, time: timeB });
  if (!test) return cannotBeTested('no-record');
  const p =
    expected === 'up' || expected === 'no-growth'
      ? test.p.greater
      : expected === 'down'
        ? test.p.less
        : test.p.twoSided;
  return outcome(
    'rate-ratio',
    rateVerdict(test, expected),
    countA + countB,
    p,
    {
      fromA: a.from,
      toA: a.to,
      fromB: b.from,
      toB: b.to,
      countA,
      countB,
      perYearA: countA / timeA,
      perYearB: countB / timeB,
      ratio: test.ratio,
      low: test.interval[0],
      high: test.interval[1],
      p,
    },
    {},
  );
}

export function rateVerdict(
  { ratio, interval90, p }: NonNullable<ReturnType<typeof rateRatio>>,
  expected: Expected,
): FindingVerdict {
  const more = ratio === null || ratio > 1;
  switch (expected) {
    case 'up':
      return verdictFor(p.greater);
    case 'down':
      return verdictFor(p.less);
    case 'no-growth':
      return p.greater <= ALPHA ? 'not-supported' : more ? 'mixed' : 'supported';
    case 'level': {
      if (p.twoSided <= ALPHA) return 'not-supported';
      const [low, high] = interval90;
      return low >= LEVEL.low && high !== null && high <= LEVEL.high ? 'supported' : 'mixed';
    }
  }
}

/** Do the yearly counts of the period rise? */
export function countTrend(records: readonly AtlasRecord[], span: YearSpan): Outcome {
  const counts = countsByYear(records, span);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return cannotBeTested('no-record');
  const { slope, p } = trendTest(yearsOf(span), counts);
  return outcome(
    'count-trend',
    verdictFor(p.up),
    n,
    p.up,
    {
      from: span.from,
      to: span.to,
      records: n,
      perYearMore: slope,
      p: p.up,
    },
    {},
  );
}

/** Verdict of a one-sided test in the claimed direction. */
export function verdictFor(p: number): FindingVerdict {
  return p <= ALPHA ? 'supported' : p <= LEANING ? 'mixed' : 'not-supported';
}
