import type { Deciding } from './measures';

/** The largest change, the first of equals; undefined when no record matters. */
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

/**
 * The item with the largest `km`, the first of equals; null of none. One source a record. Without the
 * record that decides, the runner-up holds, or 0.
 */
export function maximum<Source, Item extends { recordId: string; km: number }>(
  sources: readonly Source[],
  measure: (source: Source) => Item | null,
): { best: Item; deciding: Deciding | undefined } | null {
  let best: Item | undefined;
  let secondKm = 0;
  for (const source of sources) {
    const item = measure(source);
    if (!item) continue;
    if (!best || item.km > best.km) {
      secondKm = best?.km ?? secondKm;
      best = item;
    } else secondKm = Math.max(secondKm, item.km);
  }
  return best ? { best, deciding: mostChange([[best.recordId, secondKm - best.km]]) } : null;
}
