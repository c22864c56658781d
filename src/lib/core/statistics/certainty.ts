/** The one rule by which comparisons with chance are read; p is two-sided: twice that of its side, at most 1. */

/** Strong evidence, a verdict: below 5 % for both sides together, 1 in 40 on its own side. */
export const ALPHA = 0.05;
/** Some evidence: 1 in 10 on its own side. */
const SOME = 0.2;

/** Below, what is asked for would go unnoticed more often than not: too few to tell. */
export const ENOUGH_POWER = 0.5;

export type Certainty = 'strong' | 'some' | 'weak';

export const twoSided = (oneSided: number): number => Math.min(1, 2 * oneSided);

export function certainty(oneSided: number): Certainty {
  const p = twoSided(oneSided);
  if (p < ALPHA) return 'strong';
  return p <= SOME ? 'some' : 'weak';
}

export const isStrong = (oneSided: number) => certainty(oneSided) === 'strong';

/** With what would mostly have gone unnoticed: it tells nothing. */
export type Reading = Certainty | 'too-few';

/** Power qualifies silence alone: what was found stands, however seldom it would have been. */
export function reading(oneSided: number, power: number): Reading {
  const found = certainty(oneSided);
  return found === 'weak' && power < ENOUGH_POWER ? 'too-few' : found;
}
