import type { ReachRecord } from '../record/schema';
import type { RecordFilter, Rule } from '../record/rules';
import { datasetOf, type ReachDataset } from './dataset';

export const ruleOf = (id: string, where: RecordFilter = {}): Rule => {
  return { id, name: { en: id }, definition: { en: '' }, where };
};

/** Every record counts, and a place is new from 500 km on. */
export const datasetWith = (records: readonly ReachRecord[], parts: Partial<ReachDataset> = {}) =>
  datasetOf(
    { dataVersion: '', records },
    { rules: [ruleOf('all')], home: null, regions: null, newPlaceKm: 500, ...parts },
  );
