/**
 * Where records of a kind went, by the verdict of the first screen: how many were at a new place before the
 * break that the set names and since, and what the same records give in random order.
 */
import { NEW_PLACE_KM } from '../reach/measures';
import type { Periods } from '../reach/dataset';
import type { DirectionSet } from '../reach/directions';
import { isNewPlace, neighbours, newPlaces } from '../reach/new-places';
import { travelled, type Geography } from '../reach/travelled';
import type { ReachKind, ReachRecord } from '../record/model';
import { yearOf, type YearSpan } from '../record/time';
import { PACE_DEFAULTS, pacePeriods } from '../stall/pace';
import { fallBetween, seriesOf, share, shuffled } from '../stall/pace-series';
import { certainty, type Reading } from '../statistics/certainty';
import { seededRandom } from '../statistics/random';

export interface PlaceInput {
  /** Of the kind and of the rule in force. */
  records: readonly ReachRecord[];
  kind: ReachKind;
  geography: Geography;
  directions: DirectionSet;
  periods: Periods;
  /** The last year of the data. */
  year: number;
}

/** `k` of `n` measured records were at a new place. */
export interface PlaceCount extends YearSpan {
  k: number;
  n: number;
  ids: string[];
}

export interface PlaceChance {
  /** The share of random orders that give as much. */
  oneSided: number;
  reading: Reading;
}

export interface PlaceFound {
  before: PlaceCount;
  since: PlaceCount;
  /** As many before. */
  spurt: PlaceChance;
  /** As few since. */
  lull: PlaceChance;
  /** As large a fall of the share. */
  fall: PlaceChance;
}

/** With fewer on a side there are counts and no verdict. */
const LEAST = 5;

export function placeFound(input: PlaceInput): PlaceFound {
  const { records, kind, geography, directions: set, year } = input;
  const places = { precise: false, staging: false, region: null };
  const near = neighbours(records, geography, places);
  const travels = records.map((record) => travelled(record, geography, set));
  const series = seriesOf(
    { travels, neighbours: near, set, places, year },
    kind,
    'newPlaces',
    PACE_DEFAULTS,
  );
  const measured = newPlaces(near).filter((one) => one.kind === kind);
  const countIn = ({ from, to }: YearSpan): PlaceCount => {
    const inSpan = measured.filter(({ start }) => yearOf(start) >= from && yearOf(start) <= to);
    const ids = inSpan.filter((one) => isNewPlace(one, NEW_PLACE_KM)).map(({ id }) => id);
    return { from, to, k: ids.length, n: inSpan.length, ids };
  };
  const { before: first, since: rest } = pacePeriods(input.periods);
  const before = countIn(first);
  const since = countIn({ from: rest.from, to: Math.min(rest.to, year) });
  const { drawn } = shuffled(series, [before, since], PACE_DEFAULTS.orders, seededRandom(1));
  const fall = fallBetween(before, since);
  const isEnough = before.n >= LEAST && since.n >= LEAST;
  const chanceOf = (isAsMuch: (order: readonly number[]) => boolean): PlaceChance => {
    const oneSided = share(drawn, isAsMuch);
    return { oneSided, reading: isEnough ? certainty(oneSided) : 'too-few' };
  };
  return {
    before,
    since,
    spurt: chanceOf((order) => order[0]! >= before.k),
    lull: chanceOf((order) => order[1]! <= since.k),
    fall: chanceOf((order) => fall(order) >= fall([before.k, since.k])),
  };
}
