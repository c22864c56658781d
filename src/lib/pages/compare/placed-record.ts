import type { SceneRecord } from '$lib/map/sites';
import type { IndexRecord } from '$lib/view/atlas-index';

/** What a small map needs of a record. */
export interface PlacedRecord extends SceneRecord, Pick<IndexRecord, 'start' | 'end'> {
  sites: readonly (SceneRecord['sites'][number] & Pick<IndexRecord['sites'][number], 'region'>)[];
}

/** Whether a part of the record lies in the region. */
export function isIn(region: string, { sites, track }: Pick<PlacedRecord, 'sites' | 'track'>) {
  return sites.some((site) => site.region === region) || (track?.regionShare[region] ?? 0) > 0;
}
