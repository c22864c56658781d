/**
 * The one gate before every verdict that rests on chance. A claim speaks of a change of some size; a test
 * that would miss that change more often than not cannot tell, whatever its p (Cohen 1988).
 */
import { binomialTerms, fisherGreater } from '../statistics/exact-tests';
import { ENOUGH_POWER, isStrong } from '../statistics/certainty';
import { seededRandom, type Random } from '../statistics/random';

export const isBlind = (power: number) => power < ENOUGH_POWER;

/** What claims speak of, by their words alone: set before any power was looked at, never by results. */
export const ALTERNATIVES = [
  /** "More", "fewer": a rate twice or half of the other. */
  'doubled',
  'halved',
  /** "Level", "no further growth": the same rate or volume, where a doubling or halving is no level. */
  'same',
  /** "Fast": a fifth more each year. */
  'fifth_a_year',
  /** "Most": three in four go one way. */
  'three_in_four',
  /** "Has become the main one", "no longer": from one in four to three in four. */
  'one_to_three_in_four',
  /** "More complex": one demanding practice more a record. */
  'one_more',
  /** "Uneven": changes that have nothing to do with each other. */
  'unrelated',
  /** "Does not widen": a complete stop. */
  'stop',
] as const;
export type Alternative = (typeof ALTERNATIVES)[number];

export const TWICE = 2;
/** Above it Eurostat and the OECD call growth high (Manual on Business Demography Statistics, 2007). */
export const FAST = 1.2;

/** Of a test whose p hangs on how many of n fall on one side, each with the share of the alternative. */
export function binomialPower(n: number, share: number, oneSided: (k: number) => number): number {
  return binomialTerms(n, share).reduce(
    (sum, term, k) => (isStrong(oneSided(k)) ? sum + term : sum),
    0,
  );
}

/** Of Fisher's test, where the share of hits goes from one in four to three in four. */
export function fisherPower(ofA: number, ofB: number): number {
  const later = binomialTerms(ofB, 0.75);
  return binomialTerms(ofA, 0.25).reduce((sum, before, a) => {
    const noticed = (b: number) =>
      isStrong(fisherGreater({ hits: a, of: ofA }, { hits: b, of: ofB }));
    return sum + before * later.reduce((all, term, b) => (noticed(b) ? all + term : all), 0);
  }, 0);
}

/** By simulation: the share of draws from the alternative in which the test is strong. */
export function simulatedPower(oneSided: (random: Random) => number, draws = 1000): number {
  const random = seededRandom(1);
  let noticed = 0;
  for (let i = 0; i < draws; i++) if (isStrong(oneSided(random))) noticed++;
  return noticed / draws;
}
