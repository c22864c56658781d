import type { Feature, Point, Position as Coordinates } from 'geojson';
import type { Layer } from '$lib/view/view';
import {
  DISTANCE_PX,
  PLACE_PX,
  placeLabels,
  wrap,
  type Box,
  type Placed,
  type Wanted,
} from './label-placement';
import type { LabelProperties, Scene } from '../scene';
import type { Size } from '../screen';
import { drawnRadius } from '../size';
import type { Drawn } from '../style';

/**
 * Where names and distances are written for a camera at rest: not on each other, on sites, on what
 * lies over the map, nor over its edge; on tracks only where there is no other room.
 */
export interface NameFrame {
  at: At;
  zoom: number;
  size: Size;
  /** Buttons, legend and the like. */
  covered: readonly Box[];
}

type At = (position: Coordinates) => { x: number; y: number } | null;
/** Parts of a line at which its length may be written, best first. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82];
/** Names stay so far inside the edge of the map, px. */
const EDGE = 4;

/** Names without room are left out, but for distances and the selected record's. */
export function placeNames(
  drawn: Drawn,
  layers: readonly Layer[],
  frame: NameFrame,
  selected: string | null = null,
): Pick<Scene, 'labels'> {
  const on = (layer: Layer) => layers.includes(layer);
  const { width, height } = frame.size;
  const bounds = { x0: EDGE, y0: EDGE, x1: width - EDGE, y1: height - EDGE };
  const lines = [on('tracks') && drawn.tracks, on('farthest') && drawn.farthest];
  const avoided = lines.flatMap((of) =>
    (of || NONE).features.flatMap((l) => alongBoxes(l, frame.at)),
  );
  const taken = [...frame.covered, ...(on('sites') ? siteBoxes(drawn, frame) : [])];
  const wanted = wantedNames(drawn, layers, frame.at, selected);
  const features = placeLabels(wanted, taken, bounds, avoided).flatMap(({ label, placed }) => {
    const isKept = label.what === 'distance' || (label.recordId && label.recordId === selected);
    if (placed || !isKept) return placed ? [written(label, placed)] : [];
    // Written over sites, if it must be; over buttons only where nothing else is left.
    const [anyhow] = placeLabels([label], frame.covered, bounds);
    return [written(label, anyhow?.placed ?? null)];
  });
  return { labels: { ...drawn.labels, features } };
}

const NONE = { features: [] };

/** A name that asks for room, where its place lies on the screen. */
interface WantedName extends Wanted, Pick<LabelProperties, 'recordId' | 'what'> {
  /** Its place, and others along a patrol's track (`also` on the screen). */
  positions: Coordinates[];
}

/** Names of records (of the selected one always), straits, zones, regions and years in sight. */
function wantedNames(
  drawn: Drawn,
  layers: readonly Layer[],
  at: At,
  selected: string | null,
): WantedName[] {
  const on = (layer: Layer) => layers.includes(layer);
  const records = drawn.labels.features.flatMap(({ geometry, properties }) => {
    const { recordId } = properties;
    if (!on('labels') && recordId !== selected) return [];
    const rank = recordId === selected ? -1 : properties.rank;
    return inSight([geometry.coordinates, ...alongTrack(drawn, recordId)], at, {
      ...{ ...properties, rank },
    });
  });
  const distances = drawn.farthest.features.flatMap(({ geometry, properties }) => {
    if (!on('farthest') || geometry.type !== 'LineString') return [];
    const path = geometry.coordinates;
    const parts = PARTS.map((part) => path[Math.round(part * (path.length - 1))]!);
    const name = { what: 'distance' as const, text: properties.label, recordId: '' };
    return inSight(parts.filter(at), at, { ...name, rank: -0.5, radius: 2, px: DISTANCE_PX });
  });
  const places = [
    on('straits') && (['strait', drawn.straits, 0] as const),
    on('watch-zones') && (['zone-name', drawn.zones, 0] as const),
    on('regions') && (['region-name', drawn.regionLines, 0] as const),
    on('centre') && (['centre-year', drawn.centre, 3] as const),
  ];
  return [
    ...records,
    ...distances,
    ...places.flatMap((place) => {
      if (!place) return [];
      const [what, { features }, radius] = place;
      const name = { what, radius, recordId: '', rank: 3, px: PLACE_PX };
      return features.flatMap(({ geometry, properties }) => {
        if (geometry.type !== 'Point') return [];
        const text = 'year' in properties ? String(properties.year) : properties.name;
        return inSight([geometry.coordinates], at, { ...name, text });
      });
    }),
  ];
}

function inSight(
  positions: Coordinates[],
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

/** Other places for the name of a patrol. */
function alongTrack({ tracks }: Drawn, recordId: string): Coordinates[] {
  const track = tracks.features.find(({ properties }) => properties.recordId === recordId);
  const path = track?.geometry.coordinates;
  return path
    ? [0.35, 0.65, 0.2, 0.8].map((part) => path[Math.round(part * (path.length - 1))]!)
    : [];
}

function written(name: WantedName, placed: Placed | null): Feature<Point, LabelProperties> {
  const { what, recordId, rank, radius, px } = name;
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: name.positions[placed?.place ?? 0]! },
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
function alongBoxes({ geometry }: Feature, at: At, half = 3): Box[] {
  if (geometry.type !== 'LineString') return [];
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

const boxRound = ({ x, y }: { x: number; y: number }, half: number): Box => ({
  x0: x - half,
  y0: y - half,
  x1: x + half,
  y1: y + half,
});
