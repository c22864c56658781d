import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import type { Position } from '$lib/core/record/model';
import type { Layer } from '$lib/view/view';
import { middleOf } from './camera';
import { collection, feature, ringLines } from './ring';
import type { Ground, Measured, Scene } from './scene';
import type { Written } from './layout';

/** What lies under the records when wanted: named regions, zones to watch, straits. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;
export type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

export type ReferenceData = Partial<Record<ReferenceLayer, FeatureCollection>>;

type Area = Polygon | MultiPolygon;

export type DrawnGround = Ground & ReturnType<typeof drawReference>;
export type Drawn = Scene & DrawnGround;

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

type NamedPoint = { name?: string; label?: string; year?: number | null };

/** What is written of the layers that are on. */
export function namesOf(
  { straits, zones, regionLines }: ReturnType<typeof drawReference>,
  { farthest, centre }: Pick<Measured, 'farthest' | 'centre'>,
  layers: readonly Layer[],
): Written[] {
  const texts = (
    layer: Layer,
    fill: string,
    { features }: { features: readonly Feature<Geometry, NamedPoint>[] },
  ) =>
    layers.includes(layer)
      ? features.flatMap(({ geometry, properties: { name, label, year } }): Written[] => {
          const text = name ?? label ?? String(year);
          if (geometry.type === 'Point')
            return label ? [] : [{ text, places: round(geometry.coordinates), fill }];
          // Along the line of a distance.
          if (geometry.type !== 'LineString' || !label) return [];
          const line = geometry.coordinates;
          const places = [0.5, 0.35, 0.65, 0.2, 0.8].map(
            (part) => line[Math.round(part * (line.length - 1))]!,
          );
          return [{ text, places, fill }];
        })
      : [];
  return [
    ...texts('farthest', 'var(--ink)', farthest),
    ...texts('straits', 'var(--mute)', straits),
    ...texts('watch-zones', 'var(--mute)', zones),
    ...texts('regions', 'var(--accent)', regionLines),
    ...texts('centre', 'var(--accent)', centre),
  ];
}

/** On a point, else a little above or below it. */
const round = ([lng = 0, lat = 0]: Position | readonly number[]) =>
  [0, 2, -2, 4, -4].map((step) => [lng, lat + step]);
