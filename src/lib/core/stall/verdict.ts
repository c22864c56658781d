import { completeChoices, distancesOf, geographyOf, once } from '../reach/dataset';
import { visitChoices, type ReachChoices, type ReachDataset } from '../reach/dataset';
import { distancesBetween } from '../reach/distances';
import { seriesUnder, visitsIn } from '../reach/new-places';
import { SERIES_KINDS, seriesKinds, type SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import type { Reading } from '../statistics/certainty';
import { chanceOf, expectedNew, powerOf, VERDICT_DEFAULTS } from './chance';
import type { Chance, Power, VerdictSettings } from './chance';
import { breakStrips, type BreakStrip } from './breaks';
import { certaintyOf, changeOf, countsOf, MOST_TESTED, MOST_VARIED, upTo } from './counts';
import type { Change, Counts } from './counts';
import { drawsOf, type Draws } from './draws';
import { backTestsOf, forecastOf, type Forecast } from './forecast';
import { mainPlaceOf, sensitivityOf, withoutPorts, type Sensitivity } from './sensitivity';
import { soughtBreakOf, type SoughtBreak } from './sought-break';

/**
 * As often at new places as before, and how sure is that? The set fixed where the periods meet before any result; each
 * kind is compared with its own records in random order, because new places run out even if nothing changes.
 */
export interface Verdict extends Counts {
  kind: SeriesKind;
  change: Change;
  /** Null with fewer than five records in a period, or with `countsOnly`. */
  chance: Chance | null;
  power: Power | null;
  sensitivity: Sensitivity | null;
  draws: Draws | null;
  forecast: Forecast | null;
  backTests: Forecast[];
  sought: SoughtBreak | null;
  breaks: BreakStrip[];
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
  const testSettings = { ...VERDICT_DEFAULTS, ...settings };
  const otherRules = dataset.rules.filter(({ beside, id }) => beside && id !== choices.rule);
  const seriesById = new Map(dataset.records.map(({ id, series }) => [id, series]));
  return SERIES_KINDS.flatMap((kind): Verdict[] => {
    const distances = distancesOf(dataset).find((ofKind) => ofKind.kind === kind)!;
    const series = upTo(seriesUnder(distances, counted), year);
    if (series.records.length === 0) return [];
    const input = { periods, year, limitKm, coveredTo };
    const own = visitsIn(series, limitKm);
    const counts = countsOf(own, input);
    const change = changeOf(counts, expectedNew(series, limitKm));
    const n = series.records.length;
    const isTested = !countsOnly && n <= MOST_TESTED;
    const chance = isTested ? chanceOf(series, counts, testSettings) : null;
    const power = isTested ? powerOf(series, counts, testSettings) : null;
    const { seed, orders } = testSettings;
    const more = chance && sensitivity && n <= MOST_VARIED ? { seed, orders } : null;
    const tested =
      more &&
      sensitivityOf({
        ...input,
        kind,
        distances,
        mainPlaces: distancesIf('main-places', dataset, kind, mainPlaceOf),
        noPorts: distancesIf('no-ports', dataset, kind, withoutPorts),
        choices: counted,
        rules: otherRules.map(({ id }) => ({
          id,
          ids: visitChoices(dataset, { ...choices, rule: id }).ids,
        })),
        seriesOf: (id) => seriesById.get(id)!,
        change,
        fell: chance!.fell,
      });
    const whole = () => upTo(seriesUnder(distances, { ...counted, region: null }), year);
    const draws = more && drawsOf(series, whole(), input, more.seed);
    const since = counts.since;
    const certainty =
      chance &&
      certaintyOf(
        { ...chance, fell: draws?.fell[1] ?? chance.fell },
        change,
        power,
        tested?.steady ?? null,
      );
    return [
      {
        kind,
        ...counts,
        change,
        chance,
        power,
        sensitivity: tested,
        draws,
        forecast: more && since && forecastOf(series, limitKm, since),
        backTests: more ? backTestsOf(series, limitKm, counts.before) : [],
        sought: more && soughtBreakOf(series, own, { limitKm, from: counts.before.from }, more),
        breaks: more && since ? breakStrips(dataset.records, own, counts.before, since) : [],
        certainty,
      },
    ];
  });
}

/** The distances of a series if its records were other ones. */
const distancesIf = (
  name: string,
  dataset: ReachDataset,
  kind: SeriesKind,
  change: (record: ReachRecord) => ReachRecord,
) =>
  once(dataset, [name, kind], () => {
    const records = dataset.records.filter((record) => seriesKinds(record).includes(kind));
    const between = distancesBetween(records.map(change), geographyOf(dataset));
    return between.find((ofKind) => ofKind.kind === kind)!;
  });
