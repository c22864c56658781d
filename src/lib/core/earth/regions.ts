import type { Names } from '../record/languages';
import type { Position } from '../record/model';
import type { ReachRecord, Site, Track, Within } from '../record/schema';
import { Area } from './area';
import { arcKm, densify, toUnit } from './sphere';
import { pairs } from 'd3-array';
import type { MultiPolygon, Polygon } from 'geojson';
import { cached } from '../record/cached';
import { roundShares, sharesOf } from '../statistics/shares';

const STEP_KM = 20;

/** `''` outside all; 4 decimals, summing to 1, largest first. */
export function regionShare(track: readonly Position[], regionAt: RegionAt) {
  const steps = pairs(densify(track, STEP_KM), (a, b) => {
    const region = regionAt([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) ?? '';
    return [region, arcKm(toUnit(a), toUnit(b))] as const;
  });
  return roundShares(sharesOf(steps));
}

export function withRegions<Record extends ReachRecord>(
  record: Record,
  regionAt: RegionAt,
): Record {
  const { track } = record;
  const sites = record.sites.map((site) => {
    return { ...site, region: site.region || siteRegion(site, regionAt) };
  });
  const sharesIn = ({ positions, regionShare: shares }: Track) =>
    Object.keys(shares).length > 0 ? shares : regionShare(positions, regionAt);
  return { ...record, sites, track: track && { ...track, regionShare: sharesIn(track) } };
}

/** `''` outside all, and for a placeholder. */
export const siteRegion = (site: Pick<Site, 'role' | 'position'>, regionAt: RegionAt) =>
  site.role === 'unpublished' ? '' : (regionAt(site.position) ?? '');

export type RegionAt = (position: Position) => string | null;

export interface Regions {
  features: readonly {
    properties: { id: string; name?: Names };
    geometry: Polygon | MultiPolygon;
  }[];
}

export const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

const areasByRegions = new WeakMap<Regions, Map<string, Area>>();
const areasOf = (regions: Regions) =>
  cached(areasByRegions, regions, () => {
    const areaOf = ({ geometry }: Regions['features'][number]) => new Area(polygonsOf(geometry));
    return new Map(regions.features.map((region) => [region.properties.id, areaOf(region)]));
  });

export const regionsAt = (regions: Regions, position: Position) =>
  [...areasOf(regions)].flatMap(([id, area]) => (area.contains(position) ? id : []));

export const regionLookup =
  (regions: Regions): RegionAt =>
  (position) =>
    regionsAt(regions, position)[0] ?? null;

export function boundsLookup(regions: Regions | null): (within: Within) => Area | null {
  const areaByRing = new Map<string, Area>();
  return ({ region, ring }) =>
    ring
      ? cached(areaByRing, JSON.stringify(ring), () => new Area([[ring]]))
      : ((regions && areasOf(regions).get(region!)) ?? null);
}
