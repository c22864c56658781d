import { knownLegs, type Names, type Position, type ReachRecord, type Site } from '../record/model';
import { arcKm, densify, toUnit, foldLng } from './sphere';
import { pairs, sum } from 'd3-array';
import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { MultiPolygon, Polygon } from 'geojson';

/** Track lengths are shared out in steps this short, km. */
const STEP_KM = 20;

/** Share of a track's length in each region, none as `''`; 4 decimals, summing to 1, largest first. */
export function regionShare(
  track: readonly Position[],
  regionAt: RegionAt,
): Record<string, number> {
  const kmByRegion = new Map<string, number>();
  let totalKm = 0;
  for (const [a, b] of pairs(densify(track, STEP_KM))) {
    const km = arcKm(toUnit(a), toUnit(b));
    const id = regionAt([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) ?? '';
    kmByRegion.set(id, (kmByRegion.get(id) ?? 0) + km);
    totalKm += km;
  }
  // The largest share takes what rounding left over.
  const sorted = [...kmByRegion].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
  const units = sorted.map(([, km]) => Math.round((km / totalKm) * 1e4));
  const rest = 1e4 - sum(units);
  if (units[0] !== undefined) units[0] += rest;
  return Object.fromEntries(sorted.map(([id], i) => [id, units[i]! / 1e4] as const));
}

/** The record with every region that it does not give itself, as the build gives ours. */
export function withRegions<Record extends ReachRecord>(
  record: Record,
  regionAt: RegionAt,
): Record {
  const { sites, track } = record;
  const shareOf = ({ positions, regionShare: given }: NonNullable<ReachRecord['track']>) =>
    Object.keys(given).length > 0 ? given : regionShare(positions, regionAt);
  return {
    ...record,
    sites: sites.map((site) => ({
      ...site,
      region: site.region || (regionAt(site.position) ?? ''),
    })),
    track: track && { ...track, regionShare: shareOf(track) },
  };
}

/**
 * The places of a record one by one: its sites and, as sites, the waypoints of its track that are on none of
 * its legs, those known only within bounds and those between two of them.
 */
export function sitesOf({ sites, track }: ReachRecord, regionAt: RegionAt): Site[] {
  if (!track) return sites;
  const siteAt = ([lng, lat]: Position, within?: Site['within']): Site => {
    const position: Position = [foldLng(lng), lat];
    const [region, { precision }] = [regionAt(position) ?? '', track];
    return { name: '', role: 'main', position, precision, region, ...(within && { within }) };
  };
  const alone = knownLegs(track).filter(({ length }) => length === 1);
  return [
    ...sites,
    ...(track.bounds ?? []).map(({ at, within }) => siteAt(track.positions[at]!, within)),
    ...alone.map(([position]) => siteAt(position!)),
  ];
}

/** Of its track the parts between known waypoints, of two or more each. */
export const legsOf = ({ track }: ReachRecord): Position[][] =>
  track ? knownLegs(track).filter(({ length }) => length > 1) : [];

export type RegionAt = (position: Position) => string | null;

export interface Regions {
  features: readonly {
    properties: { id: string; name?: Names };
    geometry: Polygon | MultiPolygon;
  }[];
}

/** The first in file order; edges are straight in longitude and latitude, as the file means them. */
export function regionLookup({ features }: Regions): RegionAt {
  const regions = features.map(({ properties: { id }, geometry }) => {
    const shape = { type: 'Feature', properties: null, geometry } as const;
    // Turf looks at the box first where there is one.
    return { id, shape: { ...shape, bbox: bbox(shape) } };
  });
  return ([lng, lat]) => {
    const at: Position = [foldLng(lng), lat];
    return regions.find(({ shape }) => booleanPointInPolygon(at, shape))?.id ?? null;
  };
}
