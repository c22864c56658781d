import type { ContextData } from '$lib/core/context/context';
import type { Evidence } from '$lib/core/claims/evidence';
import { geographyOf } from '$lib/core/reach/dataset';
import { events, readData, rules } from './dataset.server';
import { reachDataset } from './reach-dataset.server';

/** What the tests of claims work on. */
export const evidence: Evidence = {
  records: events.records,
  rules,
  context: readData<ContextData>('context.json'),
  directions: reachDataset.directions!,
  geography: geographyOf(reachDataset),
  coverage: events.coverage,
};
