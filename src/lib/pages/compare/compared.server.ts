import { GROWTH, LULL } from '$lib/core/claims/evidence';
import { answer } from '$lib/core/questions/answer';
import { measuresUnder } from '$lib/core/questions/answer-measures';
import type { MeasuresAnswer } from '$lib/core/questions/question';
import { DEFAULT_CHOICES, completeChoices, recordsFor } from '$lib/core/reach/dataset';
import { index, recordById, regions, rules } from '$lib/site/dataset.server';
import { reachDataset, regionFeatures } from '$lib/site/reach-dataset.server';
import type { CompareBounds } from './compare-link';
import { hostingByYear, sentOf, travelOf } from './partners/partners';
import { fatePaths, shownComparison } from './periods/period-map';
import { groundQuestion, measuresQuestion } from './periods/period-rows';
import { periodTable, type ComparedPeriods } from './periods/period-rows';
import { regionLand, worldLand } from './regions/region-land.server';
import { busiestRegions, regionTable } from './regions/region-rows';

/** Everything on the page that depends on the counting rule; prerendered for every rule. */
export type RuledData = ReturnType<typeof comparedBy>;

/** What /compare shows under a counting rule. Throws InputError for a rule that does not exist. */
export function comparedBy(rule: string) {
  const choices = completeChoices(reachDataset, { rule });
  const records = recordsFor(reachDataset, choices).flatMap(({ id }) => recordById.get(id) ?? []);
  const table = regionTable(reachDataset, { rule });
  const explained = answer(reachDataset, { kind: 'explain', choices: { rule }, span: choices });
  const { ground, ...compared } = answer(reachDataset, groundQuestion(rule, GROWTH, LULL));
  const periods: ComparedPeriods = {
    compared: shownComparison(compared),
    paths: fatePaths({ ground }),
    table: periodTable(measuredBy(rule), GROWTH, LULL),
  };
  return {
    rule,
    /** Records that the rule admits. */
    ids: records.map(({ id }) => id),
    table,
    travel: travelOf(records, explained),
    hosting: hostingByYear(records, table.years),
    sent: sentOf(records),
    /** The periods that the page begins with. */
    periods,
  };
}

/** The rules share the draws of the bands, which take seconds. */
let measured: Map<string, MeasuresAnswer> | undefined;
function measuredBy(rule: string): MeasuresAnswer {
  const ids = rules.map(({ id }) => id);
  const question = measuresQuestion(rule, GROWTH, LULL, true);
  measured ??= new Map(
    measuresUnder(ids, reachDataset, question).map((under, i) => [ids[i]!, under]),
  );
  return measured.get(rule)!;
}

const years = completeChoices(reachDataset, {});
const bounds: CompareBounds = {
  firstYear: years.from,
  lastYear: years.to,
  rules: rules.map(({ id }) => id),
  firstRule: DEFAULT_CHOICES.rule,
  regions: regions.map(({ id }) => id),
  firstRegions: busiestRegions(regionTable(reachDataset), 4),
};

export type CompareData = ReturnType<typeof make>;

function make() {
  const core = comparedBy(bounds.firstRule);
  const { all } = core.periods.paths;
  return {
    dataVersion: reachDataset.dataVersion,
    coverage: index.coverage,
    bounds,
    regions: regionFeatures.map(({ properties: { id, name }, geometry }) => ({
      id,
      name,
      geometry,
    })),
    rules: rules.map(({ id, name, definition, where }) => ({ id, name, definition, where })),
    /** Under the rule that the page begins with; of its ground only what is drawn first. */
    core: { ...core, periods: { ...core.periods, paths: all ? { all } : {} } },
    records: index.records.map(
      ({ id, kind, scope, personnel, craft, start, end, sites, track }) => ({
        ...{ id, kind, scope, personnel, craft, start, end, track },
        sites: sites.map(({ role, region, position, precision }) => {
          return { role, region, position, precision };
        }),
      }),
    ),
    worldLand,
    /** Of the regions shown at first; those of the others are fetched. */
    regionLand: Object.fromEntries(bounds.firstRegions.map((id) => [id, regionLand[id]!])),
  };
}

let made: CompareData | undefined;
/** Made once for all languages, and only when the page is rendered. */
export const compareData = () => (made ??= make());
