import { completeChoices, geographyOf, once, recordsFor } from '../reach/dataset';
import type { ReachChoices, ReachDataset } from '../reach/dataset';
import { directionsOf, type DirectionRow, type Travelled } from '../reach/directions';
import { distancesBetween } from '../reach/distances';
import { seriesUnder } from '../reach/new-places';
import { distancesOf, visitChoices, visitsFor } from '../reach/visits';
import { travelled } from '../reach/travelled';
import { REACH_KINDS, reachKind, type ReachKind } from '../record/model';
import { edgeTest, lastEdge, type EdgeFound } from './edge';
import { mainPlaceOf, sensitivityOf, type Sensitivity } from './sensitivity';
import { chanceOf, expectedNew, powerOf, VERDICT_DEFAULTS } from './chance';
import type { Chance, Power, VerdictSettings } from './chance';
import { certaintyOf, changeOf, countsOf, upTo, type Change, type Counts } from './verdict';
import type { Reading } from '../statistics/certainty';

/** Did records of a kind go to new places as often as before, and how sure is that? reach.md, section 0. */
export interface Verdict extends Counts {
  change: Change;
  /** Null with fewer than five on a side, or where it was not asked for. */
  chance: Chance | null;
  power: Power | null;
  sensitivity: Sensitivity | null;
  /** Null without a comparison with chance. */
  certainty: Reading | null;
}

export interface VerdictOptions {
  settings?: Partial<VerdictSettings>;
  /** Leaves out what takes long: the comparison with random orders and the power. */
  countsOnly?: boolean;
  /** Also what the verdict hangs on: some fifty variations, a second or two. */
  sensitivity?: boolean;
}

/** How far records lie from each other by one place of each. */
const mainPlacesOf = (dataset: ReachDataset) =>
  once(dataset, ['main-places'], () =>
    distancesBetween(dataset.records.map(mainPlaceOf), geographyOf(dataset)),
  );

/** At the end of a year, each kind that has a record; none where the set compares no periods. */
export function verdictsFor(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  year: number,
  { settings = {}, countsOnly = false, sensitivity = false }: VerdictOptions = {},
): Verdict[] {
  const { periods, coveredTo } = dataset;
  if (!periods) return [];
  const choices = completeChoices(dataset, given);
  const limitKm = choices.newPlaceKm;
  const counted = visitChoices(dataset, choices);
  const visits = visitsFor(dataset, choices);
  const all = { ...VERDICT_DEFAULTS, ...settings };
  return REACH_KINDS.flatMap((kind): Verdict[] => {
    const distances = distancesOf(dataset).find((ofKind) => ofKind.kind === kind)!;
    const series = upTo(seriesUnder(distances, counted), year);
    if (series.records.length === 0) return [];
    const input = { periods, year, limitKm, coveredTo };
    const counts = countsOf(visits, kind, input);
    const change = changeOf(counts, expectedNew(series, limitKm));
    const chance = countsOnly ? null : chanceOf(series, counts, all);
    const power = countsOnly ? null : powerOf(series, counts, all);
    const varied =
      chance && sensitivity
        ? sensitivityOf({
            ...input,
            kind,
            distances: distancesOf(dataset),
            mainPlaces: mainPlacesOf(dataset),
            choices: counted,
            rules: rulesBeside(dataset, choices.rule).map(({ id }) => ({
              id,
              ids: visitChoices(dataset, { ...choices, rule: id }).ids,
            })),
            fell: chance.fell,
          })
        : null;
    const steady = varied?.steady ?? null;
    const certainty = chance && certaintyOf(chance, change, power, steady);
    return [{ ...counts, change, chance, power, sensitivity: varied, certainty }];
  });
}

/** Rules that the verdict is asked under besides. */
const rulesBeside = ({ rules }: ReachDataset, id: string) =>
  rules.filter((rule) => rule.beside && rule.id !== id);

/** How far each kind got in each direction, against its own records, and when it last got farther. */
export interface Directions {
  kind: ReachKind;
  rows: DirectionRow[];
  edge: EdgeFound;
}

/** At the end of a year; none where the data have no directions. Throws InputError. */
export function directionsFor(
  dataset: ReachDataset,
  given: Partial<ReachChoices>,
  year: number,
): Directions[] {
  const { directions, periods } = dataset;
  if (!directions) return [];
  const choices = completeChoices(dataset, given);
  const measured = new Set(visitsFor(dataset, choices).map(({ id }) => id));
  const travels = recordsFor(dataset, choices)
    .filter(({ id }) => measured.has(id))
    .map((record): Travelled =>
      once(dataset, ['travelled', record.id], () =>
        travelled(record, geographyOf(dataset), directions),
      ),
    );
  return REACH_KINDS.flatMap((kind): Directions[] => {
    const ofKind = travels.filter((record) => reachKind(record.kind) === kind);
    if (ofKind.length === 0) return [];
    const rows = directionsOf(ofKind, kind, directions, year, choices);
    const test = periods && edgeTest(ofKind, directions, choices, periods, year);
    return [{ kind, rows, edge: { ...lastEdge(rows, kind), test } }];
  });
}
