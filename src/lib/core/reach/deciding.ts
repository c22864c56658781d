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
  runnerUp: Item | undefined;
  /** Leave-one-out: without its record the runner-up of another record holds. */
  deciding: Deciding | undefined;
}

/**
 * The item with the largest `km`, the first of equals; null of none. One source a record. Sources that
 * `isWithin` knows not to pass the runner-up are never measured, which spares nearly all of them.
 * Without a runner-up nothing is left of the best but 0.
 *
 * @param atLeast km from which on every item is wanted, whatever the maximum
 */
export function maximum<Source, Item extends { recordId: string; km: number }>(
  sources: readonly Source[],
  measure: (source: Source) => Item | null,
  isWithin: (source: Source, km: number) => boolean = () => false,
  atLeast = Infinity,
): (Maximum<Item> & { measured: Item[] }) | null {
  const measured: Item[] = [];
  let best: Item | undefined;
  let runnerUp: Item | undefined;
  for (const source of sources) {
    const enough = Math.min(runnerUp?.km ?? 0, atLeast);
    if (enough > 0 && isWithin(source, enough)) continue;
    const item = measure(source);
    if (!item) continue;
    measured.push(item);
    if (!best || item.km > best.km) {
      runnerUp = best;
      best = item;
    } else if (!runnerUp || item.km > runnerUp.km) runnerUp = item;
  }
  if (!best) return null;
  const change = (runnerUp?.km ?? 0) - best.km;
  return { best, runnerUp, deciding: mostChange([[best.recordId, change]]), measured };
}

/** Distances on the sphere and on the ellipsoid differ by less than 0.6 %. */
export const SPHERE_MARGIN = 0.99;
