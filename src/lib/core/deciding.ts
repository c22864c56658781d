import type { Deciding } from './measures';

/**
 * The largest change among leave-one-out results; the first of equals. Undefined when no record
 * matters.
 */
export function mostChange(
  changes: Iterable<readonly [recordId: string, change: number]>,
): Deciding | undefined {
  let found: Deciding | undefined;
  for (const [recordId, change] of changes) {
    // Below rounding, so that noise in a sum never decides.
    if (Math.abs(change) > Math.abs(found?.change ?? 0) + 1e-6) found = { recordId, change };
  }
  return found;
}

/** Leave-one-out of a maximum: without its record the runner-up of another record holds. */
export function decidingOfMaximum(
  values: readonly { recordId: string; km: number }[],
): Deciding | undefined {
  const best = values.reduce<(typeof values)[number] | undefined>(
    (a, b) => (a && a.km >= b.km ? a : b),
    undefined,
  );
  if (!best) return undefined;
  let second = 0;
  for (const { recordId, km } of values)
    if (recordId !== best.recordId) second = Math.max(second, km);
  return mostChange([[best.recordId, second - best.km]]);
}
