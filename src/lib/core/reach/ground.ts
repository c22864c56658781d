import { mostChange } from './deciding';
import { AREA_KINDS, type AreaKind, type Deciding } from './measures';
import { roundKm2 } from './round';
import type { Occupancy } from './select';
import { cached } from '../record/cached';
import { activeIn, type YearSpan } from '../record/time';

/** First year in which each cell was occupied, by any record and by those of each kind. */
export type FirstOccupied = Record<AreaKind, Float64Array>;

export function firstOccupied({ cellKm2, records }: Occupancy): FirstOccupied {
  const never = (): Float64Array => new Float64Array(cellKm2.length).fill(Infinity);
  const first: FirstOccupied = { all: never(), exercise: never(), patrol: never() };
  for (const { kind, years, cells } of records) {
    for (const of of [first.all, first[kind]]) {
      for (const cell of cells) of[cell] = Math.min(of[cell]!, years[0]!);
    }
  }
  return first;
}

/** The same with all cells of the same records as one: fewer to count in a thousand shuffles. */
export function merged({ cellKm2, records }: Occupancy): Occupancy {
  const occupants = new Map<number, number[]>();
  records.forEach(({ cells }, record) => {
    for (const cell of cells) cached(occupants, cell, () => []).push(record);
  });
  const km2: number[] = [];
  const numbers = new Map<string, number>();
  const ofRecord = records.map((): number[] => []);
  for (const [cell, own] of occupants) {
    const number = cached(numbers, own.join(), () => {
      for (const record of own) ofRecord[record]!.push(km2.length);
      return km2.push(0) - 1;
    });
    km2[number]! += cellKm2[cell]!;
  }
  return {
    cellKm2: Float64Array.from(km2),
    records: records.map(({ id, kind, years }, i) => {
      return { id, kind, years, cells: Uint32Array.from(ofRecord[i]!) };
    }),
  };
}

export function areaKm2(cellKm2: Float64Array, cells: Iterable<number>): number {
  let km2 = 0;
  for (const cell of cells) km2 += cellKm2[cell]!;
  return km2;
}

export interface Ground {
  footprintKm2: number;
  newGroundKm2: number;
  /** The records whose removal takes most of each away, since they alone occupy it. */
  deciding: { footprint: Deciding | undefined; newGround: Deciding | undefined };
}

/** Ground of some records by kind; new is what none of the kind occupied before the year `from`. */
export function groundOf(
  { cellKm2, records }: Occupancy,
  first: FirstOccupied,
  members: readonly number[],
  from: number,
  leaveOneOut: boolean,
): Record<AreaKind, Ground> {
  const grounds = AREA_KINDS.map((kind) => {
    const chosen = members
      .map((member) => records[member]!)
      .filter((record) => kind === 'all' || record.kind === kind);
    const occupants = new Uint16Array(cellKm2.length);
    let [footprintKm2, newGroundKm2] = [0, 0];
    for (const { cells } of chosen) {
      for (const cell of cells) {
        if (occupants[cell]!++ > 0) continue;
        footprintKm2 += cellKm2[cell]!;
        if (first[kind][cell]! >= from) newGroundKm2 += cellKm2[cell]!;
      }
    }
    const alone = (counts: (cell: number) => boolean) =>
      !leaveOneOut
        ? undefined
        : mostChange(
            chosen.map(({ id, cells }) => {
              const own = cells.filter((cell) => occupants[cell] === 1 && counts(cell));
              return [id, -areaKm2(cellKm2, own)] as const;
            }),
          );
    const deciding = {
      footprint: alone(() => true),
      newGround: alone((cell) => first[kind][cell]! >= from),
    };
    return [kind, { footprintKm2, newGroundKm2, deciding }] as const;
  });
  return Object.fromEntries(grounds) as Record<AreaKind, Ground>;
}

type Fate = 'gained' | 'kept' | 'left';

export type GroundChange = ReturnType<typeof groundChange>['change'];

/** Of these years alone: ground gained may have been known before a. A record active in both counts in both. */
export function groundChange(
  occupancy: Occupancy,
  a: YearSpan,
  b: YearSpan,
  ofKind: AreaKind = 'all',
) {
  const { cellKm2 } = occupancy;
  const records = occupancy.records.filter(({ kind }) => ofKind === 'all' || kind === ofKind);
  const inA = new Uint8Array(cellKm2.length);
  const inB = new Uint8Array(cellKm2.length);
  const mark = (span: YearSpan, into: Uint8Array) => {
    const active = records.filter((record) => activeIn(record, span));
    for (const { cells } of active) for (const cell of cells) into[cell] = 1;
    return active.length;
  };
  const [recordsA, recordsB] = [mark(a, inA), mark(b, inB)];
  const cells: Record<Fate, number[]> = { gained: [], kept: [], left: [] };
  cellKm2.forEach((_, cell) => {
    if (!inA[cell] && !inB[cell]) return;
    cells[!inA[cell] ? 'gained' : inB[cell] ? 'kept' : 'left'].push(cell);
  });
  const km2 = (fate: Fate) => roundKm2(areaKm2(cellKm2, cells[fate]));
  const areas = { gainedKm2: km2('gained'), keptKm2: km2('kept'), leftKm2: km2('left') };
  return { change: { ...areas, recordsA, recordsB }, cells };
}
