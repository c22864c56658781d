/** Where records were, in plain code: tracks and bounds are sampled, distances are GeographicLib's. */
import { bbox, booleanPointInPolygon } from '@turf/turf';
import { group, range } from 'd3-array';
import { geoInterpolate } from 'd3-geo';
import geodesic from 'geographiclib-geodesic';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Position, Precision } from '#core/record/model';
import type { Within, AtlasRecord } from '#core/record/schema';
import { readJson } from '../json';

const regions = readJson<{ features: Feature<Area, { id: string }>[] }>(
  'static/data/regions.geojson',
).features;

/** Between points of a track, and of bounds along their edges and inside. */
export const TRACK_KM = process.env.DEEP ? 10 : 25;
const EDGE_DEG = 0.25;
const COAST_KM = process.env.DEEP ? 5 : 15;
const INSIDE_DEG = process.env.DEEP ? 0.5 : 1;

type Area = Polygon | MultiPolygon;
export type Vector = [number, number, number];
/** A point, or all points of a line or an area. */
export interface Place {
  points: Position[];
  xyz: Vector[];
  area: Area | null;
  region: string | null;
  precision: Precision;
  role: Role | 'track';
}
type Role = AtlasRecord['sites'][number]['role'];

const toXyz = ([lng, lat]: Position): Vector => {
  const [l, p] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
};
export const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const nearestTo = (point: Vector, others: readonly Vector[]) => {
  let best = 0;
  for (let i = 1; i < others.length; i++)
    if (dot(others[i]!, point) > dot(others[best]!, point)) best = i;
  return best;
};
const kmBetween = ([lng, lat]: Position, [x, y]: Position) =>
  geodesic.Geodesic.WGS84.Inverse(lat, lng, y, x).s12! / 1000;

/** Edges are straight in degrees. */
const isIn = (position: Position, area: Area) => booleanPointInPolygon(position, area);
const areaOf = ({ ring, region }: Within): Area =>
  ring
    ? { type: 'Polygon', coordinates: [ring] }
    : regions.find(({ properties }) => properties.id === region)!.geometry;
/** Tracks go on beyond 180°, regions do not. */
const regionAt = ([lng, lat]: Position) =>
  regions.find(({ geometry }) => isIn([lng > 180 ? lng - 360 : lng, lat], geometry))?.properties
    .id ?? null;

const shares = (n: number) => range(Math.ceil(n) || 1).map((k) => k / (Math.ceil(n) || 1));

const pointsAlong = (line: Position[]): Position[] => [
  ...line.slice(1).flatMap((end, i) => {
    const between = geoInterpolate(line[i]!, end);
    return shares(kmBetween(line[i]!, end) / TRACK_KM).map((t) => between(t));
  }),
  line.at(-1)!,
];

function pointsIn(area: Area): Position[] {
  const rings = (
    area.type === 'Polygon' ? area.coordinates : area.coordinates.flat()
  ) as Position[][];
  const edges = rings.flatMap((ring) =>
    ring.slice(1).flatMap(([u, v], i) => {
      const [x, y] = ring[i]!;
      const longest = Math.max(Math.abs(u - x), Math.abs(v - y));
      return shares(longest / EDGE_DEG).map((t): Position => [x + t * (u - x), y + t * (v - y)]);
    }),
  );
  const [west, south, east, north] = bbox(area);
  const inside = range(west, east, INSIDE_DEG)
    .flatMap((lng) => range(south, north, INSIDE_DEG).map((lat): Position => [lng, lat]))
    .filter((position) => isIn(position, area));
  return [...edges, ...inside];
}

/**
 * Where a record was, but for what was not published.
 *
 * @param counts whether places of a role do
 */
export function placesOf(
  { sites, track }: AtlasRecord,
  counts: (role: Role) => boolean = (role) => role !== 'command',
): Place[] {
  type Known = Omit<Place, 'xyz' | 'area'> & { within?: Within | undefined };
  const place = ({ within, ...rest }: Known): Place => {
    const area = within ? areaOf(within) : null;
    const points = area ? pointsIn(area) : rest.points;
    return { ...rest, area, points, xyz: points.map(toXyz) };
  };
  const ofSites = sites
    .filter(({ role }) => role !== 'unpublished' && counts(role))
    .map(({ position, ...rest }) => place({ points: [position], ...rest }));
  const { positions = [], bounds = [], precision = 'sea' } = track ?? {};
  const ofTrack = { precision, role: 'track' as const };
  const guesses = bounds.map(({ at: vertex, within }) =>
    place({ points: [], within, region: regionAt(positions[vertex]!), ...ofTrack }),
  );
  // A leg to or from a guess is not known.
  const legs: Position[][] = [[]];
  positions.forEach((position, i) => {
    if (bounds.some(({ at: vertex }) => vertex === i)) legs.push([]);
    else legs.at(-1)!.push(position);
  });
  const line = legs.filter(({ length }) => length > 0).flatMap(pointsAlong);
  const parts = [...group(line, regionAt)].map(([region, points]) =>
    place({ points, region, ...ofTrack }),
  );
  return [...ofSites, ...guesses, ...parts];
}

export const EARTH_KM = 6371.0088;
/** How far a place may be from its stored point: section 1 of the design. */
export const PRECISION_KM = { site: 10, area: 50, sea: 200 };

/**
 * The point of another place that is nearest to each point, and how far it is on the sphere at least and at most; -1
 * where its bounds hold it.
 */
export function linkOf(from: Place, to: Place) {
  const nearest = from.points.map((point, i) =>
    to.area && isIn(point, to.area) ? -1 : nearestTo(from.xyz[i]!, to.xyz),
  );
  const km = nearest.map((j, i) =>
    j < 0 ? 0 : EARTH_KM * Math.acos(Math.min(1, dot(from.xyz[i]!, to.xyz[j]!))),
  );
  const { area } = from;
  const isHeld = area !== null && to.points.some((point) => isIn(point, area));
  const margins = [from, to].map(({ precision }) => PRECISION_KM[precision]);
  const marginKm = area || to.area ? 0 : Math.max(...margins);
  const farthestIn = (i: number) =>
    to.points[nearestTo(from.xyz[i]!.map((x) => -x) as Vector, to.xyz)]!;
  return {
    nearest,
    km,
    mayMeet: isHeld || nearest.includes(-1),
    // Bounds are told by their least and most distance instead.
    marginKm,
    isBounded: to.area !== null,
    mostKm: km.map((own, i) =>
      to.area ? kmBetween(from.points[i]!, farthestIn(i)) : own + marginKm,
    ),
    exactKm: (i: number) =>
      nearest[i]! < 0 ? 0 : kmBetween(from.points[i]!, to.points[nearest[i]!]!),
  };
}

/** The area inside rings, with its coast each 5 km: how far a point is from it. */
export function landOf(rings: readonly Position[][]) {
  const coast = rings.flatMap((ring) =>
    ring.slice(1).flatMap(([u, v], i) => {
      const [x, y] = ring[i]!;
      const n = kmBetween([x, y], [u, v]) / COAST_KM;
      return shares(n).map((t): Position => [x + t * (u - x), y + t * (v - y)]);
    }),
  );
  const xyz = coast.map(toXyz);
  const polygons = rings.map((ring): Polygon => ({ type: 'Polygon', coordinates: [ring] }));
  return (point: Position): number => {
    const isInside = polygons.filter((polygon) => isIn(point, polygon)).length % 2 === 1;
    return isInside ? 0 : kmBetween(point, coast[nearestTo(toXyz(point), xyz)]!);
  };
}
