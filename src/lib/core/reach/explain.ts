import { BASE } from '../record/languages';
import { choose, visitsFor, type ReachChoices, type ReachDataset } from './dataset';
import { areaKm2, groundChange, type GroundChange } from './ground';
import { measureSpan } from './measure-span';
import { AREA_KINDS, measuresOf, type AreaKind, type OnProgress } from './measures';
import { roundKm, roundKm2, roundShares, roundSpan } from './round';
import type { YearSpan } from '../record/time';

export type ExplainAnswer = ReturnType<typeof explain>;

/** What each record of a span adds to its measures. Throws InputError. */
export function explain(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
  span: YearSpan,
  onProgress?: OnProgress,
) {
  const { choices, selection } = choose(dataset, partialChoices, [span], onProgress);
  const { cellKm2, firstOccupied } = selection;
  const { partners } = selection.facts;
  const visits = visitsFor(dataset, choices);
  const measured = measureSpan(selection, span, { visits });
  const recordById = new Map(dataset.records.map((record) => [record.id, record]));
  const visitById = new Map(visits.map((visit) => [visit.id, visit]));
  const active = selection.members(span).map((i) => selection.records[i]!);
  const occupants = new Uint16Array(cellKm2.length);
  for (const { cells } of active) for (const cell of cells) occupants[cell]! += 1;
  const records = active.map((record) => {
    const { id, cells } = record;
    const { name, start, end } = recordById.get(id)!;
    const areaOf = (isCounted: (cell: number) => boolean) =>
      roundKm2(areaKm2(cellKm2, cells.filter(isCounted)));
    return {
      id,
      name: name[BASE],
      start,
      end,
      footprintKm2: areaOf(() => true),
      // What no record of an earlier year occupied, and what no other record of the span occupies.
      newGroundKm2: areaOf((cell) => firstOccupied.all[cell]! >= span.from),
      soleGroundKm2: areaOf((cell) => occupants[cell] === 1),
      nearestKm: visitById.get(id)?.km ?? null,
      farthestKm: Object.fromEntries(
        partners.map((partner) => [partner, roundKm(record.farthestFrom(partner)?.km)]),
      ),
      regions: roundShares(Object.fromEntries(record.regions)),
      decides: measuresOf(partners).filter(
        (measure) => measured.decidingRecord[measure]?.recordId === id,
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

/** Two spans against each other, everywhere and in each region. Throws InputError. */
export function compare(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
  { a, b }: { a: YearSpan; b: YearSpan },
  onProgress?: OnProgress,
) {
  const { choices, selection, byRegion } = choose(dataset, partialChoices, [a, b], onProgress);
  const visits = visitsFor(dataset, choices);
  const byKind = AREA_KINDS.map((kind) => [kind, groundChange(selection, a, b, kind)]);
  return {
    dataVersion: dataset.dataVersion,
    settings: choices,
    a: roundSpan(measureSpan(selection, a, { visits })),
    b: roundSpan(measureSpan(selection, b, { visits })),
    byKind: Object.fromEntries(byKind) as Record<AreaKind, GroundChange>,
    byRegion: byRegion().map(({ region, selection: ofRegion }) => ({
      region,
      ...groundChange(ofRegion, a, b),
    })),
  };
}
