import type { LineString, Position } from 'geojson';
import type { NamedProperties } from '../scene';
import type { Box, Wanted } from './label-placement';

/** What of the map can be seen, in px from its top left; or where a place would be, in sight or not. */
export type At = (
  position: readonly number[],
  isAnywhere?: boolean,
) => { x: number; y: number } | null;

/** A name that asks for room, where its place lies on the screen. */
export interface WantedName
  extends Wanted, Pick<NamedProperties, 'recordId' | 'what' | 'direction' | 'mark'> {
  /** Its place, and others along a patrol's track (`also` on the screen). */
  positions: Position[];
}

export function inSight(
  positions: Position[],
  at: At,
  name: Omit<WantedName, 'positions' | 'x' | 'y'>,
): WantedName[] {
  const seen = positions.flatMap((position) => {
    const point = at(position);
    return point ? [{ position, point }] : [];
  });
  const [here, ...also] = seen.map(({ point }) => point);
  // Out of sight at its own place, a name is not written further along.
  if (!here || seen[0]!.position !== positions[0]) return [];
  return [{ ...name, ...here, also, positions: seen.map(({ position }) => position) }];
}

const seenLines = new WeakMap<At, WeakMap<Position[], Box[]>>();

/** Small boxes along a line as it is seen, worked out once for a camera: lines stay from year to year. */
export function alongBoxes({ coordinates }: LineString, at: At, half = 3): Box[] {
  const known = seenLines.get(at) ?? new WeakMap<Position[], Box[]>();
  seenLines.set(at, known);
  const boxes = known.get(coordinates) ?? boxesAlong(coordinates, at, half);
  known.set(coordinates, boxes);
  return boxes;
}

function boxesAlong(path: readonly Position[], at: At, half: number): Box[] {
  const points = path.map((place) => at(place));
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (!point || !next) return [];
    const [dx, dy] = [next.x - point.x, next.y - point.y];
    const steps = Math.min(50, Math.ceil(Math.hypot(dx, dy) / 8));
    return Array.from({ length: steps }, (_, k) =>
      boxRound({ x: point.x + (dx * k) / steps, y: point.y + (dy * k) / steps }, half),
    );
  });
}

export const boxRound = ({ x, y }: { x: number; y: number }, half: number): Box => ({
  ...{ x0: x - half, y0: y - half },
  ...{ x1: x + half, y1: y + half },
});
