import type { ContextData } from '$lib/core/context';
import type { Evidence } from '$lib/core/findings/evidence';
import { events, readData, rules } from './dataset';

/** What the tests of claims work on. */
export const evidence: Evidence = {
  records: events.records,
  rules,
  context: readData<ContextData>('context.json'),
  coverage: events.coverage,
};
