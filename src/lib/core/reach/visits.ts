import { completeChoices, geographyOf, once, recordsFor } from './dataset';
import type { ReachChoices, ReachDataset } from './dataset';
import { distancesBetween, type Distances } from './distances';
import { visitsUnder, type Visit, type VisitChoices } from './new-places';

/** Of all records, whatever the rule. */
export const distancesOf = (dataset: ReachDataset): Distances[] =>
  once(dataset, ['distances'], () => distancesBetween(dataset.records, geographyOf(dataset)));

export function visitChoices(dataset: ReachDataset, choices: ReachChoices): VisitChoices {
  const { precise, staging, region } = choices;
  const ids = new Set(recordsFor(dataset, choices).map(({ id }) => id));
  return { ids, precise, staging, region };
}

/** What each record that counts was, of all years and both kinds, in order of time. Throws InputError. */
export function visitsFor(dataset: ReachDataset, given: Partial<ReachChoices>): Visit[] {
  const choices = completeChoices(dataset, given);
  return visitsUnder(distancesOf(dataset), visitChoices(dataset, choices), choices.newPlaceKm);
}
