import { max, pairs } from 'd3-array';
import type { Names } from '#core/record/languages';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Point, Polygon } from 'geojson';
import { ZERO, combine, norm, toPosition, toUnit } from '#core/earth/sphere';
import type { Position } from '#core/record/model';
import { REFERENCE_LAYERS } from '$lib/view/view';

export type ReferenceData = Partial<Record<ReferenceLayer, FeatureCollection>>;
type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

type Area = Polygon | MultiPolygon;

export const feature = <G extends Geometry, P>(geometry: G, properties: P): Feature<G, P> => {
  return { type: 'Feature', geometry, properties };
};

export type Reference = ReturnType<typeof drawReference>;

/** Where their layers are off. */
export const NO_REFERENCE = drawReference({}, () => '');

/** Features of each file, in its name's language. */
export function drawReference(data: ReferenceData, nameOf: (names: Names) => string) {
  const featuresOf = (layer: ReferenceLayer) =>
    (data[layer]?.features ?? []).map(({ geometry, properties }) => {
      const { name, kind } = properties as { name: Names; kind?: string };
      return feature(geometry as Area | Point, { name: nameOf(name), kind });
    });
  const reference = Object.fromEntries(
    REFERENCE_LAYERS.map((layer) => [layer, featuresOf(layer)]),
  ) as Record<ReferenceLayer, ReturnType<typeof featuresOf>>;
  return {
    reference,
    /** Most important first. */
    named: REFERENCE_LAYERS.toReversed().flatMap((layer) =>
      reference[layer].map(({ geometry, properties: { name: text } }) => {
        const [lng = 0, lat = 0] = namedAt(layer, geometry);
        const positions = POINT_STEPS.map((step) => [lng, lat + step]);
        return { text, positions, fill: `var(--${layer === 'regions' ? 'accent' : 'mute'})` };
      }),
    ),
  };
}

function namedAt(layer: ReferenceLayer, geometry: Area | Point) {
  if (geometry.type === 'Point') return geometry.coordinates;
  return layer === 'regions' ? middleOf(geometry) : above(geometry);
}

/** Above and below a point, degrees. */
const POINT_STEPS = [0, 2, -2, 4, -4];

const polygonsOf = (geometry: Area) =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

/** Of areas; a point has none. */
export const outlinesOf = <P>(features: readonly Feature<Area | Point, P>[]) =>
  features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Point' ? [] : [feature(outlineOf(geometry), properties)],
  );

function outlineOf(area: Area) {
  const coordinates = polygonsOf(area)
    .flat()
    .flatMap((ring) => ringLines(alongParallels(ring)));
  return { type: 'MultiLineString' as const, coordinates };
}

/** The mean direction, or the first position where they cancel out. */
function middleOf(area: Area): Position {
  const positions = polygonsOf(area).flat(2);
  const sum = positions.map(toUnit).reduce((total, unit) => combine(total, 1, unit, 1), ZERO);
  return norm(sum) > 1e-6 ? toPosition(sum) : positions[0]!;
}

/** North of an area, clear of its outline. */
const above = (area: Area): Position => [
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
