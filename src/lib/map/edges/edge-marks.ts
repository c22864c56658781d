import { tenths } from '../screen';

/** The signs of an edge, as polygons in px, outward being up. */

type Corner = readonly [x: number, y: number];
type Polygon = readonly Corner[];

/** Half the length of the sign of an edge, and of an earlier advance. */
export const EDGE_HALF_PX = 27;
export const ADVANCE_HALF_PX = 13;
/** Radius of the arc that a sign is part of: it bends round the origin. */
const BEND_PX = 96;

/** A part of the arc, from `from` to `to` px along it. */
function band(from: number, to: number, width: number): Polygon {
  const steps = Math.max(1, Math.round((to - from) / 7));
  const side = (half: number) =>
    Array.from({ length: steps + 1 }, (_, i) => at(from + ((to - from) * i) / steps, half));
  return [...side(width / 2), ...side(-width / 2).reverse()];
}

/** So far along the arc and outside it. */
function at(along: number, outward: number): Corner {
  const turn = along / BEND_PX;
  const r = BEND_PX + outward;
  return [r * Math.sin(turn), BEND_PX - r * Math.cos(turn)];
}

function cap(along: number): Polygon {
  return [at(along - 1.4, 6.5), at(along + 1.4, 6.5), at(along + 1.4, -6.5), at(along - 1.4, -6.5)];
}

const arrow = (along: number): Polygon => [at(along - 5, 2), at(along, 10), at(along + 5, 2)];

const HALF = EDGE_HALF_PX;

export const EDGE_MARKS = {
  moving: [band(-HALF, HALF, 4), arrow(-15), arrow(0), arrow(15)],
  held: [band(-HALF, HALF, 4), cap(-HALF + 1.4), cap(HALF - 1.4)],
  left: [-23.5, -11.75, 0, 11.75, 23.5].map((middle) => band(middle - 3.5, middle + 3.5, 4)),
  advance: [band(-ADVANCE_HALF_PX, ADVANCE_HALF_PX, 2)],
} satisfies Record<string, Polygon[]>;

export type EdgeMark = keyof typeof EDGE_MARKS;

export function markPath(name: EdgeMark): string {
  const points = (polygon: Polygon) => polygon.map((corner) => corner.map(tenths).join(' '));
  return EDGE_MARKS[name].map((polygon) => `M${points(polygon).join('L')}Z`).join('');
}

/** Signs are smaller where the whole map is small. */
const MARK_GROWTH = { from: 0.62, fromZoom: 0.3, to: 1, byZoom: 1.1 };

export function markScale(zoom: number): number {
  const { from, fromZoom, to, byZoom } = MARK_GROWTH;
  const part = Math.min(1, Math.max(0, (zoom - fromZoom) / (byZoom - fromZoom)));
  return from + (to - from) * part;
}
