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

export interface WatchFinding {
  indicatorId: string;
  state: WatchState;
  since: number;
  firstEntry: ZoneVisit | null;
  entriesSince: ZoneVisit[];
  /** Inside or near a zone, in order of date. */
  visits: ZoneVisit[];
  nearest: ZoneVisit | null;
  records: number;
}

/** Indicators that speak of naval activity. */
const DOMAIN_OF: Record<string, Domain> = { W06: 'sea', W07: 'sea', W08: 'sea' };

/**
 * Each indicator with the records in or near its zones, of those given, competitions left out.
 * Throws RangeError when an indicator names a zone that is not given.
 */
export function watchFindings(
  indicators: readonly WatchIndicator[],
  zones: WatchZones,
  records: readonly AtlasRecord[],
): WatchFinding[] {
  const lands = new Map(
    zones.features.map(({ properties, geometry }) => [properties.id, new Land(ringsOf(geometry))]),
  );
  return indicators.map((indicator) => {
    const domain = DOMAIN_OF[indicator.id];
    const counted = records.filter(
      ({ domains, kind }) => kind !== 'competition' && (!domain || domains.includes(domain)),
    );
    const visits = indicator.zones.flatMap((zone) => {
      const land = lands.get(zone);
      if (!land) throw new RangeError(`${indicator.id}: zone ${zone} is not among the watch zones`);
      return counted.flatMap((record) => visitOf(record, zone, land));
    });
    return findingOf(indicator, counted.length, visits);
  });
}

function findingOf(
  { id, zones, horizon }: WatchIndicator,
  records: number,
  visits: readonly ZoneVisit[],
): WatchFinding {
  const key = ({ start, recordId, zone }: ZoneVisit) => start + recordId + zone;
  const dated = [...visits].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  const inside = dated.filter(({ km }) => km === 0);
  const entriesSince = inside.filter(({ start }) => yearOf(start) >= horizon.from);
  const near = dated.filter(({ km }) => km <= NEAR_ZONE_KM);
  const state = (): WatchState => {
    if (zones.length === 0) return 'not-on-map';
    if (entriesSince.length > 0) return 'entered-since';
    if (inside.length > 0) return 'entered-before';
    return near.length > 0 ? 'near' : 'none';
  };
  return {
    indicatorId: id,
    state: state(),
    since: horizon.from,
    firstEntry: inside[0] ?? null,
    entriesSince,
    visits: near,
    nearest: nearestOf(dated),
    records: zones.length === 0 ? 0 : records,
  };
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
