import { regionLookup, type Regions } from '$lib/core/earth/region-at';
import { withRegions } from '$lib/core/earth/region-share';
import type { OwnRecord } from '$lib/records/import/own-record';
import { fetchJson } from '$lib/site/files';

/** The reader's records with the regions that the file did not name, worked out as for ours. */
export async function placed(records: OwnRecord[]): Promise<OwnRecord[]> {
  const regionAt = regionLookup(await fetchJson<Regions>('/data/regions.geojson'));
  return records.map((record) => withRegions(record, regionAt));
}
