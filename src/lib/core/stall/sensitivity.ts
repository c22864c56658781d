import { groups } from 'd3-array';
import type { Distances } from '../reach/distances';
import { seriesUnder, visitsIn, type VisitSeries } from '../reach/new-places';
import type { PlaceChoices } from '../reach/facts';
import type { ReachRecord } from '../record/schema';
import { certainty, type Certainty } from '../statistics/certainty';
import { chanceOfFall, expectedNew, VERDICT_DEFAULTS } from './chance';
import { changeOf, countsOf, upTo, type Change, type CountInput, type Counted } from './counts';

type Variation =
  | 'limit'
  | 'main-place'
  | 'no-port'
  | 'precise'
  | 'perhaps'
  | 'against-all'
  | 'rule'
  | 'no-series'
  | 'left-out';

export interface Varied {
  variation: Variation;
  /** Limit in km, or id of the rule, or of the omitted series or record; empty otherwise. */
  value: string;
  before: Counted;
  since: Counted;
  fell: number;
  certainty: Certainty;
  stays: boolean;
}

export type Sensitivity = ReturnType<typeof sensitivityOf>;

/** Of the set's own: what suits an ocean means nothing in an archipelago. */
const OTHER_LIMITS = [0.5, 0.7, 1.5, 2];
/** Enough to find the worst omission and whether the verdict stays. */
const SCREENED = { ...VERDICT_DEFAULTS, orders: 1_999 };
const MOST_WORST = 3;
const RANK: Record<Certainty, number> = { weak: 0, some: 1, strong: 2 };

interface SensitivityInput extends CountInput {
  change: Change;
  distances: Distances;
  mainPlaces: Distances;
  noPorts: Distances;
  choices: PlaceChoices;
  rules: readonly { id: string; ids: ReadonlySet<string> }[];
  seriesOf: (id: string) => string;
  fell: number;
}

/** Variations with fewer than five records in a period are left out. */
export function sensitivityOf(input: SensitivityInput) {
  const { distances, mainPlaces, noPorts, choices, rules, seriesOf, fell } = input;
  const under = (other: Partial<PlaceChoices>, between = distances) =>
    seriesUnder(between, { ...choices, ...other });
  const without = (isLeftOut: (id: string) => boolean) =>
    under({ ids: new Set([...choices.ids].filter((id) => !isLeftOut(id))) });
  const judged = (
    variation: Variation,
    value: string,
    series: VisitSeries,
    {
      limitKm = input.limitKm,
      settings = VERDICT_DEFAULTS,
      isCounted = (_: string): boolean => true,
    } = {},
  ): Varied | null => {
    const until = upTo(series, input.year);
    const visits = visitsIn(until, limitKm).filter(({ id }) => isCounted(id));
    const counts = countsOf(visits, { ...input, limitKm });
    const chance = chanceOfFall(until, counts, settings, isCounted);
    if (chance === null) return null;
    return {
      variation,
      value,
      before: countedOf(counts.before),
      since: countedOf(counts.since!),
      fell: chance,
      certainty: certainty(chance),
      stays: changeOf(counts, expectedNew(until, limitKm)) === input.change,
    };
  };
  const base = under({});
  const everyId = new Set(distances.records.map(({ id }) => id));
  const isCounted = (id: string) => choices.ids.has(id);
  const idsIn = (series: VisitSeries) => upTo(series, input.year).records.map(({ id }) => id);
  const ids = idsIn(base);
  const admitted = new Set([ids.join()]);
  const otherRules = rules
    .map((rule) => ({ id: rule.id, series: under({ ids: rule.ids }) }))
    .filter(({ series }) => admitted.size < admitted.add(idsIn(series).join()).size);
  const repeated = groups(ids, seriesOf).filter(([, members]) => members.length > 1);
  const told = [
    ...OTHER_LIMITS.map((part) => Math.round(part * input.limitKm)).map((km) =>
      judged('limit', String(km), base, { limitKm: km }),
    ),
    judged('main-place', '', under({}, mainPlaces)),
    judged('no-port', '', under({}, noPorts)),
    judged('precise', '', under({ precise: true })),
    judged('perhaps', '', atTheirMost(base)),
    // Against every earlier record; random orders mix only those counted.
    judged('against-all', '', under({ ids: everyId }), { isCounted }),
    ...otherRules.map(({ id, series }) => judged('rule', id, series)),
    ...repeated.map(([name]) => {
      const others = without((id) => seriesOf(id) === name);
      return judged('no-series', name, others);
    }),
  ].filter((variation) => variation !== null);
  const leaveOut = (id: string, settings = VERDICT_DEFAULTS) => {
    const others = without((own) => own === id);
    return judged('left-out', id, others, { settings });
  };
  const leftOut = ids.flatMap((id) => leaveOut(id, SCREENED) ?? []);
  const [worst, next] = byWorst(
    byWorst(leftOut)
      .slice(0, MOST_WORST)
      .map(({ value }) => leaveOut(value)!),
  );
  const variations = [...told, ...leftOut];
  const steady = variations.filter(
    (varied) => varied.stays && RANK[varied.certainty] >= RANK[certainty(fell)],
  );
  const isAlone = worst && (!next || standsOut(worst, next));
  return {
    /** All variations, but of single omitted records only the worst. */
    varied: worst ? [...told, isAlone ? worst : { ...worst, value: '' }] : told,
    of: variations.length,
    /** Share with the same sentence and at least the same certainty. */
    steady: variations.length > 0 ? steady.length / variations.length : 1,
  };
}

const byWorst = (variations: readonly Varied[]) => [...variations].sort((a, b) => b.fell - a.fell);

/** By three standard errors of the random orders. */
export function standsOut({ fell: p }: Pick<Varied, 'fell'>, other: Pick<Varied, 'fell'>) {
  return p - other.fell > 3 * Math.sqrt((2 * p * (1 - p)) / VERDICT_DEFAULTS.orders);
}

const countedOf = ({ k, atMost, n }: Counted): Counted => ({ k, atMost, n });

export function mainPlaceOf(record: ReachRecord): ReachRecord {
  const main =
    record.sites.find(({ role }) => role === 'main') ??
    record.sites.find(({ role }) => role === 'landing' || role === 'port');
  return { ...record, sites: main ? [main] : [] };
}

export function withoutPorts(record: ReachRecord): ReachRecord {
  const isElsewhere =
    record.track !== null || record.sites.some(({ role }) => role === 'main' || role === 'landing');
  return isElsewhere
    ? { ...record, sites: record.sites.filter(({ role }) => role !== 'port') }
    : record;
}

/** Each corner of bounds is a place: as far as places can be. */
const atTheirMost = (series: VisitSeries): VisitSeries => ({
  ...series,
  places: series.places.map((own) =>
    own.flatMap((distances) => distances.mostKm.map((km) => ({ ...distances, km, leastKm: km }))),
  ),
});
