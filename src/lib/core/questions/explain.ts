import { choose, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { frontierOf } from '../reach/frontier';
import { measureSpan } from '../reach/measure-span';
import { MEASURES } from '../reach/measures';
import type { OnProgress } from '../reach/progress';
import type { YearSpan } from '../record/time';
import { roundKm, roundKm2, roundShares, roundSpan } from '../reach/round';
import { PARTNERS, type Partner } from '../record/model';

export type ExplainAnswer = ReturnType<typeof explain>;

/** Why the numbers of a span are what they are, record by record. */
export function explain(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  span: YearSpan,
  onProgress?: OnProgress,
) {
  const { choices, table } = choose(dataset, given, [span], onProgress);
  const { cellKm2, firstOccupied } = table;
  const measured = measureSpan(table, span);
  const byId = new Map(dataset.records.map((record) => [record.id, record]));
  const members = table.members(span);
  const occupants = new Uint16Array(cellKm2.length);
  for (const i of members) for (const cell of table.records[i]!.cells) occupants[cell]! += 1;
  const records = members.map((i) => {
    const record = table.records[i]!;
    const { name, start, end } = byId.get(record.id)!;
    const areaOf = (counts: (cell: number) => boolean): number => {
      let km2 = 0;
      for (const cell of record.cells) {
        if (counts(cell)) km2 += cellKm2[cell]!;
      }
      return roundKm2(km2);
    };
    return {
      id: record.id,
      name: name.en,
      start,
      end,
      footprintKm2: areaOf(() => true),
      // That no record of an earlier year occupied, and that no other of the span occupies.
      newGroundKm2: areaOf((cell) => firstOccupied.all[cell]! >= span.from),
      soleGroundKm2: areaOf((cell) => occupants[cell] === 1),
      frontierKm: roundKm(frontierOf(table.records, [record], span.from)?.km),
      farthestKm: Object.fromEntries(
        PARTNERS.map((p) => [p, roundKm(record.farthestFrom(p)?.km)]),
      ) as Record<Partner, number | null>,
      regions: roundShares(Object.fromEntries(record.regions)),
      decides: MEASURES.filter((m) => measured.decidingRecord[m]?.recordId === record.id),
    };
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    span: roundSpan(measured),
    records,
  };
}
