/** Records as GeoJSON features, for built layers and downloads. */
import { greatest } from 'd3-array';
import type { Feature, LineString, MultiLineString, Point } from 'geojson';
import { splitLine } from './antimeridian';
import { BASE, fieldsOf, siteNames } from '../record/languages';
import type { Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import type { FeatureProperties } from '../record/record';
import { continuous, densify } from './sphere';

/** In the record's order; id `<recordId>:<index>`. */
export const siteFeatures = (record: ReachRecord): Feature<Point, FeatureProperties>[] =>
  record.sites.map((site, index) => ({
    type: 'Feature',
    id: `${record.id}:${index}`,
    properties: {
      ...recordProperties(record),
      role: site.role,
      precision: site.precision,
      region: site.region,
      place: site.name,
      ...fieldsOf('place', siteNames(site)),
    },
    geometry: { type: 'Point', coordinates: [...site.position] },
  }));

/** Along great circles; id `<recordId>:track`. Null without a track. */
export function trackFeature(
  record: ReachRecord,
): Feature<LineString | MultiLineString, FeatureProperties> | null {
  const { track } = record;
  if (!track) return null;
  return {
    type: 'Feature',
    id: `${record.id}:track`,
    properties: {
      ...recordProperties(record),
      role: 'track',
      precision: track.precision,
      region: mainRegion(track.regionShare),
    },
    geometry: lineGeometry(densify(track.positions)),
  };
}

function lineGeometry(line: readonly Position[]): LineString | MultiLineString {
  const pieces = splitLine(continuous(line)).map((piece) => piece.map(toMetre));
  return pieces.length === 1
    ? { type: 'LineString', coordinates: pieces[0]! }
    : { type: 'MultiLineString', coordinates: pieces };
}

/** 5 decimals: sines differ in the last bit between machines, and builds must be byte-equal. */
function toMetre([lng, lat]: Position): Position {
  return [Math.round(lng * 1e5) / 1e5, Math.round(lat * 1e5) / 1e5];
}

function recordProperties(record: ReachRecord) {
  const { id: recordId, kind, scope, framework, series, start, end } = record;
  return { recordId, name: record.name[BASE], kind, scope, framework, series, start, end };
}

const mainRegion = (shares: Readonly<Record<string, number>>): string =>
  greatest(Object.keys(shares), (region) => shares[region]!) ?? '';
