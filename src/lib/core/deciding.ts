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

/**
 * The item with the largest `km`, the first of equals; null of none. One source a record. Sources that
 * `isWithin` knows not to pass the runner-up are never measured, which spares nearly all of them.
 *
 * @param atLeast km from which on every item is wanted, whatever the maximum
 */
export function maximum<Source, Item extends { recordId: string; km: number }>(
  sources: readonly Source[],
  measure: (source: Source) => Item | null,
  isWithin: (source: Source, km: number) => boolean,
  atLeast = Infinity,
): (Maximum<Item> & { measured: Item[] }) | null {
  const measured: Item[] = [];
  let best: Item | undefined;
  let second = 0;
  for (const source of sources) {
    const enough = Math.min(second, atLeast);
    if (enough > 0 && isWithin(source, enough)) continue;
    const item = measure(source);
    if (!item) continue;
    measured.push(item);
    if (!best || item.km > best.km) {
      second = best?.km ?? 0;
      best = item;
    } else if (item.km > second) second = item.km;
  }
  if (!best) return null;
  return { best, deciding: mostChange([[best.recordId, second - best.km]]), measured };
}

/** Distances on the sphere and on the ellipsoid differ by less than 0.6 %. */
export const SPHERE_MARGIN = 0.99;
