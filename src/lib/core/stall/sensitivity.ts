import { groups } from 'd3-array';
import type { Distances } from '../reach/distances';
import { seriesUnder, visitsIn, type VisitSeries } from '../reach/new-places';
import type { PlaceChoices } from '../reach/facts';
import type { ReachRecord } from '../record/schema';
import { certainty, stepsWeaker } from '../statistics/certainty';
import type { Percentiles } from '../statistics/shares';
import { chanceOfFall, expectedNew, type Chance } from './chance';
import { changeOf, countsOf, middleOf, standsOut, upTo } from './counts';
import type { Change, CountInput, Counted } from './counts';
import { DRAWS } from './draws';

type Variation =
  | 'limit'
  | 'main-place'
  | 'no-port'
  | 'precise'
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
  /** How often random orders fall as much: the same draws and orders as in a view of its own. */
  fell: Percentiles;
  /** The same sentence, and at most a step less certain. */
  stays: boolean;
}

export type Sensitivity = ReturnType<typeof sensitivityOf>;

/** Of the set's own: what suits an ocean means nothing in an archipelago. */
const OTHER_LIMITS = [0.5, 0.7, 1.5, 2];
/** Draws enough to find the worst omission and whether the verdict stays. */
const SCREENED = 40;
const MOST_WORST = 3;

interface SensitivityInput extends CountInput {
  change: Change;
  distances: Distances;
  mainPlaces: Distances;
  noPorts: Distances;
  choices: PlaceChoices;
  rules: readonly { id: string; ids: ReadonlySet<string> }[];
  seriesOf: (id: string) => string;
  chance: Pick<Chance, 'fell' | 'rose'>;
  seed: number;
}

/** Variations with fewer than five records in a period are left out. */
export function sensitivityOf(input: SensitivityInput) {
  const { distances, mainPlaces, noPorts, choices, rules, seriesOf, chance, change } = input;
  const own = certainty(middleOf(chance, change));
  const under = (other: Partial<PlaceChoices>, between = distances) =>
    seriesUnder(between, { ...choices, ...other });
  const without = (isLeftOut: (id: string) => boolean) =>
    under({ ids: new Set([...choices.ids].filter((id) => !isLeftOut(id))) });
  const judged = (
    variation: Variation,
    value: string,
    series: VisitSeries,
    { limitKm = input.limitKm, draws = DRAWS, isCounted = (_: string): boolean => true } = {},
  ): Varied | null => {
    const until = upTo(series, input.year);
    const visits = visitsIn(until, limitKm).filter(({ id }) => isCounted(id));
    const counts = countsOf(visits, { ...input, limitKm });
    const varied = chanceOfFall(until, counts, input, { isCounted, draws });
    if (varied === null) return null;
    const weaker = stepsWeaker(certainty(middleOf(varied, change)), own);
    return {
      variation,
      value,
      before: countedOf(counts.before),
      since: countedOf(counts.since!),
      fell: varied.fell,
      stays: weaker <= 1 && changeOf(counts, expectedNew(until, limitKm)) === change,
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
    // Against every earlier record; random orders mix only those counted.
    judged('against-all', '', under({ ids: everyId }), { isCounted }),
    ...otherRules.map(({ id, series }) => judged('rule', id, series)),
    ...repeated.map(([name]) => {
      const others = without((id) => seriesOf(id) === name);
      return judged('no-series', name, others);
    }),
  ].filter((variation) => variation !== null);
  const leaveOut = (id: string, draws = DRAWS) =>
    judged(
      'left-out',
      id,
      without((other) => other === id),
      { draws },
    );
  const leftOut = ids.flatMap((id) => leaveOut(id, SCREENED) ?? []);
  const [worst, next] = byWorst(
    byWorst(leftOut)
      .slice(0, MOST_WORST)
      .map(({ value }) => leaveOut(value)!),
  );
  const steady = told.filter(({ stays }) => stays).length;
  const isOmissible = Number(leftOut.every(({ stays }) => stays));
  const variations = told.length + Number(leftOut.length > 0);
  const isAlone = worst && (!next || standsOut(worst, next));
  return {
    /** All variations, but of single omitted records only the worst. */
    varied: worst ? [...told, isAlone ? worst : { ...worst, value: '' }] : told,
    of: variations,
    /** Share that stays; the omissions of single records are one. */
    steady: variations > 0 ? (steady + (leftOut.length > 0 ? isOmissible : 0)) / variations : 1,
  };
}

const byWorst = (variations: readonly Varied[]) =>
  [...variations].sort((a, b) => b.fell[1] - a.fell[1]);

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
