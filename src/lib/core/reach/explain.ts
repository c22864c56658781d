import { choose, type ReachChoices, type ReachDataset } from './dataset';
import { measureSpan } from './measure-span';
import { measuresOf, type OnProgress, AREA_KINDS, type AreaKind } from './measures';
import type { YearSpan } from '../record/time';
import { visitsFor } from './visits';
import { roundKm, roundKm2, roundShares, roundSpan } from './round';
import { areaKm2, groundChange, type GroundChange } from './ground';

export type ExplainAnswer = ReturnType<typeof explain>;

export function explain(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  span: YearSpan,
  onProgress?: OnProgress,
) {
  const { choices, table } = choose(dataset, given, [span], onProgress);
  const { cellKm2, firstOccupied } = table;
  const visits = visitsFor(dataset, choices);
  const measured = measureSpan(table, span, { visits });
  const byId = new Map(dataset.records.map((record) => [record.id, record]));
  const members = table.members(span);
  const occupants = new Uint16Array(cellKm2.length);
  for (const i of members) for (const cell of table.records[i]!.cells) occupants[cell]! += 1;
  const records = members.map((i) => {
    const record = table.records[i]!;
    const { name, start, end } = byId.get(record.id)!;
    const areaOf = (counts: (cell: number) => boolean) =>
      roundKm2(areaKm2(cellKm2, record.cells.filter(counts)));
    return {
      id: record.id,
      name: name.en,
      start,
      end,
      footprintKm2: areaOf(() => true),
      // That no record of an earlier year occupied, and that no other of the span occupies.
      newGroundKm2: areaOf((cell) => firstOccupied.all[cell]! >= span.from),
      soleGroundKm2: areaOf((cell) => occupants[cell] === 1),
      nearestKm: visits.find(({ id }) => id === record.id)?.km ?? null,
      farthestKm: Object.fromEntries(
        table.facts.partners.map((p) => [p, roundKm(record.farthestFrom(p)?.km)]),
      ),
      regions: roundShares(Object.fromEntries(record.regions)),
      decides: measuresOf(table.facts.partners).filter(
        (m) => measured.decidingRecord[m]?.recordId === record.id,
      ),
    };
  });
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    span: roundSpan(measured),
    records,
  };
}

export type CompareAnswer = ReturnType<typeof compare>;

/** Two spans against each other, everywhere and in each region. */
export function compare(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  { a, b }: { a: YearSpan; b: YearSpan },
  onProgress?: OnProgress,
) {
  const { choices, table, byRegion } = choose(dataset, given, [a, b], onProgress);
  const visits = visitsFor(dataset, choices);
  const byKind = AREA_KINDS.map((kind) => [kind, groundChange(table, a, b, kind).change]);
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(table, a, { visits })),
    b: roundSpan(measureSpan(table, b, { visits })),
    byKind: Object.fromEntries(byKind) as Record<AreaKind, GroundChange>,
    byRegion: byRegion().map(({ region, table: part }) => ({
      region,
      ...groundChange(part, a, b).change,
    })),
  };
}
