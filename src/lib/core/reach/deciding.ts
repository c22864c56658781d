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
 *
 * @param measure may give null for a source that does not pass `enough` km, which spares nearly all
 * @param atLeast km from which on every item is wanted, whatever the maximum
 */
export function maximum<Source, Item extends { recordId: string; km: number }>(
  sources: readonly Source[],
  measure: (source: Source, enough: number) => Item | null,
  atLeast = Infinity,
): { best: Item; deciding: Deciding | undefined; measured: Item[] } | null {
  const measured: Item[] = [];
  let best: Item | undefined;
  let second = -1;
  for (const source of sources) {
    const item = measure(source, Math.min(second, atLeast));
    if (!item) continue;
    measured.push(item);
    if (!best || item.km > best.km) {
      second = best?.km ?? second;
      best = item;
    } else second = Math.max(second, item.km);
  }
  if (!best) return null;
  return { best, deciding: mostChange([[best.recordId, Math.max(0, second) - best.km]]), measured };
}
