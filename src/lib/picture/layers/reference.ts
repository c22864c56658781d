import { max } from 'd3-array';
import type { Names } from '$lib/core/record/languages';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import { ZERO, combine, norm, toPosition, toUnit } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import type { Layer } from '$lib/view/view';
import type { AreaName } from '../labels/layout';
import { collection, feature, ringLines } from './ring';

/** Optional layers below the records, each from its own file. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;
export type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

export type ReferenceData = Partial<Record<ReferenceLayer, FeatureCollection>>;

type Area = Polygon | MultiPolygon;

export type Reference = ReturnType<typeof drawReference>;

/** With these layers off, and on small maps. */
export const NO_REFERENCE = drawReference({}, () => '');

/** Areas as lines without the cut at 180°, and their names as points. */
export function drawReference(data: ReferenceData, nameOf: (names: Names) => string) {
  const named = <G extends Geometry = Area>(layer: ReferenceLayer) =>
    (data[layer]?.features ?? []).map(({ geometry, properties }) => {
      const { name, kind } = properties as { name: Names; kind?: string };
      return feature(geometry as G, { name: nameOf(name), kind });
    });
  const regions = named('regions');
  return {
    regions: collection(regions),
    regionLines: collection(regions.flatMap((region) => linesAndName(region, middleOf))),
    zones: collection(named('watch-zones').flatMap((zone) => linesAndName(zone, above))),
    straits: collection(named<Point>('straits')),
  };
}

function linesAndName<P>(
  { geometry, properties }: Feature<Area, P>,
  nameAt: (positions: readonly Position[]) => Position,
) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.flat().flatMap((ring) => ringLines(alongParallels(ring)));
  return [
    { type: 'MultiLineString' as const, coordinates },
    { type: 'Point' as const, coordinates: nameAt(polygons.flat(2) as Position[]) },
  ].map((drawn) => feature(drawn, properties));
}

/** The mean direction, or the first position where they cancel out. */
function middleOf(positions: readonly Position[]): Position {
  const sum = positions.map(toUnit).reduce((total, unit) => combine(total, 1, unit, 1), ZERO);
  return norm(sum) > 1e-6 ? toPosition(sum) : positions[0]!;
}

/** North of an area, clear of its outline. */
const above = (positions: readonly Position[]): Position => [
  middleOf(positions)[0],
  max(positions, ([, lat]) => lat)! + ABOVE_DEG,
];
const ABOVE_DEG = 3;

/** Edges are straight in degrees; a position every 2° keeps d3-geo from great circles. */
function alongParallels(ring: readonly (readonly number[])[]): Position[] {
  return ring.flatMap(([lng = 0, lat = 0], i) => {
    const [lastLng = lng, lastLat = lat] = ring[i - 1] ?? [];
    const steps = Math.max(1, Math.ceil(Math.hypot(lng - lastLng, lat - lastLat) / 2));
    return Array.from({ length: steps }, (_, step): Position => {
      const part = (step + 1) / steps;
      if (part === 1) return [lng, lat];
      return [lastLng + (lng - lastLng) * part, lastLat + (lat - lastLat) * part];
    });
  });
}

type Named = { name?: string; label?: string; year?: number | null };

/** Along a line, the middle first; above and below a point, degrees. */
const LINE_PARTS = [0.5, 0.35, 0.65, 0.2, 0.8];
const POINT_STEPS = [0, 2, -2, 4, -4];

export function areaNames(
  features: Reference & { farthest: FeatureCollection<Geometry, Named> },
  layers: readonly Layer[],
): AreaName[] {
  const { straits, zones, regionLines, farthest } = features;
  const rows: [Layer, string, { features: readonly Feature<Geometry, Named>[] }][] = [
    ['farthest', 'var(--ink)', farthest],
    ['straits', 'var(--mute)', straits],
    ['watch-zones', 'var(--mute)', zones],
    ['regions', 'var(--accent)', regionLines],
  ];
  return rows
    .filter(([layer]) => layers.includes(layer))
    .flatMap(([, fill, own]) => own.features.flatMap((named) => namesOn(named, fill)));
}

function namesOn(
  { geometry, properties: { name, label, year } }: Feature<Geometry, Named>,
  fill: string,
): AreaName[] {
  if (geometry.type === 'LineString' && label) {
    const line = geometry.coordinates;
    const positions = LINE_PARTS.map((part) => line[Math.round(part * (line.length - 1))]!);
    return [{ text: name ?? label, positions, fill }];
  }
  if (geometry.type !== 'Point' || label) return [];
  const [lng = 0, lat = 0] = geometry.coordinates;
  const positions = POINT_STEPS.map((step) => [lng, lat + step]);
  return [{ text: name ?? String(year), positions, fill }];
}
