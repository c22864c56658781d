/**
 * Marks, visits and new places worked out from the published files by plain code of its own: of the core only
 * types are taken, so that a sentence checked against this is checked against the records.
 */
import geodesic from 'geographiclib-geodesic';
import { readFileSync } from 'node:fs';
import type { DirectionsFile } from '../../geodata/directions-schema';
import type { Position, ReachKind, Within } from '../../src/lib/core/record/model';
import type { AtlasData, AtlasRecord } from '../../src/lib/core/record/record';
import type { Rule } from '../../src/lib/core/record/rules';
import { along, apartKm, dot, vector, placeOf, type Vector } from './sphere.fixture';

const read = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;
export const { records, coverage } = read<AtlasData>('events.json');
export const rules = read<Rule[]>('rules.json');
export const { origin, directions } = read<DirectionsFile>('directions.json');
const regions = read<{
  features: {
    properties: { id: string };
    geometry: { type: string; coordinates: Position[][] | Position[][][] };
  }[];
}>('regions.geojson').features.map(({ properties: { id }, geometry: { type, coordinates } }) => {
  const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as Position[][][];
  return { id, polygons };
});
export const lastYear = Math.max(...records.map(({ start }) => Number(start.slice(0, 4))));
export const yearOf = (date: string) => Number(date.slice(0, 4));
export const kindOf = ({ kind }: Pick<AtlasRecord, 'kind'>): ReachKind =>
  kind === 'patrol' || kind === 'passage' ? 'patrol' : 'exercise';

const MARGIN_KM = 250;
const NEW_KM = 500;
const fromOrigin = (at: Position) => apartKm(vector(origin.position), vector(at));

/** By counting the edges to the east; rings are straight in longitude and latitude. */
function inRing([lng, lat]: Position, ring: readonly Position[]): boolean {
  let inside = false;
  ring.slice(1).forEach(([x, y], i) => {
    const [x0, y0] = ring[i]!;
    if (y > lat !== y0 > lat && lng < x0 + ((lat - y0) / (y - y0)) * (x - x0)) inside = !inside;
  });
  return inside;
}
const inPolygons = (at: Position, polygons: readonly Position[][][]) =>
  polygons.some(([outer, ...holes]) => inRing(at, outer!) && !holes.some((h) => inRing(at, h)));
const regionAt = (at: Position) =>
  regions.find(({ polygons }) => inPolygons(at, polygons))?.id ?? '';
const polygonsOf = ({ region, ring }: Within) =>
  ring ? [[ring]] : regions.find(({ id }) => id === region)!.polygons;

/** Every tenth of a degree of their edges. */
const edgesOf = (within: Within): Position[] =>
  polygonsOf(within).flatMap((rings) =>
    rings.flatMap((ring) =>
      ring.slice(1).flatMap(([lng, lat], i) => {
        const [lng0, lat0] = ring[i]!;
        const n = Math.max(1, Math.ceil(10 * Math.max(Math.abs(lng - lng0), Math.abs(lat - lat0))));
        return Array.from({ length: n }, (_, k): Position => {
          return [lng0 + ((lng - lng0) * k) / n, lat0 + ((lat - lat0) * k) / n];
        });
      }),
    ),
  );

// --- what a record holds ---

/** The parts of a track between two known waypoints. */
function legsOf({ track }: AtlasRecord): Position[][] {
  if (!track) return [];
  const guessed = new Set(track.bounds?.map(({ at }) => at));
  const legs: Position[][] = [];
  track.positions.forEach((at, i) => {
    if (guessed.has(i)) return;
    if (i > 0 && !guessed.has(i - 1)) legs.at(-1)!.push(at);
    else legs.push([at]);
  });
  return legs;
}
const guessesOf = ({ track }: AtlasRecord) =>
  (track?.bounds ?? []).map(({ at, within }) => ({ position: track!.positions[at]!, within }));
/** Where somebody went: no command post, no staging, no place that is not published. */
const sitesOf = ({ sites }: AtlasRecord) =>
  sites.filter(({ role }) => ['main', 'landing', 'port'].includes(role));

interface Reached {
  least: number;
  most: number;
  /** Of the place that may be farthest. */
  account?: Within['account'];
}

/** How far a record got in each direction. */
function reached(record: AtlasRecord): Map<string, Reached> {
  const found = new Map<string, Reached>();
  const directionOf = (region: string) =>
    directions.find((one) => one.regions.includes(region))?.id;
  const see = (region: string, least: number, most = least, account?: Within['account']) => {
    const id = directionOf(region);
    if (id === undefined) return;
    const old = found.get(id) ?? { least: -1, most: -1 };
    found.set(id, {
      least: Math.max(old.least, least),
      ...(most > old.most ? { most, account } : { most: old.most, account: old.account }),
    });
  };
  const seeWithin = (region: string, within: Within) => {
    const all = edgesOf(within).map(fromOrigin);
    see(region, Math.min(...all), Math.max(...all), within.account);
  };
  for (const { region, position, within } of sitesOf(record)) {
    if (within) seeWithin(region, within);
    else see(region, fromOrigin(position));
  }
  for (const leg of legsOf(record)) {
    for (const at of along(leg, 20)) see(regionAt(at), fromOrigin(at));
  }
  for (const { position, within } of guessesOf(record)) seeWithin(regionAt(position), within);
  return found;
}
const reachedBy = new Map(records.map((record) => [record.id, reached(record)]));

export interface Visited extends Reached {
  record: AtlasRecord;
  kind: ReachKind;
  date: string;
  direction: string;
  mark: 'opened' | 'beyond' | 'possible' | null;
  /** The visit of the edge before it. */
  edge: Visited | null;
}

/** The records that a rule counts, in order of time. */
export function countedBy(rule: string): AtlasRecord[] {
  const where = Object.entries(rules.find(({ id }) => id === rule)!.where);
  // `scopes` names the values that `scope` may have.
  const counts = (record: AtlasRecord) =>
    where.every(([key, values]) =>
      (values as string[]).includes(record[key.slice(0, -1) as 'scope']),
    );
  return records.filter(counts).sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
}

/** Every visit under a rule, in order of time. */
export function visitsUnder(rule: string): Visited[] {
  const edges = new Map<string, Visited>();
  return countedBy(rule).flatMap((record) =>
    [...reachedBy.get(record.id)!].map(([direction, reach]) => {
      const edge = edges.get(direction) ?? null;
      const mark = !edge
        ? 'opened'
        : reach.least > edge.most + MARGIN_KM
          ? 'beyond'
          : reach.most > edge.most + MARGIN_KM
            ? 'possible'
            : null;
      const visit: Visited = {
        ...{ ...reach, record, direction, mark, edge },
        ...{ kind: kindOf(record), date: record.start },
      };
      if (mark === 'opened' || mark === 'beyond') edges.set(direction, visit);
      return visit;
    }),
  );
}

// --- new places ---

interface Trace {
  /** Places compared one by one; of one within bounds its edges, with what it may lie in. */
  places: { points: Vector[]; within?: Within }[];
  /** All of where it was, as others are measured from it. */
  all: { points: Vector[] };
}

/** A point and how far all others lie from it at most, km. */
const around = (points: readonly Vector[]) => {
  const sum = points.reduce((a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]] as Vector);
  const length = Math.hypot(...sum) || 1;
  const centre = sum.map((x) => x / length) as Vector;
  return { centre, km: Math.max(...points.map((at) => apartKm(centre, at))) };
};
const circles = new Map<readonly Vector[], ReturnType<typeof around>>();
const circle = (points: readonly Vector[]) => {
  if (!circles.has(points)) circles.set(points, around(points));
  return circles.get(points)!;
};
/** No two of their points are nearer, the ellipsoid allowed for. */
function atLeastKm(a: readonly Vector[], b: readonly Vector[]): number {
  const [one, other] = [circle(a), circle(b)];
  return 0.99 * (apartKm(one.centre, other.centre) - one.km - other.km);
}

function traceOf(record: AtlasRecord): Trace {
  const points = sitesOf(record).filter(({ within }) => !within);
  const bounded = [...sitesOf(record), ...guessesOf(record)].flatMap(({ within }) =>
    within ? [{ within, points: edgesOf(within).map(vector) }] : [],
  );
  const single = [
    ...points.map(({ position }) => position),
    ...legsOf(record).flatMap((leg) => along(leg, 100)),
  ];
  const line = legsOf(record).flatMap((leg) => along(leg, 5));
  return {
    places: [...single.map((at) => ({ points: [vector(at)] })), ...bounded],
    all: {
      points: [
        ...points.map(({ position }) => vector(position)),
        ...line.map(vector),
        ...bounded.flatMap((one) => one.points),
      ],
    },
  };
}
const traces = new Map<string, Trace>();
const traced = (record: AtlasRecord) => {
  if (!traces.has(record.id)) traces.set(record.id, traceOf(record));
  return traces.get(record.id)!;
};

type Place = Trace['places'][0];

/** Of two records it is the same under each rule. */
const kms = new Map<Place, Map<AtlasRecord, number>>();
function apart(place: Place, other: AtlasRecord): number {
  const known = kms.get(place) ?? new Map<AtlasRecord, number>();
  kms.set(place, known);
  if (!known.has(other)) known.set(other, kmBetween(place, other));
  return known.get(other)!;
}

/** On the ellipsoid, of the nearest pairs on the sphere. */
function kmBetween(place: Place, other: AtlasRecord): number {
  const { places, all } = traced(other);
  const holds = (within: Within | undefined, points: readonly Vector[]) =>
    within !== undefined && points.some((at) => inPolygons(placeOf(at), polygonsOf(within)));
  if (holds(place.within, all.points)) return 0;
  if (places.some(({ within }) => holds(within, place.points))) return 0;
  let [cosine, from, to] = [-2, place.points[0]!, all.points[0]!];
  for (const a of place.points) {
    for (const b of all.points) {
      const c = dot(a, b);
      if (c > cosine) [cosine, from, to] = [c, a, b];
    }
  }
  const [a, b] = [placeOf(from), placeOf(to)];
  return geodesic.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12! / 1000;
}

/** Of each record of a rule with a place, how far it was from every earlier one of its kind. */
export function kmFromEarlier(rule: string): { record: AtlasRecord; km: number | null }[] {
  const counted = countedBy(rule).filter((record) => traced(record).places.length > 0);
  return counted.map((record, i) => {
    const earlier = counted.slice(0, i).filter((one) => kindOf(one) === kindOf(record));
    if (earlier.length === 0) return { record, km: null };
    const nearest = traced(record).places.map((one) => {
      let least = Infinity;
      for (const other of earlier) {
        if (atLeastKm(one.points, traced(other).all.points) >= least) continue;
        least = Math.min(least, apart(one, other));
      }
      return least;
    });
    return { record, km: Math.max(...nearest) };
  });
}
export const isNew = ({ km }: { km: number | null }) => km !== null && km > NEW_KM;

/**
 * Of the records of a kind up to a year, in order of time: for each place of each, the others that lie within
 * 500 km of it.
 */
export function neighboursOf(rule: string, kind: ReachKind, year: number) {
  const own = countedBy(rule).filter(
    (record) =>
      kindOf(record) === kind && yearOf(record.start) <= year && traced(record).places.length > 0,
  );
  const near = own.map((record) =>
    traced(record).places.map((one) =>
      own.flatMap((other, j) =>
        other !== record &&
        atLeastKm(one.points, traced(other).all.points) <= NEW_KM &&
        apart(one, other) <= NEW_KM
          ? [j]
          : [],
      ),
    ),
  );
  return { years: own.map(({ start }) => yearOf(start)), near };
}
