import type { Position } from 'geojson';
import type { ReachKind } from '$lib/core/record/model';
import { ahead, type EdgeCollection, type EdgeFeature } from '../edges/edge-features';
import { EDGE_HALF_PX, markPath, markScale } from '../edges/edge-marks';
import type { At } from '../names/sight';
import type { Scene } from '../scene';
import { tenths } from '../screen';
import type { PlacedSite } from '../sites';
import { drawnRadius } from '../size';
import type { Mark } from '../still/marks';
import type { OverFrame } from './over-marks';

/** Signs that turn with a line or differ by their shape, which MapLibre would place anew with each year. */

type Point = NonNullable<ReturnType<At>>;

const ACCENT = 'var(--accent)';
const HALO = 'var(--halo)';
const INK = { moving: ACCENT, left: 'var(--earlier)', held: 'var(--ink)', advance: 'var(--ink)' };

/** The edge of a place, which lies outside it: px. */
const EDGE = 1.5;
const placeLook = (fill: string) => ({
  style: { fill, stroke: HALO, 'stroke-width': EDGE },
  hovered: { fill, stroke: 'var(--ink)', 'stroke-width': 2 },
  selected: { fill, stroke: ACCENT, 'stroke-width': 2.6 },
});

/** Signs across the spokes, and the kind of record that set each edge. */
export function edgeMarks(
  { features }: EdgeCollection,
  sites: readonly PlacedSite[],
  { at, zoom }: OverFrame,
): Mark[] {
  const scale = markScale(zoom);
  const seen = features.flatMap((edge) => {
    const point = edge.geometry.type === 'Point' && at(edge.geometry.coordinates);
    return point && edge.properties.mark ? [{ edge, point }] : [];
  });
  return [
    ...seen.map(({ edge, point }) => signMark(edge, point, at, scale)),
    ...seen.flatMap(({ edge, point }) =>
      edge.properties.what === 'edge' ? beadMark(edge, point, sites, { at, zoom }) : [],
    ),
  ];
}

function signMark(
  { geometry, properties }: EdgeFeature,
  point: Point,
  at: At,
  scale: number,
): Mark {
  const { mark, direction, recordId, bearing } = properties;
  const { x, y } = point;
  const front = at(ahead(geometry.coordinates as Position, bearing), true) ?? point;
  const turn = Math.round(Math.atan2(front.x - x, y - front.y) * (180 / Math.PI));
  const size = Math.round(scale * 100) / 100;
  const transform = `translate(${tenths(x)} ${tenths(y)}) rotate(${turn}) scale(${size})`;
  const lit = { fill: ACCENT, stroke: ACCENT, 'stroke-width': 1 };
  return {
    ...{ layer: 'edge-marks', tag: 'path', at: { d: markPath(mark || 'held'), transform } },
    ...{ style: { fill: INK[mark || 'held'] }, hovered: lit, selected: lit, direction, recordId },
    spot: { x, y, r: (EDGE_HALF_PX * scale) / 2 },
  };
}

/** Where its own disc lies on the map, too, the bead is that disc. */
function beadMark(
  { properties }: EdgeFeature,
  { x, y }: Point,
  sites: readonly PlacedSite[],
  { at, zoom }: OverFrame,
): Mark[] {
  const { recordId, direction, reach } = properties;
  const site = sites.find((one) => {
    const place = one.properties.recordId === recordId && at(one.geometry.coordinates);
    return place && Math.hypot(place.x - x, place.y - y) < 3;
  });
  const r = Math.max(
    5 * markScale(zoom),
    site && reach === 'exercise' ? drawnRadius(site.properties.radius, zoom) : 0,
  );
  const looks = placeLook(`var(--${reach})`);
  const key = site ? { recordId, ...looks } : { recordId, direction, style: looks.style };
  return [placeMark('edge-beads', reach, { x, y }, r, key)];
}

/** Places of patrols. */
export function squareMarks(
  sites: readonly PlacedSite[],
  { at, zoom }: OverFrame,
  squarePx?: number,
): Mark[] {
  return sites.flatMap(({ geometry, properties }) => {
    const { reach, measured, own, recordId, radius } = properties;
    const point = reach === 'patrol' && measured && !own && at(geometry.coordinates);
    if (!point) return [];
    const r = squarePx ?? drawnRadius(radius, zoom);
    return [placeMark('sites', reach, point, r, { recordId, ...placeLook('var(--patrol)') })];
  });
}

function placeMark(
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

/** From one arrowhead of a track to the next, px. */
const SPACING = 110;
/** Of more tracks than these, a reader's have none. */
const MOST_TRACKS = 80;

/** Arrowheads along tracks as they are seen. */
export function arrowMarks({ features }: Scene['tracks'], { at }: OverFrame): Mark[] {
  const style = { fill: 'var(--patrol)', stroke: HALO, 'stroke-width': 1 };
  const isFew = features.length <= MOST_TRACKS;
  return features.flatMap(({ geometry, properties: { recordId, own } }) => {
    if (own && !isFew) return [];
    const marks: Mark[] = [];
    let run = SPACING / 2;
    let before = at(geometry.coordinates[0]!);
    for (const position of geometry.coordinates.slice(1)) {
      const point = at(position);
      if (point && before) {
        const step = Math.hypot(point.x - before.x, point.y - before.y);
        run += step;
        if (run >= SPACING && step > 0.5) {
          const turn = Math.round(
            (Math.atan2(point.y - before.y, point.x - before.x) * 180) / Math.PI,
          );
          const transform = `translate(${tenths(point.x)} ${tenths(point.y)}) rotate(${turn})`;
          const d = 'M5 0-4 4.5-4-4.5Z';
          const shape = { layer: 'tracks-direction', tag: 'path' as const, at: { d, transform } };
          marks.push({ ...shape, style, recordId });
          run = 0;
        }
      }
      before = point;
    }
    return marks;
  });
}
