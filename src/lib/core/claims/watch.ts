import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { WatchIndicator } from './claims';
import { Land } from '../earth/land';
import {
  MEASURED_ROLES,
  PRECISION_KM,
  type Domain,
  type Position,
  type Precision,
} from '../record/model';
import type { AtlasRecord } from '../record/record';
import { admits, type Rule } from '../record/rules';
import { densifyUnits, toPosition, toUnit } from '../earth/sphere';
import { yearOf } from '../record/time';
import type { ZoneProperties } from '../context/zones';

export type WatchZones = FeatureCollection<Polygon | MultiPolygon, ZoneProperties>;

/** Records this near a zone are listed with it. */
export const NEAR_ZONE_KM = 300;

export interface ZoneVisit {
  recordId: string;
  start: string;
  zone: string;
  /** Geodesic distance from the record's nearest measured place or track to the zone; 0 inside. */
  km: number;
  /** How far that place may be from the true one: below it, "inside" and "near" are not told apart. */
  uncertaintyKm: number;
}

export const WATCH_STATES = [
  'entered-since',
  'entered-before',
  'near',
  'none',
  'not-on-map',
] as const;
export type WatchState = (typeof WATCH_STATES)[number];

/** The state of a watched place under one counting rule: without the rule it is no statement. */
export interface WatchUnder {
  rule: string;
  state: WatchState;
  /** Looked at, under the rule. */
  records: number;
  /** Inside a zone: the first and the last ever, and those since the study in order of date. */
  first: ZoneVisit | null;
  last: ZoneVisit | null;
  since: ZoneVisit[];
  nearest: ZoneVisit | null;
}

export interface WatchFinding {
  indicatorId: string;
  since: number;
  /** Of all given records, inside or near a zone, in order of date. */
  visits: ZoneVisit[];
  /** In the order of the rules given. */
  under: WatchUnder[];
}

/** Indicators that speak of naval activity. */
const DOMAIN_OF: Record<string, Domain> = { W06: 'sea', W07: 'sea', W08: 'sea' };

/**
 * Each indicator with the records in or near its zones, and its state under each of the rules. Throws
 * RangeError when an indicator names a zone that is not given.
 */
export function watchFindings(
  indicators: readonly WatchIndicator[],
  zones: WatchZones,
  records: readonly AtlasRecord[],
  rules: readonly Rule[],
): WatchFinding[] {
  const lands = new Map(
    zones.features.map(({ properties, geometry }) => [properties.id, new Land(ringsOf(geometry))]),
  );
  return indicators.map(({ id, zones: ids, horizon }) => {
    const domain = DOMAIN_OF[id];
    const looked = records.filter(({ domains }) => !domain || domains.includes(domain));
    const visits = ids.flatMap((zone) => {
      const land = lands.get(zone);
      if (!land) throw new RangeError(`${id}: zone ${zone} is not among the watch zones`);
      return looked.flatMap((record) => visitOf(record, zone, land));
    });
    const key = ({ start, recordId, zone }: ZoneVisit) => start + recordId + zone;
    const dated = visits.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return {
      ...{ indicatorId: id, since: horizon.from },
      visits: dated.filter(({ km }) => km <= NEAR_ZONE_KM),
      under: rules.map((rule) => {
        const admitted = looked.filter((record) => admits(rule.where, record));
        const counted = new Set(admitted.map((record) => record.id));
        const own = dated.filter(({ recordId }) => counted.has(recordId));
        return { rule: rule.id, ...stateOf(own, counted.size, ids.length > 0, horizon.from) };
      }),
    };
  });
}

function stateOf(visits: ZoneVisit[], records: number, onMap: boolean, from: number) {
  const inside = visits.filter(({ km }) => km === 0);
  const since = inside.filter(({ start }) => yearOf(start) >= from);
  const nearest = nearestOf(visits);
  const state = (): WatchState => {
    if (!onMap) return 'not-on-map';
    if (since.length > 0) return 'entered-since';
    if (inside.length > 0) return 'entered-before';
    return nearest && nearest.km <= NEAR_ZONE_KM ? 'near' : 'none';
  };
  const [first, last] = [inside[0] ?? null, inside.at(-1) ?? null];
  return { state: state(), records: onMap ? records : 0, first, last, since, nearest };
}

/** Steps along a track, km: fine enough to see it cross a zone, coarser to measure how near it came. */
const CROSSING_STEP_KM = 25;
const NEAR_STEP_KM = 100;

function visitOf(record: AtlasRecord, zone: string, land: Land): ZoneVisit[] {
  const sites = record.sites.filter(({ role }) => MEASURED_ROLES.includes(role));
  const visit = (km: number, precision: Precision): ZoneVisit[] => [
    {
      recordId: record.id,
      start: record.start,
      zone,
      km: Math.round(km * 10) / 10,
      uncertaintyKm: PRECISION_KM[precision],
    },
  ];
  const inside = [...sites, ...trackPlaces(record, CROSSING_STEP_KM)].find(({ position }) =>
    land.contains(position),
  );
  if (inside) return visit(0, inside.precision);
  const near = [...sites, ...trackPlaces(record, NEAR_STEP_KM)].map(({ position, precision }) => ({
    km: land.distance(position).km,
    precision,
  }));
  const nearest = nearestOf(near);
  return nearest ? visit(nearest.km, nearest.precision) : [];
}

/** The first of equals. */
function nearestOf<Item extends { km: number }>(items: readonly Item[]): Item | null {
  return items.length > 0 ? items.reduce((a, b) => (b.km < a.km ? b : a)) : null;
}

function trackPlaces({ track }: AtlasRecord, stepKm: number) {
  if (!track) return [];
  const { precision } = track;
  return densifyUnits(track.positions.map(toUnit), stepKm).map((unit) => ({
    position: toPosition(unit),
    precision,
  }));
}

function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat() as Position[][];
}
