import { defaultCompare, type CompareBounds } from '$lib/compare/compare-link';
import { hostingByYear, sentOf, travelOf } from '$lib/compare/partners';
import { fatePaths, shownComparison } from '$lib/compare/period-map';
import { groundQuestion, measuresQuestion } from '$lib/compare/period-question';
import { periodTable } from '$lib/compare/period-rows';
import { busiestRegions, regionTable } from '$lib/compare/region-rows';
import type { RuledData } from '$lib/compare/ruled';
import { answer } from '$lib/core/answer';
import { DEFAULT_CHOICES, completeChoices, recordsFor } from '$lib/core/dataset';
import { recordById, regions, rules } from './dataset';
import { reachDataset } from './reach-dataset';

const years = completeChoices(reachDataset, {});

export const compareBounds: CompareBounds = {
  firstYear: years.from,
  lastYear: years.to,
  rules: rules.map(({ id }) => id),
  firstRule: DEFAULT_CHOICES.rule,
  regions: regions.map(({ id }) => id),
  firstRegions: busiestRegions(regionTable(reachDataset), 4),
};

/** What /compare shows under a counting rule. Throws InputError for a rule that does not exist. */
export function comparedBy(rule: string): RuledData {
  const choices = completeChoices(reachDataset, { rule });
  const records = recordsFor(reachDataset, choices).flatMap(({ id }) => recordById.get(id) ?? []);
  const table = regionTable(reachDataset, { rule });
  const { a, b } = defaultCompare(compareBounds);
  const explained = answer(reachDataset, { kind: 'explain', choices: { rule }, span: choices });
  const { ground, ...compared } = answer(reachDataset, groundQuestion(rule, a, b));
  const measured = answer(reachDataset, measuresQuestion(rule, a, b, true));
  return {
    rule,
    ids: records.map(({ id }) => id),
    table,
    travel: travelOf(records, explained),
    hosting: hostingByYear(records, table.years),
    sent: sentOf(records),
    periods: {
      compared: shownComparison(compared),
      paths: fatePaths({ ground }),
      table: periodTable(measured, a, b),
    },
  };
}
