import { geographyOf, standardRecords, type ReachDataset } from '../src/lib/core/reach/dataset';
import { traceOf } from '../src/lib/core/reach/distances';
import { toPosition } from '../src/lib/core/earth/sphere';
import { reachKind } from '../src/lib/core/record/model';
import { csvLine } from '../src/lib/core/record/spreadsheet-text';

/**
 * The measured places of the records that the standard rule counts, as positions from which an engine computes new
 * places (sql/): a row for each point of a track. A place known only within bounds has a row for each of their corners,
 * under one number.
 */
export function positionsCsv(dataset: ReachDataset): string {
  const geography = geographyOf(dataset);
  const rows = standardRecords(dataset).flatMap((record) => {
    const { id, kind, participants, start, end } = record;
    const places = traceOf(record, geography).places.filter(({ isStaging }) => !isStaging);
    return places.flatMap(({ position, bounds }, i) => {
      const points = bounds?.arcs.map(({ a }) => toPosition(a)) ?? [position];
      return points.map(([lng, lat]) => [
        ...[id, reachKind(kind), participants.join(';'), i + 1, start, end],
        ...[lng, lat].map((degrees) => Number(degrees.toFixed(5))),
      ]);
    });
  });
  const header = ['record', 'kind', 'partners', 'place', 'start_date', 'end_date', 'lng', 'lat'];
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
}
