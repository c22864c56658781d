/** Claims on how often: dated things a year. */
import { binomialTest, rateRatio } from '../statistics/exact-tests';
import { isStrong } from '../statistics/certainty';
import type { AtlasRecord } from '../record/record';
import type { YearSpan } from '../record/time';
import type { ClaimCheck, Run } from './claims';
import {
  begunIn,
  begunByYear,
  itemsOf,
  within,
  yearsCovered,
  type Case,
  type Evidence,
} from './evidence';
import {
  byChance,
  byLevel,
  cannotBeTested,
  outcome,
  type Chance,
  type SentenceKey,
} from './outcome';
import { FAST, TWICE, binomialPower } from './power';

interface Dated {
  id: string;
  start: string;
}

/** Training of Chinese officers and crews named in sources. */
export const trainingOfChinese = (evidence: Evidence) =>
  itemsOf(evidence, 'training').filter(({ training }) => training?.learners !== 'RU');

export const isOnLand = ({ domains }: Pick<AtlasRecord, 'domains'>) => domains.includes('land');

/** What a check counts in the years of a span, and how it is told. */
function countedIn({ of }: ClaimCheck, given: Case, span: YearSpan): Dated[] {
  if (of === 'training') return begunIn(trainingOfChinese(given), span);
  const records = within(given.counted, span);
  return of === 'land' ? records.filter(isOnLand) : records;
}
const TOLD: Partial<Record<NonNullable<ClaimCheck['of']>, SentenceKey>> = {
  land: 'land_forces',
  training: 'training',
};

/** Things a year in one period against another; null without one in either. */
export function ratesOf(check: ClaimCheck, given: Case) {
  const rate = (span: YearSpan) => {
    const counted = countedIn(check, given, span);
    const [count, time] = [counted.length, yearsCovered(given, span)];
    return { counted, count, time, perYear: count / time };
  };
  const [a, b] = [rate(check.before!), rate(check.period)];
  const test = rateRatio(a, b);
  return test && { ...test, a, b, n: a.count + b.count };
}
export type Rates = NonNullable<ReturnType<typeof ratesOf>>;

/**
 * The conditional exact test (exact-tests.ts) on the side that the claim names. "Level" and "no growth" are
 * not shown by a large p: a halving and a doubling must be excluded (two one-sided tests, Schuirmann 1987).
 */
export function rateChance({ a, b, n }: Rates, side: NonNullable<ClaimCheck['side']>): Chance {
  /** The share of b where it has so many times the rate of a. */
  const shareAt = (ratio: number) => (ratio * b.time) / (a.time + ratio * b.time);
  const moreThan = (k: number, ratio: number) => binomialTest(k, n, shareAt(ratio)).greater;
  const lessThan = (k: number, ratio: number) => binomialTest(k, n, shareAt(ratio)).less;
  const sides = {
    up: ['doubled', TWICE, (k: number) => moreThan(k, 1)],
    down: ['halved', 1 / TWICE, (k: number) => lessThan(k, 1)],
    'no-growth': ['same', 1, (k: number) => lessThan(k, TWICE)],
    level: ['same', 1, (k: number) => Math.max(lessThan(k, TWICE), moreThan(k, 1 / TWICE))],
  } as const;
  const [alternative, ratio, oneSided] = sides[side];
  const power = binomialPower(n, shareAt(ratio), oneSided);
  return { alternative, oneSided: oneSided(b.count), power };
}

export const rates: Run = (check, given) => {
  const test = ratesOf(check, given);
  if (!test) return cannotBeTested('no_record');
  const { before, period, side = 'up', of = 'records' } = check;
  const by = rateChance(test, side);
  const noChange = side === 'level' || side === 'no-growth';
  const changed = isStrong(
    side === 'level' ? Math.min(test.p.less, test.p.greater) : test.p.greater,
  );
  return outcome(TOLD[of] ?? (noChange ? 'rate_level' : 'rate_ratio'), {
    ...(noChange ? byLevel(by.oneSided, changed) : byChance(by.oneSided)),
    ...{ by, n: test.n },
    numbers: {
      ...{ fromA: before!.from, toA: before!.to, countA: test.a.count, perYearA: test.a.perYear },
      ...{ fromB: period.from, toB: period.to, countB: test.b.count, perYearB: test.b.perYear },
      ...{ ratio: test.ratio, low: test.interval[0], high: test.interval[1] },
    },
  });
};

/** Of a sum of n independent draws of 0, 1, 2 … with these chances: P(0), P(1) … */
function termsOfSum(n: number, chances: readonly number[]): number[] {
  let terms = [1];
  for (let i = 0; i < n; i++) {
    const next = new Array<number>(terms.length + chances.length - 1).fill(0);
    terms.forEach((term, sum) => chances.forEach((p, x) => (next[sum + x]! += term * p)));
    terms = next;
  }
  return terms;
}

/**
 * Whether a number of things a year grows from the first year of the later part on: exact, against the same
 * n things falling into all years alike; each counts by how many years after the turn it lies (the score
 * test of a Poisson rate that is level and then grows). Null without a thing.
 */
export function growthChance(early: readonly number[], late: readonly number[]): Chance | null {
  const n = [...early, ...late].reduce((sum, count) => sum + count, 0);
  if (n === 0) return null;
  const chances = (yearly: number) => {
    const weights = [early.length, ...late.map((_, i) => yearly ** (i + 1))];
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / all);
  };
  const [level, fast] = [termsOfSum(n, chances(1)), termsOfSum(n, chances(FAST))];
  let [tail, power] = [0, 0];
  const asMuch = level.map(() => 0);
  for (let sum = level.length - 1; sum >= 0; sum--) {
    asMuch[sum] = Math.min(1, (tail += level[sum]!));
    if (isStrong(tail)) power += fast[sum]!;
  }
  const observed = late.reduce((sum, count, i) => sum + count * (i + 1), 0);
  return { alternative: 'fifth_a_year', oneSided: asMuch[observed]!, power };
}

/** Years in whole: the claim is of years that the records cover. */
export const growth: Run = (check, given) => {
  const { before, period } = check;
  const test = ratesOf(check, given);
  const by = growthChance(begunByYear(given.counted, before!), begunByYear(given.counted, period));
  if (!test || !by) return cannotBeTested('no_record');
  return outcome('growth', {
    ...{ ...byChance(by.oneSided), by, n: test.n },
    numbers: {
      ...{ fromA: before!.from, toA: before!.to, countA: test.a.count, perYearA: test.a.perYear },
      ...{ fromB: period.from, toB: period.to, countB: test.b.count, perYearB: test.b.perYear },
      ratio: test.ratio,
    },
  });
};
