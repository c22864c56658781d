import { rateRatio, type ExactP } from '../statistics/exact-tests';
import { ALPHA, isStrong, twoSided } from '../statistics/certainty';
import { trendTest } from '../statistics/permutation-tests';
import { yearsOf, type YearSpan } from '../record/time';
import type { Run } from './claim-test';
import { countsByYear, within, yearsCovered, type Case } from './evidence';
import { cannotBeTested, outcome, verdictFor, verdictOf, type FindingVerdict } from './outcome';

export type Expected = 'up' | 'down' | 'level' | 'no-growth';

/** A rate is level when its 90 % interval excludes a halving and a doubling (two one-sided tests). */
const LEVEL = { low: 0.5, high: 2 };

/** Records a year in one period against another; null without a record in either. */
export function ratesOf(given: Case, a: YearSpan, b: YearSpan, records = given.counted) {
  const rate = (span: YearSpan) => {
    const [count, time] = [within(records, span).length, yearsCovered(given, span)];
    return { count, time, perYear: count / time };
  };
  const [first, second] = [rate(a), rate(b)];
  const test = rateRatio(first, second);
  return test && { ...test, a: first, b: second, n: first.count + second.count };
}

/** Few records prove little: a rate that may well have halved or doubled is `mixed`, not level. */
export function compareRates(a: YearSpan, b: YearSpan, expected: Expected): Run {
  return (given) => {
    const test = ratesOf(given, a, b);
    if (!test) return cannotBeTested('no_record');
    const side = {
      up: 'greater',
      'no-growth': 'greater',
      down: 'less',
    } as const;
    return outcome('rate_ratio', {
      verdict: rateVerdict(test, expected),
      n: test.n,
      ...(expected === 'level' ? { p: bothSides(test.p) } : { oneSided: test.p[side[expected]] }),
      numbers: {
        ...{ fromA: a.from, toA: a.to, countA: test.a.count, perYearA: test.a.perYear },
        ...{ fromB: b.from, toB: b.to, countB: test.b.count, perYearB: test.b.perYear },
        ...{ ratio: test.ratio, low: test.interval[0], high: test.interval[1] },
      },
    });
  };
}

const bothSides = ({ less, greater }: ExactP) => twoSided(Math.min(less, greater));

export function rateVerdict(
  { ratio, interval90, p }: NonNullable<ReturnType<typeof rateRatio>>,
  expected: Expected,
): FindingVerdict {
  switch (expected) {
    case 'up':
      return verdictFor(p.greater);
    case 'down':
      return verdictFor(p.less);
    case 'no-growth': {
      const more = ratio === null || ratio > 1;
      const grew = isStrong(p.greater);
      return verdictOf(!grew && !more, !grew);
    }
    case 'level': {
      const [low, high] = interval90;
      const kept = bothSides(p) > ALPHA;
      const level = low >= LEVEL.low && high !== null && high <= LEVEL.high;
      return verdictOf(kept && level, kept);
    }
  }
}

export function countTrend(span: YearSpan): Run {
  return ({ counted }) => {
    const counts = countsByYear(counted, span);
    const n = counts.reduce((sum, count) => sum + count, 0);
    if (n === 0) return cannotBeTested('no_record');
    const { slope, p } = trendTest(yearsOf(span), counts);
    return outcome('count_trend', {
      ...{ verdict: verdictFor(p.up), n, oneSided: p.up },
      numbers: { ...span, records: n, perYearMore: slope },
    });
  };
}
