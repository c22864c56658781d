import type { Position } from '$lib/core/record/model';
import { anchorsOf, type Anchor, type Point, type Project } from '../screen';
import type { EdgeSign, Edges } from './edges';

/** The sign of a mark as it lies on the screen, px. */
export interface SeenEdge extends Omit<EdgeSign, 'most'> {
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
  const seen = signs.flatMap((sign) => seenEdge(sign, at, scale) ?? []);
  const isOn = (one: SeenEdge, edge: SeenEdge) =>
    edge.isEdge &&
    edge.direction === one.direction &&
    farFrom(one.middle, edge.body) < APART_PX * scale;
  return seen.filter(
    (one) => one.isEdge || one.mark === 'possible' || !seen.some((edge) => isOn(one, edge)),
  );
}

function seenEdge(sign: EdgeSign, at: Project, scale: number): SeenEdge | null {
  const { isEdge, state } = sign;
  const { length, width } = isEdge ? EDGE_PX : EARLIER_PX;
  const arc = cut(sign.arc, at, length * scale);
  if (!arc) return null;
  const { line, middle } = arc;
  const [first, last] = [line[0]!, line.at(-1)!];
  const far = Math.hypot(last.x - first.x, last.y - first.y) || 1;
  // An arc runs clockwise round the origin, which lies on its right.
  const out = { x: (last.y - first.y) / far, y: -(last.x - first.x) / far };
  const most = sign.most && cut(sign.most, at, length * scale);
  const deep = most ? Math.hypot(most.middle.x - middle.x, most.middle.y - middle.y) : 0;
  const band = most && deep > (isEdge ? 2 * BEAD_PX : width) * thick(scale) ? most.line : null;
  const body = samples(line, SAMPLE_PX / 2);
  if (band) {
    for (const part of [0, 0.5, 1]) body.push(...samples([along(line, part), along(band, part)]));
    body.push(...samples(band, SAMPLE_PX / 2));
  }
  const tip = band ? most!.middle : middle;
  if (isEdge && state === 'moving')
    for (const px of [-1, 0, 1])
      body.push(shifted(tip, out, (TRIANGLE_PX.away + px * TRIANGLE_PX.half) * thick(scale)));
  const half = Math.max(...body.map(({ x, y }) => Math.hypot(x - middle.x, y - middle.y)));
  return { ...sign, line, most: band, middle, body, half, out, scale };
}

const along = <P>(line: readonly P[], part: number): P =>
  line[Math.round(part * (line.length - 1))]!;
/** The place of a mark is the middle of its arc. */
export const placeOf = ({ arc }: Pick<EdgeSign, 'arc'>): Position => along(arc, 0.5);

/** An arc cut to a length on the screen, and its middle. */
function cut(arc: readonly Position[], at: Project, length: number) {
  const [middle] = anchorsOf([along(arc, 0.5)], at);
  if (!middle) return null;
  const half = Math.floor(arc.length / 2);
  const before = walked(arc.slice(0, half + 1).reverse(), at, length / 2).reverse();
  return { line: [...before, ...walked(arc.slice(half), at, length / 2).slice(1)], middle };
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
