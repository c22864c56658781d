import { difference, intersection } from 'd3-array';
import { mostInfluential, type Deciding } from './leave-one-out';
import { AREA_KINDS, type AreaKind } from './measures';
import { roundKm2 } from './round';
import type { Occupancy } from './select';
import { activeIn, type YearSpan } from '../record/time';

/** First year in which each cell was occupied, by any record and by those of each kind. */
export type FirstOccupied = Record<AreaKind, Float64Array>;

export function firstOccupied({ cellKm2, records }: Occupancy): FirstOccupied {
  const never = (): Float64Array => new Float64Array(cellKm2.length).fill(Infinity);
  const first: FirstOccupied = { all: never(), exercise: never(), patrol: never() };
  for (const { kind, years, cells } of records) {
    for (const firstYears of [first.all, first[kind]]) {
      for (const cell of cells) firstYears[cell] = Math.min(firstYears[cell]!, years[0]!);
    }
  }
  return first;
}

export function areaKm2(cellKm2: Float64Array, cells: Iterable<number>): number {
  let km2 = 0;
  for (const cell of cells) km2 += cellKm2[cell]!;
  return km2;
}

export interface Ground {
  footprintKm2: number;
  newGroundKm2: number;
  /** The records whose removal takes most of each away: only they occupy that ground. */
  deciding: { footprint: Deciding | undefined; newGround: Deciding | undefined };
}

/** The ground of some records, by kind, km²; new is what no record of the kind occupied before the year `from`. */
export function groundOf(
  { cellKm2, records }: Occupancy,
  first: FirstOccupied,
  members: readonly number[],
  from: number,
  leaveOneOut: boolean,
): Record<AreaKind, Ground> {
  const grounds = AREA_KINDS.map((kind) => {
    const ofKind = members
      .map((member) => records[member]!)
      .filter((record) => kind === 'all' || record.kind === kind);
    const isNew = (cell: number) => first[kind][cell]! >= from;
    const occupants = new Uint16Array(cellKm2.length);
    let footprintKm2 = 0;
    let newGroundKm2 = 0;
    for (const { cells } of ofKind) {
      for (const cell of cells) {
        if (occupants[cell]!++ > 0) continue;
        footprintKm2 += cellKm2[cell]!;
        if (isNew(cell)) newGroundKm2 += cellKm2[cell]!;
      }
    }
    const decidingOf = (isCounted: (cell: number) => boolean) => {
      if (!leaveOneOut) return undefined;
      const changes = ofKind.map(({ id, cells }) => {
        const sole = cells.filter((cell) => occupants[cell] === 1 && isCounted(cell));
        return [id, -areaKm2(cellKm2, sole)] as const;
      });
      return mostInfluential(changes);
    };
    const deciding = { footprint: decidingOf(() => true), newGround: decidingOf(isNew) };
    return [kind, { footprintKm2, newGroundKm2, deciding }] as const;
  });
  return Object.fromEntries(grounds) as Record<AreaKind, Ground>;
}

export type GroundChange = ReturnType<typeof groundChange>;

/**
 * The ground of span b against that of span a, and no other years: ground gained may have been known before a. A
 * record active in both spans counts in both. Areas in whole km².
 */
export function groundChange(
  { cellKm2, records }: Occupancy,
  a: YearSpan,
  b: YearSpan,
  kind: AreaKind = 'all',
) {
  const ofKind = records.filter((record) => kind === 'all' || record.kind === kind);
  const activeA = ofKind.filter((record) => activeIn(record, a));
  const activeB = ofKind.filter((record) => activeIn(record, b));
  const cellsA = new Set(activeA.flatMap(({ cells }) => [...cells]));
  const cellsB = new Set(activeB.flatMap(({ cells }) => [...cells]));
  const km2 = (cells: Iterable<number>) => roundKm2(areaKm2(cellKm2, cells));
  return {
    gainedKm2: km2(difference(cellsB, cellsA)),
    keptKm2: km2(intersection(cellsA, cellsB)),
    leftKm2: km2(difference(cellsA, cellsB)),
    recordsA: activeA.length,
    recordsB: activeB.length,
  };
}
