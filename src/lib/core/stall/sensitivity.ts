import type { Distances } from '../reach/distances';
import { seriesUnder, visitsIn } from '../reach/new-places';
import type { VisitChoices, VisitSeries } from '../reach/new-places';
import { words, type ReachKind, type ReachRecord } from '../record/model';
import { certainty, type Certainty } from '../statistics/certainty';
import { chanceOf, VERDICT_DEFAULTS } from './chance';
import { countsOf, upTo } from './verdict';
import type { CountInput, Counts, PeriodCount } from './verdict';

/** What the verdict hangs on: the same test under one other choice at a time. */
export const VARIATIONS = words('limit main-place precise perhaps against-all rule left-out');
export type Variation = (typeof VARIATIONS)[number];

export interface Varied {
  variation: Variation;
  /** Km of the limit, the id of the rule or of the record left out; else empty. */
  value: string;
  before: Pick<PeriodCount, 'k' | 'n'>;
  /** `atMost`: with those that are perhaps new. */
  since: Pick<PeriodCount, 'k' | 'n' | 'atMost'>;
  /** One-sided: random orders with as large a fall of the share at a new place. */
  fell: number;
  certainty: Certainty;
}

export interface Sensitivity {
  /** The variations to tell: all but those with a record left out, of which only the worst. */
  varied: Varied[];
  /** How many there were, each record left out in turn among them. */
  of: number;
  /** The share of them in which the certainty is at least that of the verdict. */
  steady: number;
}

const LIMITS_KM = [250, 350, 500, 750, 1000];
const SETTINGS = { ...VERDICT_DEFAULTS, orders: 999 };
const RANK: Record<Certainty, number> = { weak: 0, some: 1, strong: 2 };

interface SensitivityInput extends CountInput {
  kind: ReachKind;
  /** Of all records, whatever the rule. */
  distances: readonly Distances[];
  /** The same of their main places alone (mainPlaceOf). */
  mainPlaces: readonly Distances[];
  choices: VisitChoices;
  /** Ids that each other rule admits, under the same filters. */
  rules: readonly { id: string; ids: ReadonlySet<string> }[];
  /** One-sided p of the verdict itself. */
  fell: number;
}

/** Seeded: the same records give the same numbers. Variations with fewer than five on a side are left out. */
export function sensitivityOf(input: SensitivityInput): Sensitivity {
  const { kind, distances, mainPlaces, choices, rules, limitKm, fell } = input;
  const ofKind = (all: readonly Distances[]) => all.find((one) => one.kind === kind)!;
  const seriesOf = (other: Partial<VisitChoices>, from = distances) =>
    seriesUnder(ofKind(from), { ...choices, ...other });
  const base = seriesOf({});
  const judged = (variation: Variation, value: string, series: VisitSeries, km = limitKm) =>
    judge(variation, value, series, { ...input, limitKm: km });

  const everyId = new Set(distances.flatMap((one) => one.records.map(({ id }) => id)));
  const varied = [
    ...LIMITS_KM.filter((km) => km !== limitKm).map((km) => judged('limit', String(km), base, km)),
    judged('main-place', '', seriesOf({}, mainPlaces)),
    judged('precise', '', seriesOf({ precise: true })),
    judged('perhaps', '', atTheirMost(base)),
    judgeAgainstAll(seriesOf({ ids: everyId }), input),
    ...rules.map(({ id, ids }) => judged('rule', id, seriesOf({ ids }))),
    ...upTo(base, input.year).records.map(({ id }) =>
      judged(
        'left-out',
        id,
        seriesOf({ ids: new Set([...choices.ids].filter((own) => own !== id)) }),
      ),
    ),
  ].filter((one) => one !== null);
  const asSure = varied.filter((one) => RANK[one.certainty] >= RANK[certainty(fell)]);
  const isLeftOut = ({ variation }: Varied) => variation === 'left-out';
  const worst = varied
    .filter(isLeftOut)
    .sort((a, b) => b.fell - a.fell)
    .slice(0, 1);
  return {
    varied: [...varied.filter((one) => !isLeftOut(one)), ...worst],
    of: varied.length,
    steady: varied.length > 0 ? asSure.length / varied.length : 1,
  };
}

function judge(
  variation: Variation,
  value: string,
  series: VisitSeries,
  input: CountInput & { kind: ReachKind },
): Varied | null {
  const until = upTo(series, input.year);
  const counts = countsOf(visitsIn(until, input.limitKm), input.kind, input);
  const chance = chanceOf(until, counts, SETTINGS);
  return chance && variedOf(variation, value, counts, chance.fell);
}

const variedOf = (variation: Variation, value: string, counts: Counts, fell: number): Varied => ({
  variation,
  value,
  before: { k: counts.before.k, n: counts.before.n },
  since: { k: counts.since!.k, n: counts.since!.n, atMost: counts.since!.atMost },
  fell,
  certainty: certainty(fell),
});

/** One place a record: the first of its main ones, else the first measured. A track stays as it is. */
export function mainPlaceOf(record: ReachRecord): ReachRecord {
  const main =
    record.sites.find(({ role }) => role === 'main') ??
    record.sites.find(({ role }) => role === 'landing' || role === 'port');
  return { ...record, sites: main ? [main] : [] };
}

/** Places known only within bounds as far out in them as they can be: at all of their corners. */
const atTheirMost = (series: VisitSeries): VisitSeries => ({
  ...series,
  places: series.places.map((own) =>
    own.flatMap((place) => place.cornersKm.map((leastKm) => ({ ...place, leastKm }))),
  ),
});

/** The records counted against every earlier record held, whatever the rule; random orders mix those counted. */
function judgeAgainstAll(all: VisitSeries, input: SensitivityInput): Varied | null {
  const { choices, kind } = input;
  const visits = visitsIn(upTo(all, input.year), input.limitKm);
  const own = visits.filter(({ id }) => choices.ids.has(id));
  const counts = countsOf(own, kind, input);
  const chance = chanceOf(upTo(all, input.year), counts, SETTINGS, (id) => choices.ids.has(id));
  return chance && variedOf('against-all', '', counts, chance.fell);
}
