import type { Position } from 'geojson';

/** On the screen, px from the top left of the map. */
export interface Point {
  x: number;
  y: number;
}

/** A place of the map, and where it is seen. */
export interface Spot extends Point {
  position: Position;
}

/** Where a place lies on the screen or beside it; null behind the globe. */
export type At = (position: readonly number[]) => Point | null;

export const spotsOf = (places: readonly Position[], at: At): Spot[] =>
  places.flatMap((position) => {
    const point = at(position);
    return point ? [{ ...point, position }] : [];
  });
