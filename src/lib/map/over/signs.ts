import type { Attributes } from '$lib/site/markup';
import type { ReachKind } from '$lib/core/record/model';
import {
  BEAD_PX,
  EARLIER_PX,
  EDGE_PX,
  TRIANGLE_PX,
  edgeSymbols,
  shifted,
  signScale,
  thick,
} from '../edges/edges';
import type { EdgeSymbol } from '../edges/edges';
import type { NameFrame } from '../names/names';
import type { Scene } from '../scene';
import { WORLD, tenths, type Point } from '../screen';
import { drawnRadius, type PlacedSite } from '../sites';
import type { Mark } from '../still/marks';

/** Signs that turn with a line or differ by their shape, of one size at every zoom. */

export type OverFrame = Pick<NameFrame, 'at' | 'zoom'>;

const HALO = 'var(--halo)';
const INK = 'var(--ink)';
/** Of a band, its light edge, and the line round what it leaves hollow. */
const OUTLINE = { halo: 1, hollow: 1.5 };
/** The edge of a place, which lies outside it: px. */
const EDGE = 1.5;
const placeLook = (fill: string) => ({
  style: { fill, stroke: HALO, 'stroke-width': EDGE },
  hovered: { fill, stroke: INK, 'stroke-width': 2 },
  selected: { fill, stroke: 'var(--accent)', 'stroke-width': 2.6 },
});

/** The edges of directions, above earlier marks, above what may have been one. */
export function edgeSigns(edges: Scene['edges'], { at, zoom }: OverFrame): Mark[] {
  const above = ({ isEdge, mark }: EdgeSymbol) => (isEdge ? 2 : mark === 'possible' ? 0 : 1);
  return edgeSymbols(edges, at, zoom)
    .sort((a, b) => above(a) - above(b))
    .flatMap(edgeMarks);
}

export function edgeMarks(edge: EdgeSymbol): Mark[] {
  const { isEdge, state, mark, most, scale } = edge;
  const band = most ? boundsMarks(edge, most) : [];
  if (mark === 'possible') return band;
  if (!isEdge) return [...band, ...bandMarks(edge, EARLIER_PX.width * thick(scale))];
  return [
    ...band,
    ...bandMarks(edge, EDGE_PX.width * thick(scale)),
    ...(state === 'moving' ? [triangle(edge)] : []),
    ...(most ? [] : [beadOf(edge)]),
  ];
}

const pathOf = (line: readonly Point[]) =>
  `M${line.map(({ x, y }) => `${tenths(x)},${tenths(y)}`).join('L')}`;

function stroked(
  { direction, recordId, middle, scale }: EdgeSymbol,
  line: readonly Point[],
  look: Attributes,
  hovered: Attributes = {},
): Mark {
  const style = { fill: 'none', ...look };
  const lit = { ...style, ...hovered };
  return {
    ...{ layer: 'edge-signs', tag: 'path', at: { d: pathOf(line) }, direction, recordId },
    ...{ style, hovered: lit, selected: lit },
    spot: { x: middle.x, y: middle.y, r: (EDGE_PX.length * scale) / 4 },
  };
}

/** A band across the way out; hollow where nobody comes any more. */
function bandMarks(edge: EdgeSymbol, px: number): Mark[] {
  const { line, isEdge, state } = edge;
  const width = tenths(px);
  const band = (stroke: string, px: number) =>
    stroked(edge, line, { stroke, 'stroke-width': tenths(px) }, { 'stroke-width': px + 1.5 });
  const isLeft = isEdge && state === 'left';
  const outer = width + (isLeft ? OUTLINE.hollow : 0);
  const inner = Math.max(1.5, width - OUTLINE.hollow);
  const hollow = { stroke: HALO, 'stroke-width': tenths(inner) };
  return [
    band(HALO, width + 2 * OUTLINE.halo),
    band(INK, outer),
    ...(isLeft ? [stroked(edge, shortened(line, OUTLINE.hollow), hollow)] : []),
  ];
}

function shortened(line: readonly Point[], px: number): Point[] {
  const end = (a: Point, b: Point): Point => {
    const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    return shifted(a, { x: (b.x - a.x) / far, y: (b.y - a.y) / far }, Math.min(px, far / 2));
  };
  return [end(line[0]!, line[1]!), ...line.slice(1, -1), end(line.at(-1)!, line.at(-2)!)];
}

function triangle(edge: EdgeSymbol): Mark {
  const { middle, most, out } = edge;
  const scale = thick(edge.scale);
  const from = most ? most[Math.floor(most.length / 2)]! : middle;
  const tip = shifted(from, out, (TRIANGLE_PX.away + TRIANGLE_PX.half) * scale);
  const base = shifted(from, out, (TRIANGLE_PX.away - TRIANGLE_PX.half) * scale);
  const side = { x: -out.y, y: out.x };
  const ends = [1, -1].map((way) => shifted(base, side, way * 1.1 * TRIANGLE_PX.half * scale));
  const look = { fill: INK, stroke: HALO, 'stroke-width': 1, 'paint-order': 'stroke' };
  return { ...stroked(edge, [], look), at: { d: `${pathOf([tip, ...ends])}Z` } };
}

function boundsMarks(edge: EdgeSymbol, most: Point[]): Mark[] {
  const d = `${pathOf([...edge.line, ...most.toReversed()])}Z`;
  const fill = { fill: `var(--${edge.kind})`, 'fill-opacity': 0.22 };
  const lit = { 'fill-opacity': 0.4 };
  const area = (look: Attributes, hovered: Attributes) => {
    return { ...stroked(edge, most, look, hovered), at: { d } };
  };
  return [
    area({ fill: HALO, 'fill-opacity': 0.5 }, {}),
    area(fill, lit),
    stroked(edge, most, { stroke: INK, 'stroke-width': 1 }, { 'stroke-width': 2 }),
    ...(edge.mark === 'possible'
      ? [stroked(edge, edge.line, { stroke: INK, 'stroke-width': 1 }, { 'stroke-width': 2 })]
      : []),
  ];
}

function beadOf({ kind, middle, recordId, direction, scale }: EdgeSymbol): Mark {
  const mark = { recordId, direction, ...placeLook(`var(--${kind})`) };
  return placeMark('edge-beads', kind, middle, BEAD_PX * thick(scale), mark);
}

/** Under the discs near it: they are drawn once more above. */
export function originSign(
  { origin }: Scene['edges'],
  sites: readonly PlacedSite[],
  { at, zoom }: OverFrame,
): Mark[] {
  const point = origin && at(origin.position);
  if (!point) return [];
  const { x, y } = point;
  const [dx, dy] = [tenths(x), tenths(y)];
  const d = `M${dx - 7},${dy}h14M${dx},${tenths(y - 7)}v14`;
  const cross = (stroke: string, width: number): Mark => ({
    ...{ layer: 'origin', tag: 'path', at: { d } },
    style: { fill: 'none', stroke, 'stroke-width': width },
  });
  const near = sites.flatMap(({ geometry, properties }): Mark[] => {
    const { measured, own, reach, recordId, radius, numbered } = properties;
    const place = measured && !own && !numbered && reach === 'exercise' && at(geometry.coordinates);
    if (!place || Math.hypot(place.x - x, place.y - y) > 20) return [];
    const look = placeLook('var(--exercise)');
    return [placeMark('sites', reach, place, drawnRadius(radius, zoom), { recordId, ...look })];
  });
  return [cross(HALO, 3.5), cross(INK, 1.6), ...near];
}

/** Places of patrols; those of one with a track, which is the larger thing, only where it is near. */
export function squareMarks(
  sites: readonly PlacedSite[],
  { at, zoom }: OverFrame,
  squarePx?: number,
): Mark[] {
  return sites.flatMap(({ geometry, properties }) => {
    const { reach, measured, own, recordId, radius, onTrack } = properties;
    const isShown = reach === 'patrol' && measured && !own && !(onTrack && zoom < TRACK_ZOOM);
    const point = isShown && at(geometry.coordinates);
    if (!point) return [];
    const r = squarePx ?? drawnRadius(radius, zoom);
    return [placeMark('sites', reach, point, r, { recordId, ...placeLook('var(--patrol)') })];
  });
}
const TRACK_ZOOM = 3;

export function placeMark(
  layer: string,
  reach: ReachKind,
  { x, y }: Point,
  r: number,
  mark: Pick<Mark, 'style' | 'hovered' | 'selected' | 'recordId' | 'direction'>,
): Mark {
  const spot = { x, y, r };
  if (reach === 'exercise') {
    const circle = { cx: tenths(x), cy: tenths(y), r: tenths(r + EDGE / 2) };
    return { layer, tag: 'circle', at: circle, spot, ...mark };
  }
  const side = tenths(2 * r);
  const square = { x: tenths(x - r), y: tenths(y - r), width: side, height: side };
  return { layer, tag: 'rect', at: square, spot, ...mark };
}

/** Least distance between arrowheads, on all tracks and along one, px. */
const APART = { heads: 34, along: 110 };
const MOST_TRACKS = 80;
const HEAD = 'M5 0-4 3.8-4-3.8Z';

export function arrowMarks({ features }: Scene['tracks'], { at, zoom }: OverFrame): Mark[] {
  const scale = tenths(thick(signScale(zoom)));
  const style = { fill: 'var(--patrol)' };
  const isFew = features.length <= MOST_TRACKS;
  const heads: Point[] = [];
  return features.flatMap(({ geometry, properties: { recordId, own } }) => {
    if (own && !isFew) return [];
    const marks: Mark[] = [];
    let run = APART.along / 2;
    let before = at(geometry.coordinates[0]!);
    for (const position of geometry.coordinates.slice(1)) {
      const point = at(position);
      if (point && before) {
        const [dx, dy] = [point.x - before.x, point.y - before.y];
        const step = Math.hypot(dx, dy);
        run += step;
        const isFree = heads.every(
          ({ x, y }) => Math.hypot(x - point.x, y - point.y) >= APART.heads,
        );
        if (run >= APART.along && step > 0.5 && isFree) {
          const turn = Math.round((Math.atan2(dy, dx) * 180) / Math.PI);
          const transform = `translate(${tenths(point.x)} ${tenths(point.y)}) rotate(${turn})${scale < 1 ? ` scale(${scale})` : ''}`;
          const at = { d: HEAD, transform };
          marks.push({ layer: 'tracks-direction', tag: 'path', at, style, recordId });
          heads.push(point);
          run = 0;
        }
      }
      before = point;
    }
    return marks;
  });
}

/** The selected track: dashed, since most of its course is a reconstruction. */
export function chosenTrack(
  { features }: Scene['tracks'],
  selected: string | null,
  { at, zoom }: OverFrame,
): Mark[] {
  const jump = (WORLD * 2 ** zoom) / 2;
  const track = features.find(({ properties }) => properties.recordId === selected);
  if (!track || selected === null) return [];
  const pieces: Point[][] = [[]];
  for (const place of track.geometry.coordinates) {
    const point = at(place);
    const last = pieces.at(-1)!.at(-1);
    if (!point || (last && Math.hypot(point.x - last.x, point.y - last.y) > jump)) pieces.push([]);
    if (point) pieces.at(-1)!.push(point);
  }
  const d = pieces.flatMap((piece) => (piece.length > 1 ? pathOf(piece) : [])).join('');
  const line = (stroke: string, width: number, dashes = {}): Mark => ({
    ...{ layer: 'track-chosen', tag: 'path', at: { d }, recordId: selected },
    style: { fill: 'none', stroke, 'stroke-width': width, ...dashes },
  });
  return [line('var(--halo)', 5), line('var(--patrol)', 2.4, { 'stroke-dasharray': '7 4' })];
}
