import type { Feature, FeatureCollection, Geometry } from 'geojson';
import { siteFeatures, trackFeature } from '$lib/core/earth/features';
import type { AtlasRecord } from '$lib/core/record/record';
import { flatRecord } from './fields';
import { LICENCE, type Selection } from './selection';

/**
 * Places as points and tracks as lines (RFC 7946, cut at 180°). Each feature carries its whole
 * record with all sources, so that one taken alone can still be cited, and so that reading the file
 * gives back the records. `waypoints` are the stored ones; the line is the great circle through them.
 */
export function toGeojson({ records, sources, dataVersion }: Selection): string {
  const features = records.flatMap((record) => {
    const { id: recordId, sites: _, track: __, ...shared } = flatRecord(record, sources);
    return [...places(record), ...track(record)].map((feature) => ({
      ...feature,
      properties: { ...feature.properties, ...shared, recordId },
    }));
  });
  const collection: FeatureCollection & Record<string, unknown> = {
    type: 'FeatureCollection',
    dataVersion,
    license: LICENCE,
    features,
  };
  return `${JSON.stringify(collection)}\n`;
}

function places(record: AtlasRecord): Feature<Geometry, object>[] {
  return siteFeatures(record).map((feature, index) => ({
    ...feature,
    properties: { ...feature.properties, siteIndex: index, basis: record.sites[index]?.basis },
  }));
}

function track(record: AtlasRecord): Feature<Geometry, object>[] {
  const feature = trackFeature(record);
  if (!feature || !record.track) return [];
  const { craft, basis, waypoints, regionShare } = record.track;
  return [
    { ...feature, properties: { ...feature.properties, craft, basis, waypoints, regionShare } },
  ];
}
