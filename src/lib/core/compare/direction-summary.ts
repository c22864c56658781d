import { groups, max } from 'd3-array';
import { HOME, type DirectionRow } from '../reach/directions';

export type DirectionSummary = ReturnType<typeof directionSummaries>[number];

/** Home first, then the latest visited; directions without records are omitted. */
export function directionSummaries(rows: readonly DirectionRow[]) {
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
