import type { ContextData } from '$lib/core/context/context';
import type { Evidence } from '$lib/core/claims/evidence';
import { events, readData, rules } from './dataset.server';

/** What the tests of claims work on. */
export const evidence: Evidence = {
  records: events.records,
  rules,
  context: readData<ContextData>('context.json'),
  coverage: events.coverage,
};
