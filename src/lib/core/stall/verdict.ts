import { completeChoices, distancesOf, geographyOf, once } from '../reach/dataset';
import { visitChoices, visitsFor, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { distancesBetween } from '../reach/distances';
import { seriesUnder } from '../reach/new-places';
import { SERIES_KINDS } from '../record/model';
import type { Reading } from '../statistics/certainty';
import { chanceOf, expectedNew, powerOf, VERDICT_DEFAULTS } from './chance';
import type { Chance, Power, VerdictSettings } from './chance';
import { certaintyOf, changeOf, countsOf, upTo, type Change, type Counts } from './counts';
import { mainPlaceOf, sensitivityOf, type Sensitivity } from './sensitivity';

/**
 * Did records of a kind go to new places as often as before, and how sure is that? The set says in which year the two
 * periods meet, before any result was seen. Each kind is compared with its own records in random order, because new
 * places run out even if nothing changes.
 */
export interface Verdict extends Counts {
  change: Change;
  /** Null with fewer than five records in a period, or with `countsOnly`. */
  chance: Chance | null;
  power: Power | null;
  sensitivity: Sensitivity | null;
  /** Null without a comparison with chance. */
  certainty: Reading | null;
}

export interface VerdictOptions {
  settings?: Partial<VerdictSettings>;
  /** Leave out what takes long: the comparison with random orders, and its power. */
  countsOnly?: boolean;
  /** Also test the sensitivity: some fifty variations, which take a second or two. */
  sensitivity?: boolean;
}

/** Each kind that has a record, at the end of a year; none if the set compares no periods. Throws InputError. */
export function verdictsFor(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
  year: number,
  { settings = {}, countsOnly = false, sensitivity = false }: VerdictOptions = {},
): Verdict[] {
  const { periods, coveredTo } = dataset;
  if (!periods) return [];
  const choices = completeChoices(dataset, partialChoices);
  const limitKm = choices.newPlaceKm;
  const counted = visitChoices(dataset, choices);
  const visits = visitsFor(dataset, choices);
  const testSettings = { ...VERDICT_DEFAULTS, ...settings };
  const otherRules = dataset.rules.filter(({ beside, id }) => beside && id !== choices.rule);
  return SERIES_KINDS.flatMap((kind): Verdict[] => {
    const distances = distancesOf(dataset).find((ofKind) => ofKind.kind === kind)!;
    const series = upTo(seriesUnder(distances, counted), year);
    if (series.records.length === 0) return [];
    const input = { periods, year, limitKm, coveredTo };
    const counts = countsOf(visits, kind, input);
    const change = changeOf(counts, expectedNew(series, limitKm));
    const chance = countsOnly ? null : chanceOf(series, counts, testSettings);
    const power = countsOnly ? null : powerOf(series, counts, testSettings);
    const tested =
      chance && sensitivity
        ? sensitivityOf({
            ...input,
            kind,
            distances: distancesOf(dataset),
            mainPlaces: mainPlacesOf(dataset),
            choices: counted,
            rules: otherRules.map(({ id }) => ({
              id,
              ids: visitChoices(dataset, { ...choices, rule: id }).ids,
            })),
            fell: chance.fell,
          })
        : null;
    const certainty = chance && certaintyOf(chance, change, power, tested?.steady ?? null);
    return [{ ...counts, change, chance, power, sensitivity: tested, certainty }];
  });
}

/** The distances if each record had one place. */
const mainPlacesOf = (dataset: ReachDataset) =>
  once(dataset, ['main-places'], () =>
    distancesBetween(dataset.records.map(mainPlaceOf), geographyOf(dataset)),
  );
