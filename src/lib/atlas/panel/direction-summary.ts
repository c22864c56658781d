import { groups, max } from 'd3-array';
import { HOME, type DirectionRow } from '$lib/core/reach/directions';

export interface DirectionSummary {
  /** The direction's, or `home`. */
  id: string;
  rows: readonly DirectionRow[];
  records: readonly string[];
  /** Years of the last new place, if any, and of the last visit. */
  lastNewYear: number | undefined;
  lastYear: number;
}

/** Home first, then the latest visited; directions without records are omitted. */
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
