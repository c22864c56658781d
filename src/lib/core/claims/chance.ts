/** The one-sided p of the side that a claim names, and how often the test would notice what the claim speaks of. */
import { sum } from 'd3-array';
import { isStrong, reading, type Reading } from '../statistics/certainty';
import { binomialTerms, binomialTest, fisherGreater } from '../statistics/exact-tests';
import type { Rate, Share } from '../statistics/exact-tests';
import type { Side } from './claims';

/** What claims speak of, by their words alone: set before any power was looked at, never by results. */
export type Alternative =
  /** "More", "fewer": a rate twice or half of the other. */
  | 'doubled'
  | 'halved'
  /** "Level", "no further growth": the same rate, where a doubling or halving is no level. */
  | 'same'
  /** "Most": three in four go one way. */
  | 'three_in_four'
  /** "No longer": a share that goes from one in four to three in four. */
  | 'one_to_three_in_four';

export interface Chance {
  oneSided: number;
  reading: Reading;
  /** What the test would notice, and how often; null where whoever gives the reading has weighed it. */
  power: { alternative: Alternative; share: number } | null;
}

const TWICE = 2;

function chanceOf(oneSided: number, alternative: Alternative, share: number): Chance {
  return { oneSided, reading: reading(oneSided, share), power: { alternative, share } };
}

/** Of a test whose p hangs on how many of n fall on one side, each with the share of the alternative. */
export function binomialPower(n: number, share: number, oneSided: (k: number) => number): number {
  return sum(binomialTerms(n, share), (term, k) => (isStrong(oneSided(k)) ? term : 0));
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
  return chanceOf(oneSided(b.count), alternative, binomialPower(n, shareAt(ratio), oneSided));
}

/** That a share is larger than one half: the exact binomial test. */
export function majorityChance({ hits, of }: Share): Chance {
  const oneSided = (k: number) => binomialTest(k, of).greater;
  return chanceOf(oneSided(hits), 'three_in_four', binomialPower(of, 0.75, oneSided));
}

/** That a share is larger in the second group: Fisher's test. */
export function shareChance(a: Share, b: Share): Chance {
  const later = binomialTerms(b.of, 0.75);
  const power = sum(binomialTerms(a.of, 0.25), (before, k) => {
    const noticed = (hits: number) =>
      isStrong(fisherGreater({ hits: k, of: a.of }, { hits, of: b.of }));
    return before * sum(later, (term, hits) => (noticed(hits) ? term : 0));
  });
  return chanceOf(fisherGreater(a, b), 'one_to_three_in_four', power);
}
