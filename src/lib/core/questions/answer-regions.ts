import { completeChoices, tableFor, tablesByRegion, type ReachDataset } from '../reach/dataset';
import { regionFacts, WHOLE } from './region-facts';
import type { RegionsAnswer, RegionsQuestion } from './question';

/** All regions as one, then every region that a record of the choices touches, by id. */
export function answerRegions(
  dataset: ReachDataset,
  { choices: given }: RegionsQuestion,
): RegionsAnswer {
  const settings = completeChoices(dataset, given);
  const whole = { region: WHOLE, table: tableFor(dataset, settings) };
  const regions = [whole, ...tablesByRegion(dataset, settings)].map(({ region, table }) =>
    regionFacts(region, table),
  );
  return { dataVersion: dataset.dataVersion, settings, regions };
}
