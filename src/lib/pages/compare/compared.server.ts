import { defaultCompare, type CompareBounds } from './compare-link';
import { hostingByYear, sentOf, travelOf } from './partners';
import { fatePaths, shownComparison } from './period-map';
import { groundQuestion, measuresQuestion } from './period-question';
import { periodTable } from './period-rows';
import { busiestRegions, regionTable } from './region-rows';
import type { RuledData } from './ruled';
import { answer } from '$lib/core/questions/answer';
import { DEFAULT_CHOICES, completeChoices, recordsFor } from '$lib/core/reach/dataset';
import { recordById, regions, rules } from '$lib/site/dataset.server';
import { reachDataset } from '$lib/site/reach-dataset.server';

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
