import type { Names } from '../record/languages';
import { type Position } from '../record/model';
import type { ReachRecord, Track } from '../record/schema';
import { arcKm, densify, toUnit, foldLng } from './sphere';
import { pairs } from 'd3-array';
import { bbox, booleanPointInPolygon } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import { cached } from '../record/cached';
import { roundShares, sharesOf } from '../statistics/shares';

const STEP_KM = 20;

/** `''` outside all; 4 decimals, summing to 1, largest first. */
export function regionShare(
  track: readonly Position[],
  regionAt: RegionAt,
): Record<string, number> {
  const steps = pairs(
    densify(track, STEP_KM),
    (a, b) =>
      [
        regionAt([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) ?? '',
        arcKm(toUnit(a), toUnit(b)),
      ] as const,
  );
  return roundShares(sharesOf(steps));
}

export function withRegions<Record extends ReachRecord>(
  record: Record,
  regionAt: RegionAt,
): Record {
  const { sites, track } = record;
  const sharesIn = ({ positions, regionShare: shares }: Track) =>
    Object.keys(shares).length > 0 ? shares : regionShare(positions, regionAt);
  return {
    ...record,
    sites: sites.map((site) => ({
      ...site,
      region: site.region || (regionAt(site.position) ?? ''),
    })),
    track: track && { ...track, regionShare: sharesIn(track) },
  };
}

export type RegionAt = (position: Position) => string | null;

export interface Regions {
  features: readonly {
    properties: { id: string; name?: Names };
    geometry: Polygon | MultiPolygon;
  }[];
}

export const polygonsOf = (geometry: Polygon | MultiPolygon): Position[][][] =>
  (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) as Position[][][];

/** With bboxes, which Turf checks first. */
const boxed = new WeakMap<Regions, { id: string; shape: Feature<Polygon | MultiPolygon> }[]>();

export function regionsAt(regions: Regions, [lng, lat]: Position): string[] {
  const shapes = cached(boxed, regions, () =>
    regions.features.map(({ properties: { id }, geometry }) => {
      const shape = { type: 'Feature', properties: null, geometry } as const;
      return { id, shape: { ...shape, bbox: bbox(shape) } };
    }),
  );
  const position: Position = [foldLng(lng), lat];
  return shapes.filter(({ shape }) => booleanPointInPolygon(position, shape)).map(({ id }) => id);
}

export const regionLookup =
  (regions: Regions): RegionAt =>
  (position) =>
    regionsAt(regions, position)[0] ?? null;
