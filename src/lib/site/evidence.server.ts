import type { ContextData } from '$lib/core/context/context';
import type { Evidence } from '$lib/core/claims/evidence';
import { regionLookup } from '$lib/core/earth/region-at';
import { events, readData, rules } from './dataset.server';
import { reachDataset, regionFeatures } from './reach-dataset.server';

/** What the tests of claims work on. */
export const evidence: Evidence = {
  records: events.records,
  rules,
  context: readData<ContextData>('context.json'),
  directions: reachDataset.directions!,
  regionAt: regionLookup({ features: regionFeatures }),
  coverage: events.coverage,
};
