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
  const occupants = new Map<number, number>();
  for (const i of chosen) {
    for (const cell of records[i]!.cells) occupants.set(cell, occupants.has(cell) ? -1 : i);
  }
  const since = first[kind];
  let footprintKm2 = 0;
  let newGroundKm2 = 0;
  const sole = new Map<number, { footprint: number; newGround: number }>();
  for (const i of chosen) sole.set(i, { footprint: 0, newGround: 0 });
  for (const [cell, occupant] of occupants) {
    const km2 = cellKm2[cell]!;
    const fresh = since[cell]! >= from ? km2 : 0;
    footprintKm2 += km2;
    newGroundKm2 += fresh;
    const own = sole.get(occupant);
    if (!own) continue;
    own.footprint += km2;
    own.newGround += fresh;
  }
  const losses = (field: 'footprint' | 'newGround') =>
    [...sole].map(([i, lost]) => [records[i]!.id, -lost[field]] as const);
  return {
    footprintKm2,
    newGroundKm2,
    decidingFootprint: mostChange(losses('footprint')),
    decidingNewGround: mostChange(losses('newGround')),
  };
}
