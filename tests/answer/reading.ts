/**
 * New places and returns, read from the built records in plain code: files and types of the project, none of its
 * functions. Where the records were stands in places.ts.
 */
import { greatest, least, maxIndex, median, min, minIndex, range } from 'd3-array';
import type { ReachChoices } from '#core/reach/dataset';
import type { AtlasData, AtlasRecord } from '#core/record/schema';
import type { RecordFilter } from '#core/record/rules';
import { readJson } from '../json';
import { linkOf, placesOf, type Place } from './places';

export const data = readJson<AtlasData>('static/data/events.json');

const [lastYear = 0, lastMonth = 0] = data.coverage.to.split('-').map(Number);
/** The last year may be covered in part. */
export const LAST = lastYear;
export const YEARS = range(2003, LAST + 1);
export const yearsWithin = (from: number, to: number) =>
  to - from + (to === LAST ? lastMonth / 12 : 1);
export const KINDS = ['exercise', 'ship-patrol', 'air-patrol'] as const;
type Kind = (typeof KINDS)[number];
const isPatrol = ({ kind }: AtlasRecord) => kind === 'patrol' || kind === 'passage';
/** A patrol is compared with those of its craft: of its track if it has one, else of ships unless only of the air. */
function isOf(kind: Kind, record: AtlasRecord): boolean {
  if (kind === 'exercise' || !isPatrol(record)) return kind === 'exercise' && !isPatrol(record);
  const { track, domains } = record;
  if (track) return track.craft === (kind === 'ship-patrol' ? 'ship' : 'aircraft');
  const isFlown = domains.includes('air');
  return kind === 'air-patrol' ? isFlown : !isFlown || domains.includes('sea');
}
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
  ['patrols', where({ kinds: ['patrol', 'passage'] }), only(isPatrol)],
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

export const memo = <K, V>(cache: Map<K, V>, key: K, make: () => V): V => {
  const value = cache.get(key) ?? make();
  cache.set(key, value);
  return value;
};
const knownPlaces = new Map<AtlasRecord, Place[]>();
const knownLinks = new Map<Place, Map<Place, ReturnType<typeof linkOf>>>();

type Earlier = { id: string; places: Place[] }[];
/** How near this may count as being as near: the core follows tracks in other steps. */
const AS_NEAR_KM = 50;

/** How far a place is from all earlier ones, and which records are as near. */
function fromEarlier(place: Place, earlier: Earlier) {
  const knownTo = memo(knownLinks, place, () => new Map<Place, ReturnType<typeof linkOf>>());
  const links = earlier.flatMap(({ id, places }) =>
    places.map((to) => ({ id, ...memo(knownTo, to, () => linkOf(place, to)) })),
  );
  /** By the stored points (0), or if each pair is as much nearer (-1) as it may be. */
  const kmOf = (i: number, side: -1 | 0) =>
    min(links, ({ km, marginKm }) => Math.max(0, km[i]! + side * marginKm))!;
  const exactOf = (i: number, side: -1 | 0) => {
    const link = links[minIndex(links, ({ km, marginKm }) => km[i]! + side * marginKm)]!;
    return Math.max(0, link.exactKm(i) + side * link.marginKm);
  };
  const points = range(place.points.length);
  const farthestPoint = (side: -1 | 0) => maxIndex(points, (i) => kmOf(i, side));
  const most = greatest(
    points.map((point) => ({ point, link: least(links, ({ mostKm }) => mostKm[point]!)! })),
    ({ point, link }) => link.mostKm[point]!,
  )!;
  const mostKm = most.link.isBounded
    ? most.link.mostKm[most.point]!
    : most.link.exactKm(most.point) + most.link.marginKm;
  const meeting = links.filter(({ mayMeet }) => mayMeet).map(({ id }) => id);
  if (place.area && meeting.length > 0) return { km: 0, leastKm: 0, mostKm, near: meeting };
  const i = place.area ? minIndex(points, (point) => kmOf(point, 0)) : farthestPoint(0);
  const km = exactOf(i, 0);
  const leastKm = place.area ? km : exactOf(farthestPoint(-1), -1);
  const near = links.filter((link) => link.km[i]! <= km + AS_NEAR_KM).map(({ id }) => id);
  return { km, leastKm, mostKm, near };
}

export interface Read {
  id: string;
  kind: Kind;
  start: string;
  status: 'new' | 'perhaps' | 'return';
  /** Between stored points, the least and the most that it can be; null for the first of a kind. */
  km: number | null;
  leastKm: number | null;
  mostKm: number | null;
  near: string[];
  /** Where its place farthest from all earlier ones lies, or the one that may lie farthest; and where all of them lie. */
  region: string | null;
  regions: (string | null)[];
  /** Each of its places alone; a track is the last. */
  places: Pick<Read, 'status' | 'km' | 'near'>[];
}

const knownReadings = new Map<Options, Read[]>();

/** Each kind by itself, in order of date and id. */
export const read = (options: Options): Read[] =>
  memo(knownReadings, options, () => readAnew(options));

export interface Counted {
  id: string;
  start: string;
  places: Place[];
  /** Those of them that may be new. */
  own: Place[];
}

/** The records of a kind in order, with the places that count. */
export function countedOf(
  kind: Kind,
  { admits = () => true, precise, staging, region }: Options,
): Counted[] {
  const counts = ({ precision, role }: Place) =>
    !(precise && precision === 'sea') && (staging || (role !== 'staging' && role !== 'transit'));
  return data.records
    .filter((record) => admits(record) && isOf(kind, record))
    .sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1))
    .map((record) => {
      const places = memo(knownPlaces, record, () => placesOf(record)).filter(counts);
      const own = places.filter((place) => region === undefined || place.region === region);
      return { id: record.id, start: record.start, places, own };
    })
    .filter(({ own }) => own.length > 0);
}

function readAnew(options: Options): Read[] {
  const { limitKm = 500 } = options;
  const statusOf = (leastKm: number, mostKm: number): Read['status'] => {
    if (leastKm > limitKm) return 'new';
    return mostKm > limitKm ? 'perhaps' : 'return';
  };
  const visitsOf = (kind: Kind) => {
    const counted = countedOf(kind, options);
    return counted.map(({ id, start, own }, n): Read => {
      const regions = own.map((place) => place.region);
      const visit = { id, kind, start, regions };
      if (n === 0) {
        const first = { status: 'new' as const, km: null, near: [] };
        const places = own.map(() => first);
        return { ...visit, ...first, leastKm: null, mostKm: null, region: regions[0]!, places };
      }
      const told = own.map((place) => fromEarlier(place, counted.slice(0, n)));
      const farthest = maxIndex(told, ({ km }) => km);
      const { km, near } = told[farthest]!;
      const leastKm = Math.max(...told.map((distance) => Math.round(distance.leastKm)));
      const widest = maxIndex(told, ({ mostKm }) => mostKm);
      const mostKm = Math.round(told[widest]!.mostKm);
      const status = statusOf(leastKm, mostKm);
      const region = regions[status === 'perhaps' ? widest : farthest]!;
      const places = told.map((place) => ({
        status: statusOf(Math.round(place.leastKm), Math.round(place.mostKm)),
        km: Math.round(place.km),
        near: place.near,
      }));
      return { ...visit, status, km: Math.round(km), leastKm, mostKm, near, region, places };
    });
  };
  return KINDS.flatMap(visitsOf);
}

/** Of those that begin in these years; the first of all counts only where asked: it has none to be far from. */
export function count(
  visits: readonly Pick<Read, 'start' | 'status' | 'km' | 'leastKm' | 'mostKm'>[],
  from: number,
  to: number,
  withFirst = false,
) {
  const begun = visits.filter((visit) => yearOf(visit) >= from && yearOf(visit) <= to);
  const own = begun.filter(({ km }) => withFirst || km !== null);
  const k = own.filter(({ status }) => status === 'new').length;
  const atMost = own.filter(({ status }) => status !== 'return').length;
  const recordsPerYear = begun.length / yearsWithin(from, to);
  return {
    k,
    n: own.length,
    atMost,
    recordsPerYear,
    medianKm: median(own, ({ km }) => km) ?? null,
    /** The one or two in the middle. */
    middle: own.toSorted((a, b) => a.km! - b.km!).slice((own.length - 1) / 2, own.length / 2 + 1),
  };
}

const WORDS = 'none one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER = new RegExp(`\\d+|\\b(no|${WORDS.join('|')})\\b(?!\\.| another)`, 'gi');

/** "The nearest earlier one." and "one another" are none. */
export const numbersIn = (text: string) =>
  (text.replace(/(\d),(\d{3})/g, '$1$2').match(NUMBER) ?? []).map((word) =>
    /\d/.test(word) ? Number(word) : Math.max(0, WORDS.indexOf(word.toLowerCase())),
  );
