import type { FeatureCollection, LineString, MultiLineString } from 'geojson';
import {
  directionShapes,
  rangeRing,
  type DirectionShape,
  type ShapeProperties,
} from '$lib/core/reach/direction-shapes';
import type { DirectionSet, DirectionState } from '$lib/core/reach/directions';
import type { Position } from '$lib/core/record/model';
import { formatName } from '$lib/site/format';
import { edgeWords, type EdgeWords } from './edge-words';

/** The edges as they are drawn: the shapes of the core, rings of distance, and what is written beside. */
export interface Edges {
  /** From where they are measured, whether any is shown or not. */
  origin: { position: Position; name: string } | null;
  rings: FeatureCollection<LineString | MultiLineString, { km: number }>;
  /** From the origin through each mark in order. */
  lines: FeatureCollection<DirectionShape['geometry'], ShapeProperties>;
  /** Arcs, which signs are made of; at the least and the most of what is known only within bounds. */
  signs: DirectionShape[];
  /** By direction. */
  words: Readonly<Record<string, EdgeWords>>;
}

const RING_KM = [3000, 6000, 9000];
/** Longer than any sign on the smallest map. */
const HALF_KM = { edge: 1800, mark: 1800 };

export interface EdgesInput {
  /** Where every direction stands, seen from the origin. */
  directions?: readonly DirectionState[];
  origin?: DirectionSet['origin'];
  /** A direction's name as it fits on the map. */
  directionName?: (id: string) => string;
}

export function edgesOf({ directions = [], origin, directionName = String }: EdgesInput): Edges {
  const { features } = origin
    ? directionShapes(directions, origin.position, HALF_KM)
    : { features: [] as DirectionShape[] };
  const of = (...roles: ShapeProperties['role'][]) =>
    features.filter(({ properties }) => roles.includes(properties.role));
  return {
    origin: origin
      ? { position: origin.position, name: origin.name ? formatName(origin.name) : '' }
      : null,
    rings:
      features.length && origin
        ? ringsRound(origin.position)
        : { type: 'FeatureCollection', features },
    lines: { type: 'FeatureCollection', features: of('advance') },
    signs: of('arc', 'least', 'most'),
    words: Object.fromEntries(
      directions.flatMap((one) => {
        const words = edgeWords(one, directionName(one.id));
        return words ? [[one.id, words]] : [];
      }),
    ),
  } as Edges;
}

const known = new WeakMap<Position, Edges['rings']>();

function ringsRound(origin: Position): Edges['rings'] {
  let rings = known.get(origin);
  if (!rings) {
    const features = RING_KM.map((km) => {
      return { type: 'Feature' as const, properties: { km }, geometry: rangeRing(origin, km) };
    });
    known.set(origin, (rings = { type: 'FeatureCollection', features }));
  }
  return rings;
}
