import { regionLookup, type Regions } from '$lib/core/region-at';
import { withRegions } from '$lib/core/region-share';
import type { OwnRecord } from '$lib/export/own-record';
import { fetchJson } from '$lib/files';

/** The reader's records with the regions that the file did not name, worked out as for ours. */
export async function placed(records: OwnRecord[]): Promise<OwnRecord[]> {
  const regionAt = regionLookup(await fetchJson<Regions>('/data/regions.geojson'));
  return records.map((record) => withRegions(record, regionAt));
}
