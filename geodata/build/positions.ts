import { geographyOf, standardRecords, type ReachDataset } from '#core/reach/dataset';
import { measuredPlaces } from '#core/reach/distances';
import { toPosition } from '#core/earth/sphere';
import { PRECISION_KM, seriesKinds, type SeriesKind } from '#core/record/model';
import { csvLine } from '#core/record/spreadsheet-text';

/** SQL engines compare all pairs: fewer points of a track than the atlas has. */
const STEP_KM = 25;

/** Corners of bounds share a number and have no precision. A record may have rows of two kinds. */
export function positionsCsv(dataset: ReachDataset) {
  const geography = geographyOf(dataset);
  const rows = standardRecords(dataset).flatMap((record) => {
    const { id, participants, start, end, series } = record;
    const { places } = measuredPlaces(record, geography, STEP_KM);
    const joint = places.filter(({ isStaging }) => !isStaging);
    const rowsOf = (kind: SeriesKind) =>
      joint.flatMap(({ position, bounds, precision }, i) => {
        const points = bounds?.arcs.map(({ a }) => toPosition(a)) ?? [position];
        return points.map(([lng, lat]) => [
          ...[id, kind, participants.join(';'), i + 1, start, end],
          ...[lng, lat].map((degrees) => Number(degrees.toFixed(5))),
          bounds ? null : PRECISION_KM[precision],
          series,
        ]);
      });
    return seriesKinds(record).flatMap(rowsOf);
  });
  const header = 'record kind partners place start_date end_date lng lat precision_km series'.split(
    ' ',
  );
  return [header, ...rows].map((row) => `${csvLine(row)}\n`).join('');
}
