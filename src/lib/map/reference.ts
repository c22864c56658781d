import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import type { Position } from '$lib/core/record/model';
import { middleOf } from './camera';
import { collection, feature, ringLines } from './ring';
import type { Scene } from './scene';

/** What lies under the records when wanted: named regions, zones to watch, straits. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;
export type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

export type ReferenceData = Partial<Record<ReferenceLayer, FeatureCollection>>;

type Area = Polygon | MultiPolygon;

export type Drawn = Scene & ReturnType<typeof drawReference>;

type Names = { en: string; ru?: string; zh?: string };

/** Before any of them is wanted, and on small maps. */
export const NO_REFERENCE = drawReference({}, () => '');

export function drawReference(data: ReferenceData, nameOf: (names: Names) => string) {
  const named = <G extends Geometry = Area>(layer: ReferenceLayer) =>
    (data[layer]?.features ?? []).map(({ geometry, properties }) => {
      const { name, kind } = properties as { name: Names; kind?: string };
      return feature(geometry as G, { name: nameOf(name), kind });
    });
  const regions = named('regions');
  return {
    regions: collection(regions),
    /** Outlines without the cut at 180°, and a point for the name. */
    regionLines: collection(regions.flatMap(linesAndName)),
    zones: collection(named('watch-zones').flatMap(linesAndName)),
    straits: collection(named<Point>('straits')),
  };
}

function linesAndName<P>({ geometry, properties }: Feature<Area, P>) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.flat().flatMap((ring) => ringLines(alongParallels(ring)));
  return [
    { type: 'MultiLineString' as const, coordinates },
    { type: 'Point' as const, coordinates: middleOf(polygons.flat(2) as Position[]) },
  ].map((geometry) => feature(geometry, properties));
}

/**
 * Edges of these areas are straight in longitude and latitude, as parallels and meridians; points
 * every 2° keep a globe from drawing them as great circles.
 */
function alongParallels(ring: readonly (readonly number[])[]): Position[] {
  return ring.flatMap(([lng = 0, lat = 0], i) => {
    const [x = lng, y = lat] = ring[i - 1] ?? [];
    const steps = Math.max(1, Math.ceil(Math.hypot(lng - x, lat - y) / 2));
    return Array.from({ length: i ? steps : 1 }, (_, k): Position => {
      const part = (k + 1) / steps;
      return part === 1 ? [lng, lat] : [x + (lng - x) * part, y + (lat - y) * part];
    });
  });
}
