import { cached } from '../record/cached';
import type { Facts } from './facts';
import { WHOLE, type RegionFacts } from './region-facts';
import { select, selectByRegion, type Occupancy, type Selection } from './select';

/** More digits than any measure is given with, so that sums and ties stay what they are. */
const exact = (value: number): number => Math.round(value * 1e6) / 1e6;

/** The facts of all regions as one, then of every region that a record touches, by id. */
export function buildRegionFacts(facts: Facts): RegionFacts[] {
  const ids = new Set(facts.records.map(({ id }) => id));
  const choices = { ids, precise: false, staging: false, region: null };
  const whole = { region: WHOLE, selection: select(facts, choices) };
  return [whole, ...selectByRegion(facts, choices)].map(({ region, selection }) =>
    regionFacts(region, selection),
  );
}

/** @param selection of the records under the region as a filter (selectByRegion) */
export function regionFacts(region: string, selection: Selection): RegionFacts {
  const { cellKm2, records } = mergeCells(selection);
  const kmFrom = (record: number, partner: string) => {
    const farthest = selection.records[record]!.farthestFrom(partner);
    return farthest && exact(farthest.km);
  };
  return {
    region,
    records: records.map(({ cells, ...record }, i) => {
      const km = selection.facts.partners.map((partner) => [partner, kmFrom(i, partner)]);
      return { ...record, cells: [...cells], km: Object.fromEntries(km) };
    }),
    km2: Array.from(cellKm2, exact),
  };
}

/** All cells that the same records occupy become one: fewer to store. */
function mergeCells({ cellKm2, records }: Occupancy): Occupancy {
  const occupantsByCell = new Map<number, number[]>();
  records.forEach(({ cells }, record) => {
    for (const cell of cells) cached(occupantsByCell, cell, () => []).push(record);
  });
  const mergedKm2: number[] = [];
  const mergedCells = new Map<string, number>();
  const cellsByRecord = records.map((): number[] => []);
  for (const [cell, occupants] of occupantsByCell) {
    const merged = cached(mergedCells, occupants.join(), () => {
      for (const record of occupants) cellsByRecord[record]!.push(mergedKm2.length);
      return mergedKm2.push(0) - 1;
    });
    mergedKm2[merged]! += cellKm2[cell]!;
  }
  return {
    cellKm2: Float64Array.from(mergedKm2),
    records: records.map(({ id, kind, years }, i) => ({
      id,
      kind,
      years,
      cells: Uint32Array.from(cellsByRecord[i]!),
    })),
  };
}
