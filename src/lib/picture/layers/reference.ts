import { max, pairs } from 'd3-array';
import type { Names } from '#core/record/languages';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import { ZERO, combine, norm, toPosition, toUnit } from '#core/earth/sphere';
import type { Position } from '#core/record/model';
import type { Layer } from '$lib/view/view';

/** Each from its own file. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;
type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

export type ReferenceData = Partial<Record<ReferenceLayer, FeatureCollection>>;

type Area = Polygon | MultiPolygon;

export type Reference = ReturnType<typeof drawReference>;

export const feature = <G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> => {
  return { type: 'Feature', geometry, properties };
};

/** With these layers off, and on small maps. */
export const NO_REFERENCE = drawReference({}, () => '');

export function drawReference(data: ReferenceData, nameOf: (names: Names) => string) {
  const featuresOf = <G extends Geometry = Area>(layer: ReferenceLayer) =>
    (data[layer]?.features ?? []).map(({ geometry, properties }) => {
      const { name, kind } = properties as { name: Names; kind?: string };
      return feature(geometry as G, { name: nameOf(name), kind });
    });
  const regions = featuresOf('regions');
  const zones = featuresOf('watch-zones');
  const straits = featuresOf<Point>('straits');
  const nameAt = (layer: Layer, text: string, [lng = 0, lat = 0]: readonly number[]) => {
    const positions = POINT_STEPS.map((step) => [lng, lat + step]);
    return { layer, text, positions, fill: `var(--${layer === 'regions' ? 'accent' : 'mute'})` };
  };
  return {
    regions,
    regionOutlines: regions.map(outlineOf),
    zones: zones.map(outlineOf),
    /** Most important first. */
    named: [
      ...straits.map(({ geometry, properties: { name } }) =>
        nameAt('straits', name, geometry.coordinates),
      ),
      ...zones.map((zone) => nameAt('watch-zones', zone.properties.name, above(zone))),
      ...regions.map((region) => nameAt('regions', region.properties.name, middleOf(region))),
    ],
  };
}

/** Above and below a point, degrees. */
const POINT_STEPS = [0, 2, -2, 4, -4];

export const areaNames = ({ named }: Reference, layers: readonly Layer[]) =>
  named.filter(({ layer }) => layers.includes(layer));

const polygonsOf = ({ geometry }: { geometry: Area }) =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

function outlineOf<P>(area: Feature<Area, P>) {
  const coordinates = polygonsOf(area)
    .flat()
    .flatMap((ring) => ringLines(alongParallels(ring)));
  return feature({ type: 'MultiLineString' as const, coordinates }, area.properties);
}

/** The mean direction, or the first position where they cancel out. */
function middleOf(area: Feature<Area>): Position {
  const positions = polygonsOf(area).flat(2);
  const sum = positions.map(toUnit).reduce((total, unit) => combine(total, 1, unit, 1), ZERO);
  return norm(sum) > 1e-6 ? toPosition(sum) : positions[0]!;
}

/** North of an area, clear of its outline. */
const above = (area: Feature<Area>): Position => [
  middleOf(area)[0],
  max(polygonsOf(area).flat(2), ([, lat]) => lat)! + ABOVE_DEG,
];
const ABOVE_DEG = 3;

/** A position every 2° keeps d3-geo from great circles. */
function alongParallels(ring: readonly Position[]): Position[] {
  return ring.flatMap(([lng, lat], i) => {
    const [lastLng, lastLat] = ring[i - 1] ?? [lng, lat];
    const steps = Math.max(1, Math.ceil(Math.hypot(lng - lastLng, lat - lastLat) / 2));
    return Array.from({ length: steps }, (_, step): Position => {
      const part = (step + 1) / steps;
      if (part === 1) return [lng, lat];
      return [lastLng + (lng - lastLng) * part, lastLat + (lat - lastLat) * part];
    });
  });
}

/** Without the edges along 180° and the poles, where polygons are cut. */
function ringLines(ring: readonly Position[]): Position[][] {
  const lines: Position[][] = [];
  for (const [start, end] of pairs(ring)) {
    if (Math.abs(start[0]) === 180 && start[0] === end[0]) continue;
    if (Math.abs(start[1]) === 90 && start[1] === end[1]) continue;
    const last = lines.at(-1);
    if (last?.at(-1) === start) last.push(end);
    else lines.push([start, end]);
  }
  return lines;
}
