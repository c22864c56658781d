import { ENOUGH_POWER } from '../../src/lib/core/statistics/certainty';
/** The gate of power: closed forms, published tables, simulation; and that nothing gets past it. */
import { describe, expect, it } from 'vitest';
import {
  FAST,
  binomialPower,
  growthChance,
  rateChance,
  riseChance,
  shareChance,
  simulatedPower,
} from '../../src/lib/core/claims/chance';
import type { Side } from '../../src/lib/core/claims/claims';
import { findings, ownSample, testClaim } from '../../src/lib/core/claims/findings';
import { outcome, type Outcome } from '../../src/lib/core/claims/outcome';
import { sampleOf } from '../../src/lib/core/claims/sample';
import { binomialTest } from '../../src/lib/core/statistics/exact-tests';
import { trendTest } from '../../src/lib/core/statistics/permutation-tests';
import { randomNormal } from '../../src/lib/core/statistics/draws.fixture';
import { seededRandom, type Random } from '../../src/lib/core/statistics/random';
import { claims, evidence, rules } from './evidence.fixture';

const majority = (n: number) => (k: number) => binomialTest(k, n).greater;

/** Of rates in two periods of equal length. */
const equalRates = (a: number, b: number, side: Side) =>
  rateChance({ count: a, time: 3 }, { count: b, time: 3 }, side);
const power = (a: number, b: number) => shareChance({ hits: 0, of: a }, { hits: 0, of: b }).power;

describe('the power of a test', () => {
  it('of six one-way things is that of six in a row, and five can never be strong evidence', () => {
    // One half to the sixth is 1/64, below 1 in 40; to the fifth 1/32, above it.
    expect(binomialPower(6, 0.75, majority(6))).toBeCloseTo(0.75 ** 6, 12);
    expect(binomialPower(5, 0.75, majority(5))).toBe(0);
  });

  it('of twenty, three in four going one way, is that of the binomial table: 0.6172', () => {
    expect(binomialPower(20, 0.75, majority(20))).toBeCloseTo(0.6172, 4);
  });

  it('to see a doubling in six records of two equal periods is two thirds to the sixth', () => {
    for (const b of [0, 3, 6]) {
      expect(equalRates(6 - b, b, 'up').power).toBeCloseTo((2 / 3) ** 6, 12);
    }
    expect(equalRates(3, 3, 'down').power).toBeCloseTo((2 / 3) ** 6, 12);
  });

  it('of equivalence is none with few records and nearly full with many', () => {
    expect(equalRates(9, 8, 'level').power).toBe(0);
    expect(equalRates(100, 100, 'level').power).toBeGreaterThan(0.95);
  });

  it('to see fast growth from one year to the next is that of all six in the later', () => {
    const { oneSided, power } = growthChance([3], [3])!;
    expect(power).toBeCloseTo((FAST / (1 + FAST)) ** 6, 12);
    expect(oneSided).toBeCloseTo(42 / 64, 12);
  });

  it('of Fisher’s test in two and two is none, as its smallest p is 1/6', () => {
    expect(power(2, 2)).toBe(0);
    expect(power(60, 60)).toBeGreaterThan(0.99);
  });

  it('is the same whatever was found: 0 of 1 and 1 of 1 are both too few to tell', () => {
    for (const [a, b] of [
      [0, 1],
      [1, 0],
    ] as const) {
      for (const side of ['up', 'down', 'level', 'no-growth'] as const) {
        expect(equalRates(a, b, side).power).toBe(0);
      }
    }
  });
});

describe('calibration of the gate, within four standard errors', () => {
  const draws = 2000;
  const near = (share: number, expected: number) =>
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt(0.25 / draws));
  const noticed = (oneSided: (random: Random) => number) => simulatedPower(oneSided, draws);
  /** Of so many records, how many fall into the later of two equal periods. */
  const later = (n: number, share: number, random: Random) =>
    Array.from({ length: n }, () => random()).filter((x) => x < share).length;

  /** p of so many records, by how many fall into the later period. */
  const table = (n: number, side: 'up' | 'level') =>
    Array.from({ length: n + 1 }, (_, b) => equalRates(n - b, b, side).oneSided);

  it.each([
    ['a doubled rate is noticed', 'up', 40, 2 / 3, 1 / 2],
    ['an unchanged rate is shown to be level', 'level', 60, 1 / 2, 2 / 3],
  ] as const)(
    '%s as often as the gate says; else in 1 of 40 at most',
    (_, side, n, share, other) => {
      const p = table(n, side);
      near(
        noticed((random) => p[later(n, share, random)]!),
        equalRates(n / 2, n / 2, side).power,
      );
      const false1in40 = 0.025 + 4 * Math.sqrt(0.025 / draws);
      expect(noticed((random) => p[later(n, other, random)]!)).toBeLessThan(false1in40);
    },
  );

  it('growth of a fifth a year is noticed as often as it says, none in 1 of 40 at most', () => {
    const n = 27;
    const p = (yearly: number) => (random: Random) => {
      const weights = Array.from({ length: 17 }, (_, i) => yearly ** Math.max(0, i - 10));
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      const counts = weights.map(() => 0);
      for (let i = 0; i < n; i++) {
        let left = random() * all;
        counts[weights.findIndex((weight) => (left -= weight) < 0)]!++;
      }
      return growthChance(counts.slice(0, 11), counts.slice(11))!.oneSided;
    };
    near(noticed(p(FAST)), growthChance(new Array(11).fill(1), [3, 3, 3, 3, 3, 1])!.power);
    expect(noticed(p(1))).toBeLessThan(0.025 + 4 * Math.sqrt(0.025 / draws));
  });

  it('a short series says how often its own growth would be seen again, on average over its scatter', () => {
    const years = [1, 2, 3, 4, 5];
    const random = seededRandom(3);
    const series = () => years.map((year) => FAST ** year * Math.exp(0.15 * randomNormal(random)));
    const seen = noticed(() => trendTest(years, series()).p.up);
    const said = Array.from({ length: 15 }, () => riseChance(years, series()).power);
    const mean = said.reduce((sum, power) => sum + power, 0) / said.length;
    // Five values tell their scatter badly: the mean of many series does it better.
    expect(Math.abs(mean - seen)).toBeLessThan(0.15);
  });
});

describe('a blind test', () => {
  const supported = { verdict: 'supported', n: 1 } as const;
  const by = (power: number) => ({ alternative: 'doubled', oneSided: 1e-6, power }) as const;

  it('gives no verdict, however small its p', () => {
    expect(outcome('rate_ratio', { ...supported, chance: by(0.499) })).toMatchObject({
      ...{ verdict: 'cannot-be-tested', reason: 'too_few', power: 0.499, alternative: 'doubled' },
    });
    expect(outcome('rate_ratio', { ...supported, chance: by(0.5) }).verdict).toBe('supported');
  });

  /** Every claim, and for the years after the study; under every rule in `npm run test:deep`. */
  const asked = process.env.DEEP ? rules : rules.filter(({ id }) => id === 'core');
  const outcomes: [string, Outcome][] = claims.flatMap(({ id, check }) => {
    if (!check || check.by === 'place') return [];
    const { choice } = ownSample(check, evidence);
    return asked.flatMap((rule) => {
      const given = sampleOf(evidence, { ...choice, rule: rule.id });
      const spans = [check, ...(check.after ? [{ ...check, ...check.after }] : [])];
      return spans.map((one): [string, Outcome] => [`${id} ${rule.id}`, testClaim(one, given)]);
    });
  });

  it('never gives one to a claim of the study, before or after', () => {
    const blind = outcomes.filter(([, { power }]) => power !== null && power < ENOUGH_POWER);
    expect(blind.length).toBeGreaterThan(10);
    for (const [name, { verdict, inPart }] of blind) {
      expect([name, verdict, inPart]).toEqual([name, 'cannot-be-tested', undefined]);
    }
    for (const { verdict, power } of findings(claims, evidence)) {
      if (power !== null && power < ENOUGH_POWER) expect(verdict).toBe('cannot-be-tested');
    }
  });

  it('is told from one of plain dates: a test of chance states its power, another has none', () => {
    const seen = outcomes.filter(([, { power }]) => power !== null && power >= ENOUGH_POWER);
    expect(seen.length).toBeGreaterThan(0);
    for (const [name, { p, power, alternative, sentence }] of outcomes) {
      if (sentence === 'none') continue;
      expect([name, power === null, alternative === null]).toEqual([name, p === null, p === null]);
    }
  });
});
