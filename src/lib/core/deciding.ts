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

export interface Maximum<Item> {
  best: Item;
  /** Leave-one-out: without its record the runner-up of another record holds. */
  deciding: Deciding | undefined;
}

/** The item with the largest `km`, the first of equals; null of none. One item a record. */
export function maximum<Item extends { recordId: string; km: number }>(
  items: Iterable<Item>,
): Maximum<Item> | null {
  let best: Item | undefined;
  let second = 0;
  for (const item of items) {
    if (!best || item.km > best.km) {
      second = best?.km ?? 0;
      best = item;
    } else if (item.km > second) second = item.km;
  }
  return best ? { best, deciding: mostChange([[best.recordId, second - best.km]]) } : null;
}
