/* A p is two-sided: twice that of its side, at most 1. */

/** Strong evidence: 1 in 40 on its own side. */
const ALPHA = 0.05;
/** Some evidence: 1 in 10 on its own side. */
const SOME = 0.2;

/** Below this power a fall would mostly go unnoticed. */
const ENOUGH_POWER = 0.5;

export type Certainty = 'strong' | 'some' | 'weak';

export function certainty(oneSided: number): Certainty {
  const p = 2 * oneSided;
  if (p < ALPHA) return 'strong';
  return p <= SOME ? 'some' : 'weak';
}

export const isStrong = (oneSided: number) => certainty(oneSided) === 'strong';

export type Reading = Certainty | 'too-few';

/** Power only qualifies absence of evidence: an effect that was found stands. */
export function reading(oneSided: number, power: number): Reading {
  const evidence = certainty(oneSided);
  return evidence === 'weak' && power < ENOUGH_POWER ? 'too-few' : evidence;
}
