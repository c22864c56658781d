import type { AtlasRecord, StrengthNumbers } from './record';

/**
 * The published total, or the sum over the sides where only those are published. A host's whole
 * exercise is left out: Vostok-2018 was not 300,000 people together.
 */
export function largestStrength(
  forces: Pick<AtlasRecord['forces'], 'total' | 'bySide'>,
  keys: readonly ('personnel' | 'ships' | 'aircraft')[],
): number | null {
  const sum = (from: StrengthNumbers | undefined) =>
    keys.reduce((total, key) => total + (from?.[key] ?? 0), 0);
  const sides = Object.values(forces.bySide ?? {}).reduce((n, side) => n + sum(side), 0);
  return Math.max(sum(forces.total), sides) || null;
}
