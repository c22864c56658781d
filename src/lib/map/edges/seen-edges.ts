import type { Position } from 'geojson';
import type { DirectionShape, ShapeProperties } from '$lib/core/reach/direction-shapes';
import { anchorsOf, type Anchor, type Point, type Project } from '../screen';
import type { Edges } from './edges';

/** The sign of a mark as it lies on the screen, px. */
export interface SeenEdge extends ShapeProperties {
  /** Its arc; of a place known only within bounds that of its least distance, */
  line: Point[];
  /** and that of its most, unless the two are one at this zoom. */
  most: Point[] | null;
  middle: Anchor;
  /** Of what it is made; names keep off. */
  body: Point[];
  /** No point of it is farther from its middle. */
  half: number;
  /** Away from the origin, of length 1. */
  out: Point;
  scale: number;
}

export const EDGE_PX = { length: 54, width: 5.5 };
export const EARLIER_PX = { length: 22, width: 2.2 };
export const BEAD_PX = 5.5;
/** From the bead, or the outer arc, to the middle of the triangle, and half of it. */
export const TRIANGLE_PX = { away: 14, half: 5.5 };
/** Earlier arcs nearer than this to the edge's would be one with it. */
const APART_PX = 18;
/** From sample to sample of what lies under a name. */
export const SAMPLE_PX = 6;

/** Signs are shorter where the whole map is small; they do not get as much thinner. */
const GROWTH = { from: 0.46, fromZoom: 0.45, to: 1, byZoom: 1.1 };

export function signScale(zoom: number): number {
  const { from, fromZoom, to, byZoom } = GROWTH;
  const part = Math.min(1, Math.max(0, (zoom - fromZoom) / (byZoom - fromZoom)));
  return from + (to - from) * part;
}
export const thick = (scale: number) => 0.5 + scale / 2;

/** Signs in sight, without the earlier arcs that would lie on their edge's. */
export function seenEdges({ signs }: Edges, at: Project, zoom: number): SeenEdge[] {
  const scale = signScale(zoom);
  const seen = signs.flatMap((sign) => {
    const { role, direction, recordId } = sign.properties;
    const most = signs.find(
      ({ properties }) =>
        properties.role === 'most' &&
        properties.direction === direction &&
        properties.recordId === recordId,
    );
    return role === 'most' ? [] : (seenEdge(sign, most, at, scale) ?? []);
  });
  const isOn = (one: SeenEdge, edge: SeenEdge) =>
    edge.isEdge &&
    edge.direction === one.direction &&
    farFrom(one.middle, edge.body) < APART_PX * scale;
  return seen.filter(
    (one) => one.isEdge || one.mark === 'possible' || !seen.some((edge) => isOn(one, edge)),
  );
}

/** Without the two corners that a cut at 180° puts in, the middle of an arc is its mark's own place. */
function pathOf({ geometry }: DirectionShape): Position[] {
  return pathsOf(geometry)
    .flat()
    .filter(([lng]) => Math.abs(lng!) !== 180);
}
const middleOf = (path: readonly Position[]) => Math.floor(path.length / 2);

/** The middle of an arc. */
export function placeOf(sign: DirectionShape): [lng: number, lat: number] | undefined {
  const path = pathOf(sign);
  return path[middleOf(path)] as [number, number] | undefined;
}

function seenEdge(
  sign: DirectionShape,
  outer: DirectionShape | undefined,
  at: Project,
  scale: number,
): SeenEdge | null {
  const { properties } = sign;
  const { length } = properties.isEdge ? EDGE_PX : EARLIER_PX;
  const arc = cut(sign, at, length * scale);
  if (!arc) return null;
  const { line, middle } = arc;
  const [first, last] = [line[0]!, line.at(-1)!];
  const far = Math.hypot(last.x - first.x, last.y - first.y) || 1;
  // An arc runs clockwise round the origin, which lies on its right.
  const out = { x: (last.y - first.y) / far, y: -(last.x - first.x) / far };
  const most = outer && cut(outer, at, length * scale);
  const deep = most ? Math.hypot(most.middle.x - middle.x, most.middle.y - middle.y) : 0;
  const isBand = most && deep > (properties.isEdge ? 2 * BEAD_PX : EARLIER_PX.width) * thick(scale);
  const body = samples(line, SAMPLE_PX / 2);
  if (isBand)
    for (const part of [0, 0.5, 1])
      body.push(...samples([along(line, part), along(most.line, part)]));
  if (isBand) body.push(...samples(most.line, SAMPLE_PX / 2));
  const tip = isBand ? most.middle : middle;
  if (properties.isEdge && properties.state === 'moving')
    for (const px of [-1, 0, 1])
      body.push(shifted(tip, out, (TRIANGLE_PX.away + px * TRIANGLE_PX.half) * thick(scale)));
  const half = Math.max(...body.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
  return { ...properties, line, most: isBand ? most.line : null, middle, body, half, out, scale };
}

const along = (line: readonly Point[], part: number) => line[Math.round(part * (line.length - 1))]!;

/** An arc cut to a length on the screen, and its middle. */
function cut(sign: DirectionShape, at: Project, length: number) {
  const path = pathOf(sign);
  const [middle] = anchorsOf([placeOf(sign) ?? []], at);
  if (!middle) return null;
  const half = middleOf(path);
  const walk = (way: Position[]) => walked(way, at, length / 2);
  const before = walk(path.slice(0, half + 1).reverse()).reverse();
  return { line: [...before, ...walk(path.slice(half)).slice(1)], middle };
}

export const shifted = ({ x, y }: Point, by: Point, px: number): Point => {
  return { x: x + by.x * px, y: y + by.y * px };
};

/** As much of a line as is so long on the screen. */
function walked(path: readonly Position[], at: Project, px: number): Point[] {
  const line: Point[] = [];
  let left = px;
  for (const position of path) {
    const point = at(position);
    const before = line.at(-1);
    if (!point) break;
    const step = before ? Math.hypot(point.x - before.x, point.y - before.y) : 0;
    const part = step > left ? left / step : 1;
    line.push(
      before
        ? { x: before.x + (point.x - before.x) * part, y: before.y + (point.y - before.y) * part }
        : point,
    );
    left -= step;
    if (left <= 0) break;
  }
  return line;
}

/** The lines of a geometry; a point is a line of one. */
export const pathsOf = ({ type, coordinates }: DirectionShape['geometry']): Position[][] =>
  type === 'MultiLineString' ? coordinates : [type === 'LineString' ? coordinates : [coordinates]];

/** Points of a line at most so far from one another, its ends included. */
export function samples(line: readonly Point[], px = SAMPLE_PX): Point[] {
  return line.flatMap((point, i) => {
    const next = line[i + 1];
    if (!next) return [point];
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / px));
    return Array.from({ length: steps }, (_, k) => ({
      x: point.x + ((next.x - point.x) * k) / steps,
      y: point.y + ((next.y - point.y) * k) / steps,
    }));
  });
}

export const farFrom = ({ x, y }: Point, others: readonly Point[]): number =>
  Math.min(...others.map((other) => Math.hypot(other.x - x, other.y - y)));
