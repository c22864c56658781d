/**
 * New places and returns, read from the built records in plain code: files and types of the project, none of its
 * geometry. Tracks and bounds are sampled; distances are GeographicLib's.
 */
import { bbox, booleanPointInPolygon } from '@turf/turf';
import { greatest, group, least, maxIndex, median, range } from 'd3-array';
import { geoInterpolate } from 'd3-geo';
import geodesic from 'geographiclib-geodesic';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { ReachChoices } from '../../src/lib/core/reach/dataset';
import type { Position, Within } from '../../src/lib/core/record/model';
import type { AtlasData, AtlasRecord } from '../../src/lib/core/record/record';
import type { RecordFilter } from '../../src/lib/core/record/rules';
import { readJson } from '../json';

export const data = readJson<AtlasData>('static/data/events.json');
const regions = readJson<{ features: Feature<Area, { id: string }>[] }>(
  'static/data/regions.geojson',
).features;

export const YEARS = range(2003, 2027);
export const KINDS = ['exercise', 'patrol'] as const;
type Kind = (typeof KINDS)[number];
const kindOf = ({ kind }: Pick<AtlasRecord, 'kind'>): Kind =>
  kind === 'patrol' || kind === 'passage' ? 'patrol' : 'exercise';
export const yearOf = ({ start }: { start: string }) => Number(start.slice(0, 4));

interface Options {
  admits?: (record: AtlasRecord) => boolean;
  limitKm?: number;
  precise?: boolean;
  staging?: boolean;
  /** The places in it, of records that have one there; earlier records with all their places. */
  region?: string;
}

const only = (admits: (record: AtlasRecord) => boolean): Options => ({ admits });
const where = (filter: RecordFilter) => ({ rule: 'all', where: filter });
const isCore = only(({ scope }) => scope === 'core');

/** Rules and filters as the product is asked for them, and as plain conditions. */
type Choice = [name: string, given: Partial<ReachChoices>, options: Options];
export const RULES: Choice[] = [
  ['core', {}, isCore],
  ['all', { rule: 'all' }, {}],
  ['bilateral', { rule: 'bilateral' }, only((record) => record.framework === 'bilateral')],
];
const EVERY_FILTER: Choice[] = [
  ['exercises', where({ kinds: ['exercise'] }), only((record) => record.kind === 'exercise')],
  [
    'patrols',
    where({ kinds: ['patrol', 'passage'] }),
    only((record) => kindOf(record) === 'patrol'),
  ],
  ['land', where({ domains: ['land'] }), only((record) => record.domains.includes('land'))],
  ['sea', where({ domains: ['sea'] }), only((record) => record.domains.includes('sea'))],
  ['SCO', where({ frameworks: ['SCO'] }), only((record) => record.framework === 'SCO')],
  ['Joint Sea', where({ series: ['joint-sea'] }), only((record) => record.series === 'joint-sea')],
  [
    'fire',
    where({ practices: ['live-fire'] }),
    only((record) => record.practices.includes('live-fire')),
  ],
  ['with Iran', where({ partners: ['IR'] }), only((record) => record.participants.includes('IR'))],
  ['precise places', { precise: true }, { ...isCore, precise: true }],
  ['staging', { rule: 'all', staging: true }, { staging: true }],
  ['Japan', { rule: 'all', region: 'sea-of-japan' }, { region: 'sea-of-japan' }],
  ['250 km', { newPlaceKm: 250 }, { ...isCore, limitKm: 250 }],
];
/** What narrows by a word of the record does so alike. */
const SOON = ['sea', 'precise places', 'staging', 'Japan', '250 km'];
export const FILTERS = EVERY_FILTER.filter(([name]) => process.env.DEEP || SOON.includes(name));

/** The core compares a track every so many km with what was before it: between, it may lie half of that farther. */
export const STEP_KM = 100;
/** Here, between points of a track, and of bounds along their edges and inside. */
const TRACK_KM = process.env.DEEP ? 10 : 25;
const EDGE_DEG = 0.25;
const INSIDE_DEG = process.env.DEEP ? 0.5 : 1;

type Area = Polygon | MultiPolygon;
type Vector = [number, number, number];
/** A point, or all points of a line or an area. */
interface Place {
  points: Position[];
  xyz: Vector[];
  area: Area | null;
  region: string | null;
  isSea: boolean;
  isStaging: boolean;
}

const toXyz = ([lng, lat]: Position): Vector => {
  const [l, p] = [(lng * Math.PI) / 180, (lat * Math.PI) / 180];
  return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
};
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
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
const regionAt = (position: Position) =>
  regions.find(({ geometry }) => isIn(position, geometry))?.properties.id ?? null;

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

/** Where a record is measured: at no command post, and at nothing that was not published. */
function placesOf({ sites, track }: AtlasRecord): Place[] {
  type Known = Omit<Place, 'xyz' | 'area'> & { within?: Within | undefined };
  const place = ({ within, ...rest }: Known): Place => {
    const area = within ? areaOf(within) : null;
    const points = area ? pointsIn(area) : rest.points;
    return { ...rest, area, points, xyz: points.map(toXyz) };
  };
  const measured = sites.filter(({ role }) => role !== 'command' && role !== 'unpublished');
  const ofSites = measured.map(({ role, position, precision, within, region }) => {
    const isStaging = role === 'staging' || role === 'transit';
    return place({ points: [position], within, region, isSea: precision === 'sea', isStaging });
  });
  const { positions = [], bounds = [], precision } = track ?? {};
  const ofTrack = { isSea: precision === 'sea', isStaging: false };
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

/** The point of another place that is nearest to each point; -1 where its bounds hold it: that counts as reached. */
function linkOf(from: Place, to: Place) {
  const nearest = from.points.map((point, i) =>
    to.area && isIn(point, to.area) ? -1 : nearestTo(from.xyz[i]!, to.xyz),
  );
  const cosine = nearest.map((j, i) => (j < 0 ? 1 : dot(from.xyz[i]!, to.xyz[j]!)));
  const { area } = from;
  const isHeld = area !== null && to.points.some((point) => isIn(point, area));
  return { nearest, cosine, mayMeet: isHeld || nearest.includes(-1) };
}

const memo = <K, V>(cache: Map<K, V>, key: K, make: () => V): V => {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
};
const knownPlaces = new Map<AtlasRecord, Place[]>();
const knownLinks = new Map<Place, Map<Place, ReturnType<typeof linkOf>>>();

/** How far a place is from all earlier ones, at its nearest and at its farthest point, and which records are as near. */
function fromEarlier(place: Place, earlier: { id: string; places: Place[] }[]) {
  const knownTo = memo(knownLinks, place, () => new Map<Place, ReturnType<typeof linkOf>>());
  const links = earlier.flatMap(({ id, places }) =>
    places.map((to) => ({ id, to, ...memo(knownTo, to, () => linkOf(place, to)) })),
  );
  const spots = place.points.map((point, i) => {
    const link = greatest(links, ({ cosine }) => cosine[i])!;
    return { point, i, link, cosine: link.cosine[i] };
  });
  const told = ({ point, i, link }: (typeof spots)[number]) => {
    const kmFrom = ({ to, nearest }: typeof link) =>
      nearest[i]! < 0 ? 0 : kmBetween(point, to.points[nearest[i]!]!);
    const km = kmFrom(link);
    const near = links.filter((other) => kmFrom(other) <= km + STEP_KM / 2);
    return { km, near: near.map(({ id }) => id) };
  };
  const most = told(least(spots, ({ cosine }) => cosine)!);
  if (!place.area) return { least: most, most };
  const meeting = links.filter(({ mayMeet }) => mayMeet).map(({ id }) => id);
  const atLeast =
    meeting.length > 0 ? { km: 0, near: meeting } : told(greatest(spots, ({ cosine }) => cosine)!);
  return { least: atLeast, most };
}

export interface Read {
  id: string;
  kind: Kind;
  start: string;
  status: 'new' | 'perhaps' | 'return';
  km: number | null;
  mostKm: number | null;
  near: string[];
  /** Where its place farthest from all earlier ones lies, or the one that may lie farthest; and where all of them lie. */
  region: string | null;
  regions: (string | null)[];
}

const knownReadings = new Map<Options, Read[]>();

/** Each kind by itself, in order of date and id. */
export const read = (options: Options): Read[] =>
  memo(knownReadings, options, () => readAnew(options));

function readAnew(options: Options): Read[] {
  const { admits = () => true, limitKm = 500, precise, staging, region } = options;
  const counts = ({ isSea, isStaging }: Place) => !(precise && isSea) && (staging || !isStaging);
  const sorted = data.records
    .filter(admits)
    .sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
  const visitsOf = (kind: Kind) => {
    const earlier: { id: string; places: Place[] }[] = [];
    return sorted.flatMap((record): Read[] => {
      if (kindOf(record) !== kind) return [];
      const places = memo(knownPlaces, record, () => placesOf(record)).filter(counts);
      const own = places.filter((place) => region === undefined || place.region === region);
      if (own.length === 0) return [];
      const { id, start } = record;
      const ownRegions = own.map((place) => place.region);
      const told = earlier.length > 0 ? own.map((place) => fromEarlier(place, earlier)) : [];
      earlier.push({ id, places });
      const i = maxIndex(told, (distance) => distance.least.km);
      if (i < 0) {
        const first = {
          km: null,
          mostKm: null,
          near: [],
          region: ownRegions[0] ?? null,
          regions: ownRegions,
        };
        return [{ id, kind, start, status: 'new', ...first }];
      }
      const { near, km: leastKm } = told[i]!.least;
      const km = Math.round(leastKm);
      const j = maxIndex(told, ({ most }) => most.km);
      const mostKm = Math.round(told[j]!.most.km);
      const notNew = mostKm > limitKm ? 'perhaps' : 'return';
      const status = km > limitKm ? 'new' : notNew;
      const farthest = ownRegions[status === 'perhaps' ? j : i] ?? null;
      return [{ id, kind, start, status, km, mostKm, near, region: farthest, regions: ownRegions }];
    });
  };
  return KINDS.flatMap(visitsOf);
}

/** Of those that begin in these years; the first of all counts only where asked: it has none to be far from. */
export function count(
  visits: readonly Pick<Read, 'start' | 'status' | 'km'>[],
  from: number,
  to: number,
  withFirst = false,
) {
  const begun = visits.filter((visit) => yearOf(visit) >= from && yearOf(visit) <= to);
  const own = begun.filter(({ km }) => withFirst || km !== null);
  const k = own.filter(({ status }) => status === 'new').length;
  const atMost = own.filter(({ status }) => status !== 'return').length;
  // The data end with June 2026.
  const recordsPerYear = begun.length / (to === 2026 ? to - from + 0.5 : to - from + 1);
  return {
    k,
    n: own.length,
    atMost,
    recordsPerYear,
    medianKm: median(own, ({ km }) => km) ?? null,
  };
}

const WORDS = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = new RegExp(`\\d+|\\b(no|${WORDS.join('|')})\\b(?!\\.| another)`, 'gi');

/** "The nearest earlier one." and "one another" are none. */
export const numbersIn = (text: string) =>
  (text.replace(/(\d),(\d{3})/g, '$1$2').match(NUMBER) ?? []).map((word) =>
    /\d/.test(word) ? Number(word) : Math.max(0, WORDS.indexOf(word.toLowerCase())),
  );
