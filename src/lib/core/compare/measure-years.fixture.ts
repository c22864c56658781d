import type { HomeRings } from '../earth/area';
import { DEFAULT_CHOICES, type Choices, type ReachChoices } from '../reach/dataset';
import type { ReachRecord } from '../record/schema';
import { measures, type MeasuresAnswer } from './measure-years';

/** All measures of the records in each year, every record counting. */
export function measureYears(
  records: readonly ReachRecord[],
  settings: Pick<ReachChoices, 'from' | 'to'> & Choices,
  home: HomeRings | null,
): MeasuresAnswer {
  const rules = [{ id: 'every', name: { en: 'every' }, definition: { en: '' }, where: {} }];
  const none = {
    regions: null,
    directions: null,
    whose: null,
    series: [],
    periods: null,
    coveredTo: null,
    lastLooked: null,
    newPlaceKm: 500,
  };
  const dataset = { dataVersion: 'test', records, rules, home, ...none };
  const choices = { ...DEFAULT_CHOICES, rule: 'every', ...settings };
  return measures(dataset, choices);
}
