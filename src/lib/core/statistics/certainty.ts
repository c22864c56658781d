/* Every p is of its own side alone, over all orders. */

const SOME = 1 / 10;
const LADDER = [
  ['strong', 1 / 40],
  ['some', SOME],
  ['weak', 1 / 3],
] as const;

/** Below this power a fall would mostly go unnoticed. */
const ENOUGH_POWER = 0.5;

/** Weakest first. */
export const CERTAINTIES = ['none', 'weak', 'some', 'strong'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export const certainty = (oneSided: number): Certainty =>
  LADDER.find(([, below]) => oneSided < below)?.[0] ?? 'none';

export const isStrong = (oneSided: number) => certainty(oneSided) === 'strong';

export const stepsWeaker = (evidence: Certainty, than: Certainty) =>
  CERTAINTIES.indexOf(than) - CERTAINTIES.indexOf(evidence);

export type Reading = Certainty | 'too-few';

/** Too little to be told without a "perhaps". */
export const isSilent = (told: Reading | null) =>
  told === 'weak' || told === 'none' || told === 'too-few';

/** Power only qualifies silence: an effect that was found stands. What is fragile is a step weaker. */
export function reading(oneSided: number, power: number, isFragile = false): Reading {
  if (oneSided >= SOME && power < ENOUGH_POWER) return 'too-few';
  const step = CERTAINTIES.indexOf(certainty(oneSided));
  return CERTAINTIES[isFragile ? Math.max(0, step - 1) : step]!;
}
