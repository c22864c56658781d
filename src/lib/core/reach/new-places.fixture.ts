import { boundsLookup } from '../earth/regions';
import type { ReachRecord } from '../record/schema';
import { distancesBetween } from './distances';
import type { Geography } from './trace';
import { visitsUnder } from './new-places';

/** Every place counts, known however precisely. */
export const EVERYWHERE = { precise: false, region: null as string | null };
/** Without regions and bounds. */
export const NOWHERE: Geography = { regionAt: () => null, boundsOf: boundsLookup(null) };

/** What each record was, all of them counting. */
export function visitsOf(
  records: readonly ReachRecord[],
  settings = EVERYWHERE,
  geography = NOWHERE,
  limitKm = 500,
) {
  const ids = new Set(records.map(({ id }) => id));
  const choices = { ids, staging: false, ...settings };
  return visitsUnder(distancesBetween(records, geography), choices, limitKm);
}
