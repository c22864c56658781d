import { capRing } from '$lib/core/earth/hull';
import { advanceLine, arcsAcross, markProperties } from '$lib/core/reach/direction-shapes';
import type { MarkProperties } from '$lib/core/reach/direction-shapes';
import type { DirectionSet, DirectionState } from '$lib/core/reach/directions';
import type { Position } from '$lib/core/record/model';
import type { SetData } from '$lib/core/record/set';
import { formatDate, formatName } from '$lib/site/format';
import { set } from '$lib/site/set';
import { laterText } from '$lib/site/terms';
import { m } from '$lib/paraglide/messages';
import { collection, feature, line } from '../ring';
import { anchorsOf, type Anchor, type Point, type Project } from '../screen';

export type Edges = ReturnType<typeof edgesOf>;

/** A mark, which may be the edge, with the arc through its place, from which its sign is cut. */
interface EdgeSign extends MarkProperties {
  direction: string;
  arc: Position[];
  /** For a place known only within bounds: `arc` is at the least distance, this one at the most. */
  most: Position[] | undefined;
}

const RING_KM = [3000, 6000, 9000];
/** Half of an arc: longer than any sign on the smallest map. */
const HALF_KM = 1800;

export interface EdgesInput {
  directions?: readonly DirectionState[];
  origin?: DirectionSet['origin'];
  directionName?: (id: string) => string;
  /** Whose land is tinted and named. */
  homes?: readonly Pick<SetData['partners'][number], 'id' | 'labels'>[];
}

export function edgesOf({
  directions = [],
  origin,
  directionName = String,
  homes = set.partners,
}: EdgesInput) {
  const reached = origin ? directions.filter(({ edge }) => edge) : [];
  const from = origin?.position ?? [0, 0];
  return {
    homes,
    /** Where distances are measured from, even if no edge is shown. */
    origin: origin
      ? { position: origin.position, name: origin.name ? formatName(origin.name) : '' }
      : null,
    rings: collection(
      (reached.length ? RING_KM : []).map((km) => feature(line(capRing(from, km, 180)), { km })),
    ),
    lines: collection(
      reached.map((one) => {
        const properties = { direction: one.id, ...markProperties(one, one.edge!) };
        return feature(line(advanceLine(one, from)), properties);
      }),
    ),
    signs: reached.flatMap((one) =>
      [...one.marks, ...one.possible].map((mark): EdgeSign => {
        const [arc, most] = arcsAcross(mark, from, HALF_KM);
        return { direction: one.id, ...markProperties(one, mark), arc: arc!, most };
      }),
    ),
    words: Object.fromEntries(
      directions.flatMap((one) => {
        const words = edgeWords(one, directionName(one.id));
        return words ? [[one.id, words]] : [];
      }),
    ),
  };
}

function edgeWords(direction: DirectionState, name: string) {
  const { state, edge, laterVisits: n, lastVisitYear } = direction;
  if (!edge) return null;
  const { year, date } = edge;
  const isMoving = state === 'moving';
  const note =
    state === 'left' && n
      ? m.direction_later_visits({ n }) + m.direction_none_since({ year: lastVisitYear! })
      : laterText(direction);
  return {
    ...{ name, year, note },
    since: isMoving ? m.edge_moved({ month: formatDate(date, 'month') }) : m.edge_since({ year }),
    shortName: name.split(/[,、]/)[0]!,
    short: isMoving ? m.edge_moved_short({ year }) : m.edge_since({ year }),
  };
}

export const edgeText = ({ name, since, note }: Edges['words'][string]): string =>
  m.edge_text({ name, since, note });

export interface EdgeSymbol extends Omit<EdgeSign, 'most'> {
  /** Its arc; of a place known only within bounds that of its least distance, */
  line: Point[];
  /** and that of its most, unless the two are one at this zoom. */
  most: Point[] | null;
  middle: Anchor;
  /** Sample points of the symbol, which labels avoid. */
  body: Point[];
  /** Farthest point of the body from the middle, px. */
  half: number;
  out: Point;
  scale: number;
}

export const EDGE_PX = { length: 54, width: 5.5 };
export const EARLIER_PX = { length: 22, width: 2.2 };
export const BEAD_PX = 5.5;
/** From the bead, or the outer arc, to the middle of the triangle, and half of it. */
export const TRIANGLE_PX = { away: 14, half: 5.5 };
/** Earlier arcs nearer to the edge would merge with it. */
const APART_PX = 18;
const SAMPLE_PX = 6;

/** On small maps signs get shorter, and slightly thinner. */
const GROWTH = { from: 0.46, fromZoom: 0.45, to: 1, byZoom: 1.1 };

export function signScale(zoom: number): number {
  const { from, fromZoom, to, byZoom } = GROWTH;
  const part = Math.min(1, Math.max(0, (zoom - fromZoom) / (byZoom - fromZoom)));
  return from + (to - from) * part;
}
export const thick = (scale: number) => 0.5 + scale / 2;

/** Signs in sight, without earlier arcs that would overlap their edge. */
export function edgeSymbols({ signs }: Edges, at: Project, zoom: number): EdgeSymbol[] {
  const scale = signScale(zoom);
  const seen = signs.flatMap((sign) => edgeSymbol(sign, at, scale) ?? []);
  const isOn = (one: EdgeSymbol, edge: EdgeSymbol) =>
    edge.isEdge &&
    edge.direction === one.direction &&
    edge.body.some(({ x, y }) => Math.hypot(x - one.middle.x, y - one.middle.y) < APART_PX * scale);
  return seen.filter(
    (one) => one.isEdge || one.mark === 'possible' || !seen.some((edge) => isOn(one, edge)),
  );
}

function edgeSymbol(sign: EdgeSign, at: Project, scale: number): EdgeSymbol | null {
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
export const placeOf = ({ arc }: Pick<EdgeSign, 'arc'>): Position => along(arc, 0.5);

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
