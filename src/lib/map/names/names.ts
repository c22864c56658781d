import type { Feature, LineString, Point } from 'geojson';
import { estimateTextPx } from '$lib/site/text-width';
import type { Position } from '$lib/core/record/model';
import { RADIANS } from '$lib/core/earth/sphere';
import type { Layer } from '$lib/view/view';
import { fits, meet, placeLabels, wrap, type Box, type Placed } from './label-placement';
import type { LabelProperties, Scene } from '../scene';
import { drawnRadius } from '../size';
import type { Drawn } from '../style';
import { wantedNames, type WantedName } from './wanted-names';

/**
 * Where names and distances are written for a camera at rest: not on each other, on sites, on what
 * lies over the map, nor over its edge; on tracks only where there is no other room.
 */
export interface NameFrame {
  at: (position: readonly number[]) => { x: number; y: number } | null;
  zoom: number;
  bounds: Box;
  /** Buttons, legend and the like. */
  covered: readonly Box[];
}

export interface Room {
  /** Never written over. */
  taken: readonly Box[];
  /** Written over only where there is no other room. */
  avoided: readonly Box[];
  /** The farthest lines with their distances where these have most room. */
  farthest: Scene['farthest'];
}

export function roomFor(scene: Scene, layers: readonly Layer[], frame: NameFrame): Room {
  const on = (layer: Layer) => layers.includes(layer);
  const avoided = on('tracks') ? scene.tracks.features.flatMap((t) => alongBoxes(t, frame)) : [];
  const taken = [...frame.covered, ...(on('sites') ? siteBoxes(scene, frame) : [])];
  if (!on('farthest')) return { taken, avoided, farthest: scene.farthest };
  const { features, boxes } = placeFarthest(scene, frame, taken, avoided);
  return { taken: [...taken, ...boxes], avoided, farthest: { ...scene.farthest, features } };
}

/** Names without room are left out, but for the selected record's; distances always find a place. */
export function placeNames(
  drawn: Drawn,
  layers: readonly Layer[],
  frame: NameFrame,
  selected: string | null = null,
): Pick<Scene, 'labels' | 'farthest'> {
  const { taken, avoided, farthest } = roomFor(drawn, layers, frame);
  const wanted = wantedNames(drawn, layers, frame.at, selected);
  const placed = placeLabels(wanted, taken, frame.bounds, avoided);
  const features = placed.flatMap(({ label, placed }) => {
    if (placed || label.recordId !== selected) return placed ? [written(label, placed)] : [];
    // Written over sites, if it must be; over buttons only where nothing else is left.
    const [anyhow] = placeLabels([label], frame.covered, frame.bounds);
    return [written(label, anyhow?.placed ?? null)];
  });
  return { labels: { ...drawn.labels, features }, farthest };
}

function written(name: WantedName, placed: Placed | null): Feature<Point, LabelProperties> {
  const { what, recordId, rank, radius, px } = name;
  const position = name.other[(placed?.place ?? 0) - 1] ?? name.position;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [...position] },
    properties: {
      ...{ what, recordId, rank, radius },
      // Room was found for these lines: the map must not break them in its own way.
      text: (placed?.lines ?? wrap(name.text, px)).join('\n'),
      anchor: placed?.side ?? 'left',
      ...(placed && { away: placed.away }),
    },
  };
}

function siteBoxes({ sites }: Scene, { at, zoom }: NameFrame): Box[] {
  return sites.features.flatMap(({ geometry, properties }) => {
    const point = properties.measured && at(geometry.coordinates);
    return point ? [boxRound(point, drawnRadius(properties.radius, zoom) + 1)] : [];
  });
}

/** Small boxes along a line as it is seen. */
function alongBoxes({ geometry }: Feature<LineString>, { at }: NameFrame, half = 3): Box[] {
  const points = geometry.coordinates.map(at);
  return points.flatMap((point, i) => {
    const next = points[i + 1];
    if (!point || !next) return [];
    const steps = Math.min(50, Math.ceil(Math.hypot(next.x - point.x, next.y - point.y) / 8));
    return Array.from({ length: steps }, (_, k) =>
      boxRound(
        {
          x: point.x + ((next.x - point.x) * k) / steps,
          y: point.y + ((next.y - point.y) * k) / steps,
        },
        half,
      ),
    );
  });
}

const DISTANCE_PX = 12;
/** Parts of the line at which its length may be written, best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];

function placeFarthest(scene: Scene, frame: NameFrame, taken: readonly Box[], tracks: Box[]) {
  const features = scene.farthest.features.filter(({ properties }) => properties.part !== 'label');
  const boxes: Box[] = [];
  for (const line of scene.farthest.features) {
    if (line.properties.part !== 'line' || line.geometry.type !== 'LineString') continue;
    const path = line.geometry.coordinates as Position[];
    const places = PARTS.flatMap((part) => {
      const i = Math.min(path.length - 2, Math.max(0, Math.round(part * (path.length - 1))));
      const [here, next] = [frame.at(path[i]!), frame.at(path[i + 1]!)];
      if (!here || !next) return [];
      const written = textBoxes(line.properties.label, here, next);
      const hits = (others: readonly Box[]) =>
        written.filter((box) => others.some((other) => meet(other, box))).length;
      const out = written.filter((box) => !fits(box, frame.bounds)).length;
      const turn = Math.round(slopeOf(here, next) / RADIANS);
      return [{ i, turn, written, cost: 4 * (out + hits(taken) + hits(boxes)) + hits(tracks) }];
    });
    const [best] = places.sort((a, b) => a.cost - b.cost);
    if (!best) continue;
    boxes.push(...best.written);
    features.push({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: path[best.i]! },
      properties: { ...line.properties, part: 'label', turn: best.turn },
    });
  }
  return { features, boxes };
}

/** Of a line on the screen, radians clockwise, turned so that its text is never upside down. */
function slopeOf(from: Point2, to: Point2): number {
  const slope = Math.atan2(to.y - from.y, to.x - from.x);
  return Math.abs(slope) > Math.PI / 2 ? slope - Math.sign(slope) * Math.PI : slope;
}

/** The boxes of the letters of a text that lies along a line, just above it. */
function textBoxes(text: string, from: Point2, to: Point2): Box[] {
  const along = slopeOf(from, to);
  const [dx, dy] = [Math.cos(along), Math.sin(along)];
  const count = Math.ceil(estimateTextPx(text, DISTANCE_PX) / DISTANCE_PX);
  return Array.from({ length: count }, (_, k) => {
    const run = (k + 0.5 - count / 2) * DISTANCE_PX;
    const above = 0.8 * DISTANCE_PX;
    const middle = { x: from.x + run * dx + above * dy, y: from.y + run * dy - above * dx };
    return boxRound(middle, DISTANCE_PX / 2 + 1);
  });
}

type Point2 = { x: number; y: number };
const boxRound = ({ x, y }: Point2, half: number): Box => ({
  x0: x - half,
  y0: y - half,
  x1: x + half,
  y1: y + half,
});
