import type { DirectionSet, FarPlace } from '$lib/core/reach/directions';
import { travelled } from '$lib/core/reach/travelled';
import { regionLookup, type Regions } from '$lib/core/earth/region-at';
import { withRegions } from '$lib/core/earth/region-share';
import type { OwnRecord } from './own-record';

/** A reader's record with its regions and its places in the directions, worked out as for ours. */
export interface PlacedRecord {
  record: OwnRecord;
  far: FarPlace[];
}

export function placed(
  records: readonly OwnRecord[],
  regions: Regions,
  directions: DirectionSet,
  onProgress: (done: number) => void = () => {},
): PlacedRecord[] {
  const regionAt = regionLookup(regions);
  return records.map((given, i) => {
    if (i % 100 === 99) onProgress(i / records.length);
    const record = withRegions(given, regionAt);
    return { record, far: [...travelled(record, regionAt, directions).places] };
  });
}
