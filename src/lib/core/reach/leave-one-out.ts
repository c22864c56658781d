/** The record that decides a value: the one without which the value changes most. */
export interface Deciding {
  recordId: string;
  /** Value without the record minus value; a value that is undefined without it counts as 0. */
  change: number;
}

/** The largest change, the first of equals; undefined when no record matters. */
export function mostInfluential(
  changes: Iterable<readonly [recordId: string, change: number]>,
): Deciding | undefined {
  let deciding: Deciding | undefined;
  for (const [recordId, change] of changes) {
    // Rounding noise in a sum must not decide.
    if (Math.abs(change) > Math.abs(deciding?.change ?? 0) + 1e-6) deciding = { recordId, change };
  }
  return deciding;
}

/**
 * The largest distance that a record has, the first of equals; null if none has one. Without the record that
 * decides it, the runner-up is the largest, or 0.
 */
export function largest<Source, Distance extends { recordId: string; km: number }>(
  records: readonly Source[],
  distanceOf: (record: Source) => Distance | null,
): { best: Distance; deciding: Deciding | undefined } | null {
  let best: Distance | undefined;
  let secondKm = 0;
  for (const record of records) {
    const distance = distanceOf(record);
    if (!distance) continue;
    if (!best || distance.km > best.km) {
      secondKm = best?.km ?? secondKm;
      best = distance;
    } else secondKm = Math.max(secondKm, distance.km);
  }
  return best ? { best, deciding: mostInfluential([[best.recordId, secondKm - best.km]]) } : null;
}
