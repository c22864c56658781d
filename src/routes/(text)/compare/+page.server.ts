import { answer } from '$lib/core/answer';
import { recordsFor, completeChoices } from '$lib/core/dataset';
import { busiestRegions, regionTable } from '$lib/compare/region-rows';
import { defaultCompare } from '$lib/compare/compare-link';
import { hostingByYear, sentOf, travelOf } from '$lib/compare/partners';
import { fatePaths, shownComparison } from '$lib/compare/period-map';
import { periodTable } from '$lib/compare/period-rows';
import { groundQuestion, measuresQuestion } from '$lib/compare/period-question';
import { index, recordById, regions, rules } from '$lib/server/dataset';
import { regionLand, worldLand } from '$lib/server/region-land';
import { reachDataset, regionFeatures } from '$lib/server/reach-dataset';

const choices = completeChoices(reachDataset, {});
const table = regionTable(reachDataset);
const bounds = {
  firstYear: choices.from,
  lastYear: choices.to,
  regions: regions.map(({ id }) => id),
  firstRegions: busiestRegions(table, 4),
};
const { a, b } = defaultCompare(bounds);
const { ground, ...rest } = answer(reachDataset, groundQuestion(a, b));

const records = recordsFor(reachDataset, choices).flatMap(({ id }) => recordById.get(id) ?? []);
const placed = new Set(records.map(({ id }) => id));

const data = {
  bounds,
  regions: regionFeatures.map(({ properties: { id, name }, geometry }) => ({ id, name, geometry })),
  rules,
  coverage: index.coverage,
  table,
  periods: {
    compared: shownComparison(rest),
    paths: fatePaths({ ground }),
    table: periodTable(answer(reachDataset, measuresQuestion(a, b, true)), a, b),
  },
  records: index.records.flatMap(({ id, name, kind, start, end, sites, track }) =>
    placed.has(id) ? [{ id, name, kind, start, end, sites, track }] : [],
  ),
  travel: travelOf(records, answer(reachDataset, { kind: 'explain', choices: {}, span: choices })),
  hosting: hostingByYear(records, table.years),
  sent: sentOf(records),
  worldLand,
  /** Of the regions shown at first; those of the others are fetched. */
  regionLand: Object.fromEntries(bounds.firstRegions.map((id) => [id, regionLand[id]!])),
};

export function load() {
  return data;
}
