/**
 * The one-sided p of the side that a claim names, and how often the test would notice what the claim speaks of:
 * one that would miss it more often than not cannot tell (Cohen 1988).
 */
import { mean, range, sum } from 'd3-array';
import { kept } from '../record/kept';
import { isStrong } from '../statistics/certainty';
import { binomialTerms, binomialTest, fisherGreater } from '../statistics/exact-tests';
import type { Rate, Share } from '../statistics/exact-tests';
import { trendTest } from '../statistics/permutation-tests';
import { randomBelow, seededRandom, type Random } from '../statistics/random';
import type { Side } from './claims';

/** What claims speak of, by their words alone: set before any power was looked at, never by results. */
export type Alternative =
  /** "More", "fewer": a rate twice or half of the other. */
  | 'doubled'
  | 'halved'
  /** "Level", "no further growth": the same rate, where a doubling or halving is no level. */
  | 'same'
  /** "Fast": a fifth more each year. */
  | 'fifth_a_year'
  /** "Most": three in four go one way. */
  | 'three_in_four'
  /** "Has become the main one", "no longer": from one in four to three in four. */
  | 'one_to_three_in_four'
  /** "More complex": one demanding practice more a record. */
  | 'one_more'
  /** "Uneven": changes that have nothing to do with each other. */
  | 'unrelated'
  /** "Alternately": nine changes of ten. */
  | 'nine_in_ten'
  /** "Does not widen": a complete stop. */
  | 'stop';

export interface Chance {
  alternative: Alternative;
  oneSided: number;
  power: number;
}

const TWICE = 2;
/** Above it Eurostat and the OECD call growth high (Manual on Business Demography Statistics, 2007). */
export const FAST = 1.2;

/** Of a test whose p hangs on how many of n fall on one side, each with the share of the alternative. */
export function binomialPower(n: number, share: number, oneSided: (k: number) => number): number {
  return sum(binomialTerms(n, share), (term, k) => (isStrong(oneSided(k)) ? term : 0));
}

/** By simulation: the share of draws from the alternative in which the test is strong. */
export function simulatedPower(oneSided: (random: Random) => number, draws = 1000): number {
  const random = seededRandom(1);
  return range(draws).filter(() => isStrong(oneSided(random))).length / draws;
}

/**
 * The conditional exact test (exact-tests.ts) on the side that the claim names. "Level" and "no growth" are
 * not shown by a large p: a halving and a doubling must be excluded (two one-sided tests, Schuirmann 1987).
 */
export function rateChance(a: Rate, b: Rate, side: Side): Chance {
  const n = a.count + b.count;
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
 * Whether a number a year grows from the first later year on: the exact score test of a Poisson rate that is
 * level and then grows, each thing counting by its years after the turn. Null without a thing.
 */
export function growthChance(early: readonly number[], late: readonly number[]): Chance | null {
  const n = sum(early) + sum(late);
  if (n === 0) return null;
  const chances = (yearly: number) => {
    const weights = [early.length, ...late.map((_, i) => yearly ** (i + 1))];
    const all = sum(weights);
    return weights.map((weight) => weight / all);
  };
  const [level, fast] = [termsOfSum(n, chances(1)), termsOfSum(n, chances(FAST))];
  let [tail, power] = [0, 0];
  const asMuch = level.map(() => 0);
  for (let sum = level.length - 1; sum >= 0; sum--) {
    asMuch[sum] = Math.min(1, (tail += level[sum]!));
    if (isStrong(tail)) power += fast[sum]!;
  }
  const observed = sum(late, (count, i) => count * (i + 1));
  return { alternative: 'fifth_a_year', oneSided: asMuch[observed]!, power };
}

const known = new Map<string, Chance>();

/** A rise of a short series; its scatter round its own line, two degrees of freedom wider, stands for the rest. */
export function riseChance(years: readonly number[], values: readonly number[]): Chance {
  // A volume is the same under every choice of records.
  const key = [...years, ...values].join();
  return kept(known, key, () => riseOf(years, values));
}

function riseOf(years: readonly number[], values: readonly number[]): Chance {
  const logs = values.map(Math.log);
  const { slope } = trendTest(years, logs);
  const [middle, level] = [mean(years)!, mean(logs)!];
  const wider = Math.sqrt(logs.length / (logs.length - 2));
  const scatter = logs.map((log, i) => wider * (log - level - slope * (years[i]! - middle)));
  const power = simulatedPower((random) => {
    const drawn = () => Math.exp(scatter[randomBelow(random, scatter.length)]!);
    return trendTest(
      years,
      years.map((_, i) => FAST ** i * drawn()),
    ).p.up;
  });
  return { alternative: 'fifth_a_year', oneSided: trendTest(years, values).p.up, power };
}

export function majorityChance(hits: number, n: number): Chance {
  const oneSided = (k: number) => binomialTest(k, n).greater;
  const power = binomialPower(n, 0.75, oneSided);
  return { alternative: 'three_in_four', oneSided: oneSided(hits), power };
}

/** That a share is larger in the second group: Fisher's test. */
export function shareChance(a: Share, b: Share): Chance {
  const later = binomialTerms(b.of, 0.75);
  const power = sum(binomialTerms(a.of, 0.25), (before, k) => {
    const noticed = (hits: number) =>
      isStrong(fisherGreater({ hits: k, of: a.of }, { hits, of: b.of }));
    return before * sum(later, (term, hits) => (noticed(hits) ? term : 0));
  });
  return { alternative: 'one_to_three_in_four', oneSided: fisherGreater(a, b), power };
}

/** How often Fisher's test would notice that a share has doubled in a second group of so many. */
export function doublingPower(a: Share, ofB: number): number {
  const twice = Math.min(1, (TWICE * a.hits) / a.of);
  return binomialPower(ofB, twice, (hits) => fisherGreater(a, { hits, of: ofB }));
}
