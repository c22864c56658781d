import { GROWTH, LULL } from '$lib/core/claims/evidence';
import { answer } from '$lib/core/questions/answer';
import { measuresUnder } from '$lib/core/questions/answer-measures';
import { regionTable } from '$lib/core/questions/answer-regions';
import type { MeasuresAnswer } from '$lib/core/questions/question';
import { DEFAULT_CHOICES, completeChoices, recordsFor } from '$lib/core/reach/dataset';
import { index, recordById, regions, rules } from '$lib/site/dataset.server';
import { reachDataset, regionFeatures } from '$lib/site/reach-dataset.server';
import type { CompareBounds } from './compare-link';
import { sentOf, travelOf } from './partners/partners';
import { regionPlaces } from './periods/period-frame';
import { fatePaths, shownComparison } from './periods/period-map';
import { groundQuestion, measuresQuestion, periodTable } from './periods/period-rows';
import { busiestRegions } from './regions/region-rows';

/** Everything on the page that depends on the counting rule; prerendered for every rule. */
export type RuledData = ReturnType<typeof comparedBy>['data'];

/**
 * What /compare shows under a counting rule, and the ground of its first periods, which is drawn from a
 * file (pictures.server.ts). Throws InputError for a rule that does not exist.
 */
export function comparedBy(rule: string) {
  const choices = completeChoices(reachDataset, { rule });
  const records = recordsFor(reachDataset, choices).flatMap(({ id }) => recordById.get(id) ?? []);
  const explained = answer(reachDataset, { kind: 'explain', choices: { rule }, span: choices });
  const { ground, ...compared } = answer(reachDataset, groundQuestion(rule, GROWTH, LULL));
  return {
    data: {
      rule,
      table: regionTable(reachDataset, { rule }),
      travel: travelOf(records, explained),
      sent: sentOf(records),
      /** The periods that the page begins with. */
      periods: {
        compared: shownComparison(compared),
        paths: null,
        table: periodTable(measuredBy(rule), GROWTH, LULL),
      },
    },
    paths: fatePaths({ ground }),
  };
}

const counted = (rule: string) =>
  String(recordsFor(reachDataset, completeChoices(reachDataset, { rule })).map(({ id }) => id));

/** The first rule that counts the same records: their ground is the same, and drawn once. */
export const groundOf = (rule: string): string =>
  rules.find(({ id }) => counted(id) === counted(rule))!.id;

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
  const places = regionPlaces(regionFeatures);
  return {
    dataVersion: reachDataset.dataVersion,
    coverage: index.coverage,
    bounds,
    /** `at`: where its name stands on the map of the world. */
    regions: regions.map(({ id, name }) => ({ id, name, at: places.get(id)! })),
    directions: index.directions.directions.map(({ id, name }) => ({ id, name })),
    /** `ground`: the rule whose file draws its ground. */
    rules: rules.map(({ id, name, definition, where }) => {
      return { id, name, definition, where, ground: groundOf(id) };
    }),
    /** Under the rule that the page begins with. */
    core: comparedBy(bounds.firstRule).data,
  };
}

let made: CompareData | undefined;
/** Made once for all languages, and only when the page is rendered. */
export const compareData = () => (made ??= make());
