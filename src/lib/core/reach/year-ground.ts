import type { Footprints } from './footprints';
import type { FirstOccupied, Ground } from './ground';
import { AREA_KINDS, type AreaKind } from './measures';
import { Running } from './running';
import type { YearSpan } from '../record/time';

/**
 * Ground of spans with so many records that no single one is asked about: the union of the ground of
 * its years, whose cells are listed once. Thousands of records a year share the same cells.
 */
export class YearGround {
  private readonly years = new Map<number, Record<AreaKind, Uint32Array>>();
  private readonly union: Running<Record<AreaKind, Union>>;

  /** @param recordsOf indices of the records that overlap a year */
  constructor(
    private readonly footprints: Footprints,
    private readonly recordsOf: (year: number) => readonly number[],
    first: FirstOccupied,
  ) {
    this.union = new Running(
      (from) => byKind((kind) => new Union(footprints.cellKm2, first[kind], from)),
      (unions, year) => {
        const cells = this.cellsOf(year);
        for (const kind of AREA_KINDS) unions[kind].add(cells[kind]);
      },
    );
  }

  of(span: YearSpan): Record<AreaKind, Ground> {
    return this.union.of(span);
  }

  /** Each cell once, in the order in which the records come to it. */
  private cellsOf(year: number): Record<AreaKind, Uint32Array> {
    let cells = this.years.get(year);
    if (!cells) this.years.set(year, (cells = this.listCells(this.recordsOf(year))));
    return cells;
  }

  private listCells(members: readonly number[]): Record<AreaKind, Uint32Array> {
    const { cellKm2, records } = this.footprints;
    const seen = byKind(() => new Uint8Array(cellKm2.length));
    const lists = byKind((): number[] => []);
    for (const record of members) {
      const { kind, cells } = records[record]!;
      const ofKind = seen[kind];
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i]!;
        // What a kind was at, all were at.
        if (ofKind[cell] === 1) continue;
        ofKind[cell] = 1;
        lists[kind].push(cell);
        if (seen.all[cell] === 1) continue;
        seen.all[cell] = 1;
        lists.all.push(cell);
      }
    }
    return byKind((kind) => Uint32Array.from(lists[kind]));
  }
}

class Union implements Ground {
  footprintKm2 = 0;
  newGroundKm2 = 0;
  private readonly seen: Uint8Array;

  constructor(
    private readonly cellKm2: Float64Array,
    private readonly since: Float64Array,
    private readonly from: number,
  ) {
    this.seen = new Uint8Array(cellKm2.length);
  }

  add(cells: Uint32Array): void {
    const { seen, cellKm2, since, from } = this;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      if (seen[cell] === 1) continue;
      seen[cell] = 1;
      this.footprintKm2 += cellKm2[cell]!;
      if (since[cell]! >= from) this.newGroundKm2 += cellKm2[cell]!;
    }
  }
}

function byKind<Value>(make: (kind: AreaKind) => Value): Record<AreaKind, Value> {
  return { all: make('all'), exercise: make('exercise'), patrol: make('patrol') };
}
