import { sum } from 'd3-array';
import { isStrong, reading, type Reading } from '#core/statistics/certainty';
import { binomialTerms, binomialTest, fisherGreater } from '#core/statistics/exact-tests';
import type { Rate, Share } from '#core/statistics/exact-tests';
import type { Side } from '#core/context/claims';

type Alternative =
  /** "More", "fewer": one rate is twice or half the other. */
  | 'doubled'
  | 'halved'
  /** "Level": equal rates, against a doubling or halving. */
  | 'same'
  /** "Most": three in four go one way. */
  | 'three_in_four'
  /** "No longer": from one in four to three in four. */
  | 'one_to_three_in_four';

export interface ClaimChance {
  oneSided: number;
  reading: Reading;
  /** Null if the reading already accounts for power. */
  power: { alternative: Alternative; share: number } | null;
}

const TWICE = 2;

function chanceOf(oneSided: number, alternative: Alternative, share: number): ClaimChance {
  return { oneSided, reading: reading(oneSided, share), power: { alternative, share } };
}

export const binomialPower = (n: number, share: number, oneSided: (k: number) => number) =>
  sum(binomialTerms(n, share), (term, k) => (isStrong(oneSided(k)) ? term : 0));

/** "Level": a halving and a doubling are excluded (two one-sided tests, Schuirmann 1987). */
export function rateChance(a: Rate, b: Rate, side: Side): ClaimChance {
  const n = a.count + b.count;
  /** Of b in all events at a ratio of rates. */
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

export function majorityChance({ hits, of: n }: Share): ClaimChance {
  const oneSided = (k: number) => binomialTest(k, n).greater;
  return chanceOf(oneSided(hits), 'three_in_four', binomialPower(n, 0.75, oneSided));
}

/** That the second share is larger. */
export function shareChance(a: Share, b: Share): ClaimChance {
  const later = binomialTerms(b.of, 0.75);
  const power = sum(binomialTerms(a.of, 0.25), (before, k) => {
    const noticed = (hits: number) =>
      isStrong(fisherGreater({ hits: k, of: a.of }, { hits, of: b.of }));
    return before * sum(later, (term, hits) => (noticed(hits) ? term : 0));
  });
  return chanceOf(fisherGreater(a, b), 'one_to_three_in_four', power);
}
