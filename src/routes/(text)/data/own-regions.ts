import { asset } from '$app/paths';
import { regionLookup, type Regions } from '$lib/core/region-at';
import { withRegions } from '$lib/core/region-share';
import type { OwnRecord } from '$lib/export/own-record';

/** The reader's records with the regions that the file did not name, worked out as for ours. */
export async function placed(records: OwnRecord[]): Promise<OwnRecord[]> {
  const response = await fetch(asset('/data/regions.geojson'));
  if (!response.ok) throw new Error(`regions.geojson: ${response.status} ${response.statusText}`);
  const regionAt = regionLookup((await response.json()) as Regions);
  return records.map((record) => withRegions(record, regionAt));
}
