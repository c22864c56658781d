import { asset } from '$app/paths';
import { ringContains } from '$lib/core/antimeridian';
import type { Position } from '$lib/core/model';
import type { OwnRecord } from '$lib/export/own-record';

interface Region {
  properties: { id: string };
  geometry:
    | { type: 'Polygon'; coordinates: Position[][] }
    | { type: 'MultiPolygon'; coordinates: Position[][][] };
}

/** The reader's places with the region each falls in, where the file did not name one. */
export async function withRegions(records: OwnRecord[]): Promise<OwnRecord[]> {
  if (!records.some(({ sites }) => sites.some(({ region }) => !region))) return records;
  const response = await fetch(asset('/data/regions.geojson'));
  if (!response.ok) throw new Error(`regions.geojson: ${response.status} ${response.statusText}`);
  const { features } = (await response.json()) as { features: Region[] };
  return records.map((record) => ({
    ...record,
    sites: record.sites.map((site) => ({
      ...site,
      region: site.region || regionAt(features, site.position),
    })),
  }));
}

/** Empty outside every region. */
export function regionAt(regions: readonly Region[], position: Position): string {
  const found = regions.find(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    return polygons.some(
      ([outer = [], ...holes]) =>
        ringContains(outer, position) && !holes.some((hole) => ringContains(hole, position)),
    );
  });
  return found?.properties.id ?? '';
}
