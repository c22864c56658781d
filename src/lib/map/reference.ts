import type {
  Feature,
  FeatureCollection,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import type { Position } from '$lib/core/record/model';
import type { RegionStatusName } from '$lib/core/stall/region-status';
import { combine, toPosition, toUnit, type UnitVector } from '$lib/core/earth/sphere';
import { edgesOf } from './ring';
import type { Scene } from './scene';

/** What lies under the records when wanted: named regions, zones to watch, straits. */
export const REFERENCE_LAYERS = ['regions', 'watch-zones', 'straits'] as const;
export type ReferenceLayer = (typeof REFERENCE_LAYERS)[number];

/** The built files as far as they have been loaded. */
export type ReferenceData = Partial<Record<ReferenceLayer, FeatureCollection>>;

export interface ReferenceScene {
  regions: FeatureCollection<Polygon | MultiPolygon, RegionProperties>;
  /** Outlines without the cut at 180°, and a point for the name. */
  regionLines: FeatureCollection<MultiLineString | Point, RegionProperties>;
  zones: FeatureCollection<MultiLineString | Point, ZoneProperties>;
  straits: FeatureCollection<Point, { name: string }>;
}

/** Everything that is drawn above the basemap. */
export type Drawn = Scene & ReferenceScene;

export interface RegionProperties {
  name: string;
  status: RegionStatusName | null;
}

export interface ZoneProperties {
  name: string;
  kind: 'watch' | 'air-defence-zone';
}

type Names = { en: string; ru?: string; zh?: string };
type Area = Feature<Polygon | MultiPolygon>;

/** Before any of them is wanted, and on small maps. */
export const NO_REFERENCE: ReferenceScene = {
  ...{ regions: collection([]), regionLines: collection([]) },
  ...{ zones: collection([]), straits: collection([]) },
};

/** @param nameOf the name in the reader's language */
export function drawReference(
  data: ReferenceData,
  statusOf: Readonly<Record<string, RegionStatusName | null>>,
  nameOf: (names: Names) => string,
): ReferenceScene {
  const named = ({ properties }: Feature) => nameOf(properties?.name as Names);
  const regions = areas(data.regions).map((area) => ({
    area,
    properties: { name: named(area), status: statusOf[String(area.properties?.id)] ?? null },
  }));
  const zones = areas(data['watch-zones']).flatMap((area) => {
    const kind = (area.properties as ZoneProperties).kind;
    return linesAndName(area, { name: named(area), kind });
  });
  const straits = (data.straits?.features ?? []).flatMap(({ geometry, ...rest }) =>
    geometry.type === 'Point'
      ? [{ ...rest, geometry, properties: { name: named({ geometry, ...rest }) } }]
      : [],
  );
  return {
    regions: collection(
      regions.map(({ area: { geometry }, properties }) => ({
        type: 'Feature',
        geometry,
        properties,
      })),
    ),
    regionLines: collection(
      regions.flatMap(({ area, properties }) => linesAndName(area, properties)),
    ),
    zones: collection(zones),
    straits: collection(straits),
  };
}

function areas(data: FeatureCollection | undefined): Area[] {
  return (data?.features ?? []).filter(
    (feature): feature is Area =>
      feature.geometry.type === 'Polygon' || feature.geometry.type === 'MultiPolygon',
  );
}

function linesAndName<P>({ geometry }: Area, properties: P) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const coordinates = polygons.flat().flatMap((ring) => edgesOf(alongParallels(ring)));
  const lines: MultiLineString = { type: 'MultiLineString', coordinates };
  const name: Point = { type: 'Point', coordinates: middle(polygons.flat(2) as Position[]) };
  return [lines, name].map((drawn) => ({ type: 'Feature' as const, geometry: drawn, properties }));
}

/**
 * Edges of these areas are straight in longitude and latitude, as parallels and meridians; points
 * every 2° keep a globe from drawing them as great circles.
 */
function alongParallels(ring: readonly (readonly number[])[]): Position[] {
  const out: Position[] = [];
  ring.forEach(([lng = 0, lat = 0], i) => {
    const [x = lng, y = lat] = ring[i - 1] ?? [];
    const steps = Math.max(1, Math.ceil(Math.hypot(lng - x, lat - y) / 2));
    for (let k = i ? 1 : steps; k < steps; k++)
      out.push([x + ((lng - x) * k) / steps, y + ((lat - y) * k) / steps]);
    out.push([lng, lat]);
  });
  return out;
}

function middle(positions: readonly Position[]): Position {
  return toPosition(
    positions.map(toUnit).reduce<UnitVector>((sum, p) => combine(sum, 1, p, 1), [0, 0, 0]),
  );
}

function collection<F extends Feature>(features: F[]) {
  return { type: 'FeatureCollection' as const, features };
}
