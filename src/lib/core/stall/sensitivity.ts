import { greatest } from 'd3-array';
import type { Distances } from '../reach/distances';
import { seriesUnder, visitsIn } from '../reach/new-places';
import type { VisitChoices, VisitSeries } from '../reach/new-places';
import type { ReachRecord, SeriesKind } from '../record/model';
import { certainty, type Certainty } from '../statistics/certainty';
import { chanceOfFall, VERDICT_DEFAULTS } from './chance';
import { countsOf, upTo } from './counts';
import type { CountInput, Counted, Counts } from './counts';

/** The variations of the verdict: the same test under one other choice at a time. */
type Variation =
  'limit' | 'main-place' | 'precise' | 'perhaps' | 'against-all' | 'rule' | 'left-out';

export interface Varied {
  variation: Variation;
  /** The limit in km, the id of the rule or of the record left out; empty for the others. */
  value: string;
  before: Counted;
  since: Counted;
  /** One-sided p: the share of random orders in which the share at a new place falls as much. */
  fell: number;
  certainty: Certainty;
}

export interface Sensitivity {
  /** The variations to tell: of those with a record left out only the worst, and all others. */
  varied: Varied[];
  /** How many variations were tested, with each record left out in turn. */
  of: number;
  /** The share of these in which the certainty is at least that of the verdict. */
  steady: number;
}

/** Other limits, as parts of the set's own: kilometres that suit an ocean say nothing of an archipelago. */
const OTHER_LIMITS = [0.5, 0.7, 1.5, 2];
const SETTINGS = VERDICT_DEFAULTS;
const RANK: Record<Certainty, number> = { weak: 0, some: 1, strong: 2 };

interface SensitivityInput extends CountInput {
  kind: SeriesKind;
  /** Between all records, whatever the rule. */
  distances: readonly Distances[];
  /** Between their main places alone (mainPlaceOf). */
  mainPlaces: readonly Distances[];
  choices: VisitChoices;
  /** The ids that each other rule admits, under the same filters. */
  rules: readonly { id: string; ids: ReadonlySet<string> }[];
  /** One-sided p of the verdict itself. */
  fell: number;
}

/** Seeded: the same records give the same numbers. Variations with fewer than five records in a period are left out. */
export function sensitivityOf(input: SensitivityInput): Sensitivity {
  const { kind, distances, mainPlaces, choices, rules, limitKm, fell } = input;
  const seriesOf = (other: Partial<VisitChoices>, byKind = distances) =>
    seriesUnder(
      byKind.find((ofKind) => ofKind.kind === kind)!,
      { ...choices, ...other },
    );
  const base = seriesOf({});
  const judged = (variation: Variation, value: string, series: VisitSeries, km = limitKm) =>
    judge(variation, value, series, { ...input, limitKm: km });

  const everyId = new Set(distances.flatMap(({ records }) => records.map(({ id }) => id)));
  const varied = [
    ...OTHER_LIMITS.map((part) => {
      const km = Math.round(part * limitKm);
      return judged('limit', String(km), base, km);
    }),
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
  ].filter((variation) => variation !== null);
  const asCertain = varied.filter(
    (variation) => RANK[variation.certainty] >= RANK[certainty(fell)],
  );
  const leftOut = varied.filter(({ variation }) => variation === 'left-out');
  const others = varied.filter(({ variation }) => variation !== 'left-out');
  const worst = greatest(leftOut, (variation) => variation.fell);
  return {
    varied: worst ? [...others, worst] : others,
    of: varied.length,
    steady: varied.length > 0 ? asCertain.length / varied.length : 1,
  };
}

function judge(
  variation: Variation,
  value: string,
  series: VisitSeries,
  input: CountInput,
): Varied | null {
  const until = upTo(series, input.year);
  const counts = countsOf(visitsIn(until, input.limitKm), input);
  const fell = chanceOfFall(until, counts, SETTINGS);
  return fell === null ? null : variedOf(variation, value, counts, fell);
}

const variedOf = (variation: Variation, value: string, counts: Counts, fell: number): Varied => ({
  variation,
  value,
  before: countedOf(counts.before),
  since: countedOf(counts.since!),
  fell,
  certainty: certainty(fell),
});

const countedOf = ({ k, atMost, n }: Counted): Counted => ({ k, atMost, n });

/** The record with one place: its first main one, else its first landing or port. A track stays as it is. */
export function mainPlaceOf(record: ReachRecord): ReachRecord {
  const main =
    record.sites.find(({ role }) => role === 'main') ??
    record.sites.find(({ role }) => role === 'landing' || role === 'port');
  return { ...record, sites: main ? [main] : [] };
}

/** Places are where they are farthest, as far as they are known: each corner of bounds is a place. */
const atTheirMost = (series: VisitSeries): VisitSeries => ({
  ...series,
  places: series.places.map((own) =>
    own.flatMap((distances) => distances.mostKm.map((km) => ({ ...distances, km, leastKm: km }))),
  ),
});

/** The records counted, against every earlier record of the set; random orders mix only those counted. */
function judgeAgainstAll(everyRecord: VisitSeries, input: SensitivityInput): Varied | null {
  const { choices } = input;
  const series = upTo(everyRecord, input.year);
  const isCounted = (id: string) => choices.ids.has(id);
  const visits = visitsIn(series, input.limitKm).filter(({ id }) => isCounted(id));
  const counts = countsOf(visits, input);
  const fell = chanceOfFall(series, counts, SETTINGS, isCounted);
  return fell === null ? null : variedOf('against-all', '', counts, fell);
}
