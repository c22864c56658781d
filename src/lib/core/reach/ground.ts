import { mostChange } from './deciding';
import type { Footprints } from './footprints';
import type { AreaKind, Deciding } from './measures';

/** First year in which each cell was occupied, by any record and by those of each kind. */
export type FirstOccupied = Record<AreaKind, Float64Array>;

export function firstOccupied({ cellKm2, records }: Footprints): FirstOccupied {
  const never = (): Float64Array => new Float64Array(cellKm2.length).fill(Infinity);
  const first: FirstOccupied = { all: never(), exercise: never(), patrol: never() };
  for (const { kind, years, cells } of records) {
    const year = years[0]!;
    const ofKind = first[kind];
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      // That of all is no later.
      if (year >= ofKind[cell]!) continue;
      ofKind[cell] = year;
      if (year < first.all[cell]!) first.all[cell] = year;
    }
  }
  return first;
}

/** Area occupied, and the part of it not occupied before by records of the same kind. */
export interface Ground {
  footprintKm2: number;
  newGroundKm2: number;
}

/** Ground of records as they are added; new is what was not occupied before the year `from`. */
export class GroundTally implements Ground {
  footprintKm2 = 0;
  newGroundKm2 = 0;
  private readonly added: number[] = [];
  /** By cell: 0 = nobody, -1 = several, else one up from the only record. */
  private readonly occupant: Int32Array;

  constructor(
    private readonly footprints: Footprints,
    private readonly since: Float64Array,
    private readonly from: number,
  ) {
    this.occupant = new Int32Array(footprints.cellKm2.length);
  }

  /** @param record index into the table */
  add(record: number): void {
    const { occupant, since, from } = this;
    const { cellKm2, records } = this.footprints;
    this.added.push(record);
    const { cells } = records[record]!;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      if (occupant[cell] === 0) {
        occupant[cell] = record + 1;
        this.footprintKm2 += cellKm2[cell]!;
        if (since[cell]! >= from) this.newGroundKm2 += cellKm2[cell]!;
      } else occupant[cell] = -1;
    }
  }

  /** Removing a record takes away the cells that it alone occupies. */
  deciding(): { footprint: Deciding | undefined; newGround: Deciding | undefined } {
    const { occupant, since, from } = this;
    const { cellKm2, records } = this.footprints;
    const sole = this.added.map((record) => {
      const { id, cells } = records[record]!;
      const lost = { id, footprint: 0, newGround: 0 };
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[i]!;
        if (occupant[cell] !== record + 1) continue;
        lost.footprint += cellKm2[cell]!;
        if (since[cell]! >= from) lost.newGround += cellKm2[cell]!;
      }
      return lost;
    });
    return {
      footprint: mostChange(sole.map(({ id, footprint }) => [id, -footprint] as const)),
      newGround: mostChange(sole.map(({ id, newGround }) => [id, -newGround] as const)),
    };
  }
}
