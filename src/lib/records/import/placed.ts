import { withRegions } from '$lib/core/earth/regions';
import { NEAR, SECTORS } from '$lib/core/reach/directions';
import { sectorLookup } from '$lib/core/reach/farthest-places';
import type { Position } from '$lib/core/record/model';
import type { OwnRecord } from './own-record';

/** A reader's records with the sectors around the origin in which they lie, or the regions that they name. */
export function placed(records: readonly OwnRecord[], origin: Position): OwnRecord[] {
  // Sectors are those of another origin, perhaps; regions are of the file.
  const isOurs = (region: string) => region === NEAR || SECTORS.some((one) => one === region);
  const bare = records.map(({ sites, track, ...record }) => ({
    ...record,
    sites: sites.map((site) => (isOurs(site.region) ? { ...site, region: '' } : site)),
    track: track && { ...track, regionShare: {} },
  }));
  const regionAt = sectorLookup(origin);
  return bare.map((record) => withRegions(record, regionAt));
}
