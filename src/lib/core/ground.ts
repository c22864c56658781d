import { mostChange } from './deciding';
import type { Footprints } from './footprints';
import type { AreaKind, Deciding } from './measures';
import type { ReachKind } from './model';

/** First year in which each cell was occupied, by any record and by those of each kind. */
export type FirstOccupied = Record<AreaKind, Float64Array>;

export function firstOccupied({ cellKm2, records }: Footprints): FirstOccupied {
  const never = (): Float64Array => new Float64Array(cellKm2.length).fill(Infinity);
  const first: FirstOccupied = { all: never(), exercise: never(), patrol: never() };
  for (const { kind, years, cells } of records) {
    const year = years[0]!;
    for (const cell of cells) {
      if (year < first.all[cell]!) first.all[cell] = year;
      if (year < first[kind][cell]!) first[kind][cell] = year;
    }
  }
  return first;
}

export interface Ground {
  footprintKm2: number;
  newGroundKm2: number;
  decidingFootprint: Deciding | undefined;
  decidingNewGround: Deciding | undefined;
}

/**
 * Area occupied by the member records (indices into the table), and the part of it not occupied
 * before the year `from` by records of the same kind. Removing a record takes away the cells that
 * it alone occupies.
 */
export function groundOf(
  footprints: Footprints,
  first: FirstOccupied,
  members: readonly number[],
  from: number,
  kind: AreaKind,
): Ground {
  const { cellKm2, records } = footprints;
  const chosen = members.filter((i) => kind === 'all' || records[i]!.kind === (kind as ReachKind));
  const since = first[kind];
  // 0 = nobody, -1 = several, else one up from the only record.
  const occupant = new Int32Array(cellKm2.length);
  let footprintKm2 = 0;
  let newGroundKm2 = 0;
  for (const i of chosen) {
    for (const cell of records[i]!.cells) {
      if (occupant[cell] === 0) {
        occupant[cell] = i + 1;
        footprintKm2 += cellKm2[cell]!;
        if (since[cell]! >= from) newGroundKm2 += cellKm2[cell]!;
      } else if (occupant[cell] !== i + 1) occupant[cell] = -1;
    }
  }
  const sole = chosen.map((i) => {
    const lost = { id: records[i]!.id, footprint: 0, newGround: 0 };
    for (const cell of records[i]!.cells) {
      if (occupant[cell] !== i + 1) continue;
      lost.footprint += cellKm2[cell]!;
      if (since[cell]! >= from) lost.newGround += cellKm2[cell]!;
    }
    return lost;
  });
  const losses = (field: 'footprint' | 'newGround') =>
    sole.map((lost) => [lost.id, -lost[field]] as const);
  return {
    footprintKm2,
    newGroundKm2,
    decidingFootprint: mostChange(losses('footprint')),
    decidingNewGround: mostChange(losses('newGround')),
  };
}
