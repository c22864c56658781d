/** Records as GeoJSON features, the same for the map, the built layers and downloads. */
import type { Feature, LineString, MultiLineString, Point } from 'geojson';
import { splitLine } from './antimeridian';
import type { Position, ReachRecord } from '../record/model';
import type { FeatureProperties } from '../record/record';
import { densify } from './sphere';

export type SiteFeature = Feature<Point, FeatureProperties>;
export type TrackFeature = Feature<LineString | MultiLineString, FeatureProperties>;

/** The record's places as points, in the record's order; id `<recordId>:<index>`. */
export function siteFeatures(record: ReachRecord): SiteFeature[] {
  return record.sites.map((site, index) => ({
    type: 'Feature',
    id: `${record.id}:${index}`,
    properties: {
      ...recordProperties(record),
      role: site.role,
      precision: site.precision,
      region: site.region,
      place: site.name,
    },
    geometry: { type: 'Point', coordinates: [...site.position] },
  }));
}

/**
 * The record's track as great circles in steps of at most 100 km, cut at 180° (RFC 7946 §3.1.9);
 * id `<recordId>:track`. Null without a track.
 */
export function trackFeature(record: ReachRecord): TrackFeature | null {
  const { track } = record;
  if (!track) return null;
  const pieces = splitLine(densify(track.positions)).map((piece) => piece.map(rounded));
  return {
    type: 'Feature',
    id: `${record.id}:track`,
    properties: {
      ...recordProperties(record),
      role: 'track',
      precision: track.precision,
      region: mainRegion(track.regionShare),
    },
    geometry:
      pieces.length === 1
        ? { type: 'LineString', coordinates: pieces[0]! }
        : { type: 'MultiLineString', coordinates: pieces },
  };
}

function recordProperties(record: ReachRecord) {
  return {
    recordId: record.id,
    name: record.name.en,
    kind: record.kind,
    scope: record.scope,
    framework: record.framework,
    series: record.series,
    start: record.start,
    end: record.end,
  };
}

function mainRegion(shares: Readonly<Record<string, number>>): string {
  let best = '';
  for (const [region, share] of Object.entries(shares)) {
    if (best === '' || share > shares[best]!) best = region;
  }
  return best;
}

/** 5 decimals (1 m): sines differ in the last bit between machines, built bytes must not. */
function rounded([lng, lat]: Position): Position {
  return [Math.round(lng * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}
