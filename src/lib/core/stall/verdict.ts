import { completeChoices, distancesOf, geographyOf, once } from '../reach/dataset';
import { visitChoices, type Choices, type ReachDataset } from '../reach/dataset';
import { distancesBetween } from '../reach/distances';
import { seriesUnder, visitsIn } from '../reach/new-places';
import { isOfKind, type SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import type { Reading } from '../statistics/certainty';
import { countsByDomain, triedBreaks, type Domains, type TriedBreak } from './breaks';
import { chanceOf, chanceOfFall, expectedNew, powerOf, VERDICT_DEFAULTS } from './chance';
import type { Chance, Power, VerdictSettings } from './chance';
import {
  certaintyOf,
  changeOf,
  countsOf,
  MOST_TESTED,
  MOST_VARIED,
  NOT_VARIED,
  upTo,
} from './counts';
import type { Change, Counts } from './counts';
import { toldOf } from './tested-curve';
import { backTestsOf, forecastOf, type Forecast } from './forecast';
import { mainPlaceOf, sensitivityOf, withoutPorts, type Sensitivity } from './sensitivity';
import { settledSeries, type Settled } from './settled';
import { soughtBreakOf, type SoughtBreak } from './sought-break';

/** The set fixed the periods before any result; new places run out even if nothing changes. */
export interface Verdict extends Counts {
  kind: SeriesKind;
  change: Change;
  /** Null with fewer than five records in a period, or without random orders. */
  chance: Chance | null;
  power: Power | null;
  sensitivity: Sensitivity | null;
  forecast: Forecast | null;
  backTests: Forecast[];
  sought: SoughtBreak | null;
  series: Settled | null;
  curve: ReturnType<typeof toldOf>;
  breaks: TriedBreak[];
  /** At sea and elsewhere. */
  domains: Domains | null;
  /** Null without a comparison with chance. */
  certainty: Reading | null;
}

/** At the end of a year; empty without periods. Throws InputError. */
export function verdictsFor(
  dataset: ReachDataset,
  partial: Choices,
  year: number,
  partialSettings: Partial<VerdictSettings> = {},
): Verdict[] {
  const { periods, coveredTo, records } = dataset;
  if (!periods) return [];
  const choices = completeChoices(dataset, partial);
  const settings = { ...VERDICT_DEFAULTS, ...partialSettings };
  const limitKm = choices.newPlaceKm;
  const counted = visitChoices(dataset, choices);
  const input = { periods, year, limitKm, coveredTo };
  const rules = dataset.rules
    .filter(({ beside, id }) => beside && id !== choices.rule)
    .map(({ id }) => ({ id, ids: visitChoices(dataset, { ...choices, rule: id }).ids }));
  const seriesById = new Map(records.map(({ id, series }) => [id, series]));
  return distancesOf(dataset).flatMap((distances): Verdict[] => {
    const { kind } = distances;
    const series = upTo(seriesUnder(distances, counted), year);
    const n = series.records.length;
    if (n === 0) return [];
    const visits = visitsIn(series, limitKm);
    const counts = countsOf(visits, input);
    const { before, since } = counts;
    const change = changeOf(counts, expectedNew(series, limitKm));
    const isTested = settings.orders > 0 && n <= MOST_TESTED;
    const chance = isTested ? chanceOf(series, counts, settings) : null;
    const power = isTested ? powerOf(series, counts, settings) : null;
    const seriesOf = (id: string) => seriesById.get(id)!;
    const isVaried = chance && since && n <= MOST_VARIED;
    const varied =
      (isVaried && {
        sensitivity: sensitivityOf({
          ...input,
          distances,
          mainPlaces: distancesIf('main-places', dataset, kind, mainPlaceOf),
          noPorts: distancesIf('no-ports', dataset, kind, withoutPorts),
          choices: counted,
          rules,
          seriesOf,
          change,
          chance,
          seed: settings.seed,
        }),
        forecast: forecastOf(series, limitKm, since, settings.seed),
        backTests: backTestsOf(series, limitKm, before, settings.seed),
        sought: soughtBreakOf(series, visits, { limitKm, from: before.from }, settings),
        series: settledSeries(visits, seriesOf, before, since),
        curve: toldOf(visits, settings),
        breaks: triedBreaks(
          visits,
          before,
          since,
          (other) => chanceOfFall(series, { limitKm, ...other }, settings)?.fell ?? null,
        ),
        domains: countsByDomain(records, visits, before, since),
      }) ||
      NOT_VARIED;
    const steady = varied.sensitivity?.steady ?? null;
    const certainty = chance && certaintyOf(chance, change, power, steady);
    return [{ kind, ...counts, change, chance, power, ...varied, certainty }];
  });
}

const distancesIf = (
  name: string,
  dataset: ReachDataset,
  kind: SeriesKind,
  change: (record: ReachRecord) => ReachRecord,
) =>
  once(dataset, [name, kind], () => {
    const records = dataset.records.filter(isOfKind(kind));
    const between = distancesBetween(records.map(change), geographyOf(dataset));
    return between.find((ofKind) => ofKind.kind === kind)!;
  });
