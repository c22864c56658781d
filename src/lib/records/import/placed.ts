import { boundsLookup } from '$lib/core/earth/bounds';
import { withRegions } from '$lib/core/earth/regions';
import { NEAR, SECTORS } from '$lib/core/reach/directions';
import type { DirectionSet, FarPlace } from '$lib/core/reach/directions';
import { sectorLookup, travelled } from '$lib/core/reach/travelled';
import type { Position } from '$lib/core/record/model';
import type { OwnRecord } from './own-record';

/** A reader's record with its sectors, or the regions it names, and how far it went in each. */
export interface PlacedRecord {
  record: OwnRecord;
  far: FarPlace[];
}

export function placed(records: readonly OwnRecord[], origin: Position): PlacedRecord[] {
  const geography = { regionAt: sectorLookup(origin), boundsOf: boundsLookup(null) };
  // Sectors are those of another origin, perhaps; regions are of the file.
  const isOurs = (region: string) => region === NEAR || SECTORS.some((one) => one === region);
  const bare = records.map(({ sites, track, ...record }) => ({
    ...record,
    sites: sites.map((site) => (isOurs(site.region) ? { ...site, region: '' } : site)),
    track: track && { ...track, regionShare: {} },
  }));
  const ids = new Set(bare.flatMap(({ sites }) => sites.map(({ region }) => region)));
  const named = [...SECTORS, ...ids].map((id) => ({ id, regions: [id] }));
  const set = { origin: { position: origin }, directions: named } as unknown as DirectionSet;
  return bare.map((given) => {
    const record = withRegions(given, geography.regionAt);
    return { record, far: [...travelled(record, geography, set).places] };
  });
}
