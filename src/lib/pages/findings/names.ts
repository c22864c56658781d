import type { ContextItem } from '$lib/core/context/context';
import type { ReachRecord } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';

/** What ids stand for, for texts that name things. */
export interface Names {
  records: ReadonlyMap<string, Pick<ReachRecord, 'id' | 'name' | 'start' | 'datePrecision'>>;
  regions: ReadonlyMap<string, ReachRecord['name']>;
  items: ReadonlyMap<string, ContextItem>;
  rules: readonly Rule[];
}
