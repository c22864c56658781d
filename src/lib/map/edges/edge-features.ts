import type { Feature, FeatureCollection, LineString, MultiLineString, Point } from 'geojson';
import { rangeRing } from '$lib/core/reach/direction-shapes';
import type { DirectionState } from '$lib/core/reach/directions';
import type { Position, ReachKind } from '$lib/core/record/model';
import { RADIANS, densify, interpolate, toPosition, toUnit } from '$lib/core/earth/sphere';
import { m } from '$lib/paraglide/messages';
import type { EdgeMark } from './edge-marks';
import { edgeWords, type EdgeWords } from './edge-words';

/**
 * The directions as they are drawn: rings of distance, a spoke from the origin to each edge, a sign across
 * it at the edge and at each earlier advance. Signs lie on today's spoke, at the distance of their advance.
 */
export interface EdgeProperties {
  what: 'ring' | 'origin' | 'spoke' | 'edge' | 'advance';
  /** Empty for rings and origin, as the next two are. */
  direction: string;
  /** Who went so far. */
  recordId: string;
  mark: EdgeMark | '';
  reach: ReachKind;
  km: number;
  year: number;
  /** Outward along the spoke, degrees from north. */
  bearing: number;
  /** What is written beside an edge. */
  words?: EdgeWords & { name: string };
}

export type EdgeFeature = Feature<Point | LineString | MultiLineString, EdgeProperties>;
export type EdgeCollection = FeatureCollection<EdgeFeature['geometry'], EdgeProperties>;

export const RING_KM = [3000, 6000, 9000];
/** An advance so near to the edge has no year of its own, km. */
export const TOO_NEAR_KM = 300;

const NOTHING: EdgeProperties = {
  ...{ what: 'ring', direction: '', recordId: '', mark: '' },
  ...{ reach: 'exercise', km: 0, year: 0, bearing: 0 },
};

const ringsOf = new WeakMap<Position, EdgeFeature[]>();

export function edgeFeatures(
  states: readonly DirectionState[],
  origin: Position,
  nameOf: (direction: string) => string,
): EdgeCollection {
  const found = states.flatMap((state) => featuresOf(state, origin, nameOf));
  const rings =
    ringsOf.get(origin) ?? RING_KM.map((km) => feature(rangeRing(origin, km), { ...NOTHING, km }));
  ringsOf.set(origin, rings);
  const start = feature(point(origin), { ...NOTHING, what: 'origin' });
  const features = found.length ? [...rings, ...found, start] : [];
  return { type: 'FeatureCollection', features };
}

/** The same line for the same edge: what is worked out for it serves every year. */
const spokes = new WeakMap<Position, Position[]>();

function featuresOf(
  direction: DirectionState,
  origin: Position,
  nameOf: (direction: string) => string,
): EdgeFeature[] {
  const { id, state, edgeKm, edgePosition, advances, visits } = direction;
  if (edgeKm === null || !edgePosition) return [];
  const mark = state === 'moving' || state === 'held' ? state : 'left';
  const placed = (advance: (typeof advances)[number], position: Position): EdgeProperties => {
    const { recordId, year, km } = advance;
    const reach = visits.find((visit) => visit.recordId === recordId)?.kind ?? 'exercise';
    const bearing = outward(origin, position);
    return { ...NOTHING, direction: id, recordId, reach, km: Math.round(km), year, mark, bearing };
  };
  const edge = placed(advances.at(-1)!, edgePosition);
  const coordinates = spokes.get(edgePosition) ?? densify([origin, edgePosition]);
  spokes.set(edgePosition, coordinates);
  const path: LineString = { type: 'LineString', coordinates };
  const [from, to] = [toUnit(origin), toUnit(edgePosition)];
  return [
    feature(path, { ...edge, what: 'spoke' }),
    ...advances.slice(0, -1).map((advance) => {
      const position = toPosition(interpolate(from, to, advance.km / edgeKm));
      return feature(point(position), {
        ...{ ...placed(advance, position), what: 'advance' as const, mark: 'advance' as const },
      });
    }),
    feature(point(edgePosition), {
      ...{ ...edge, what: 'edge', words: { name: nameOf(id), ...edgeWords(direction) } },
    }),
  ];
}

/** All that is said of a direction's edge, on one line. */
export function edgeText({ features }: EdgeCollection, direction: string): string {
  const edge = features.find(
    ({ properties }) => properties.direction === direction && properties.words,
  );
  const words = edge?.properties.words;
  return words ? `${m.edge_name(words)}${words.since}; ${words.note}` : '';
}

/** Bearing at a place of the great circle that comes from the origin. */
function outward([lng0, lat0]: Position, [lng, lat]: Position): number {
  const d = (lng0 - lng) * RADIANS;
  const [a, b] = [lat * RADIANS, lat0 * RADIANS];
  const back = Math.atan2(
    Math.sin(d) * Math.cos(b),
    Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(d),
  );
  return Math.round((back / RADIANS + 540) % 360);
}

/** A place a little farther along a bearing: what lies outward on the screen follows from the two. */
export function ahead([lng, lat]: readonly number[], bearing: number): Position {
  const [east, north] = [Math.sin(bearing * RADIANS), Math.cos(bearing * RADIANS)];
  return [lng! + (0.3 * east) / Math.cos(lat! * RADIANS), lat! + 0.3 * north];
}

const point = (coordinates: Position): Point => ({ type: 'Point', coordinates });

function feature(geometry: EdgeFeature['geometry'], properties: EdgeProperties): EdgeFeature {
  return { type: 'Feature', geometry, properties };
}
