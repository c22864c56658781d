import { groups, max } from 'd3-array';
import { HOME, type DirectionRow } from '$lib/core/reach/directions';

/** The rows of one direction, of each kind that went there. */
export interface DirectionSummary {
  /** Of the direction, or `home`. */
  id: string;
  rows: readonly DirectionRow[];
  /** Ids of its records. */
  records: readonly string[];
  /** The years of its last new place, if it has any, and of its last visit. */
  lastNewYear: number | undefined;
  lastYear: number;
}

/** Home first, then the direction visited last; directions without a record are left out. */
export function directionSummaries(rows: readonly DirectionRow[]): DirectionSummary[] {
  return groups(
    rows.filter(({ visits }) => visits.length > 0),
    ({ id }) => id,
  )
    .map(([id, ofDirection]) => ({
      id,
      rows: ofDirection,
      records: ofDirection.flatMap(({ visits }) => visits.map(({ recordId }) => recordId)),
      lastNewYear: max(ofDirection, ({ lastNew }) => lastNew?.year),
      lastYear: max(ofDirection, ({ last }) => last!.year)!,
    }))
    .sort((a, b) => Number(b.id === HOME) - Number(a.id === HOME) || b.lastYear - a.lastYear);
}
