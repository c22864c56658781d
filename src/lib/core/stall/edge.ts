import { range, sum } from 'd3-array';
import type { Periods } from '../reach/dataset';
import {
  directionOfRegion,
  fartherOf,
  isMark,
  markOf,
  reachByDirection,
} from '../reach/directions';
import type {
  DirectionRow,
  DirectionSet,
  DirectionVisit,
  Reach,
  Travelled,
} from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import { roundScore } from '../reach/round';
import type { ReachKind } from '../record/model';
import { inOrder, yearOf } from '../record/time';
import { certainty, type Certainty } from '../statistics/certainty';
import { seededRandom } from '../statistics/random';
import { inRandomOrders, shareOf } from './random-orders';
import { VERDICT_DEFAULTS } from './chance';
import { FEWEST } from './verdict';

/** When a kind last went farther than ever before it in some direction. */
export interface EdgeFound {
  kind: ReachKind;
  /** The last to do so; null where none did. */
  last: DirectionVisit | null;
  /** Those since that may have. */
  possible: DirectionVisit[];
  /** Records that did so in both periods, with the share of random orders in which as much less did since. */
  test: { before: Hits; since: Hits; fell: number; certainty: Certainty } | null;
}

interface Hits {
  k: number;
  n: number;
}

/** From the rows of one kind (directionsOf). */
export function lastEdge(rows: readonly DirectionRow[], kind: ReachKind): Omit<EdgeFound, 'test'> {
  const visits = rows.flatMap((row) => row.visits).sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = visits.findLast(isMark) ?? null;
  const possible = visits.filter(
    ({ mark, date }) => mark === 'possible' && date > (last?.date ?? ''),
  );
  return { kind, last, possible };
}

/**
 * Against random orders of the same records. Records that stayed at home count among those that went no farther.
 *
 * @param travels of one kind, with a measured place
 */
export function edgeTest(
  travels: readonly Travelled[],
  set: DirectionSet,
  settings: PlaceSettings,
  { before, since }: Periods,
  year: number,
): EdgeFound['test'] {
  const records = inOrder(travels).filter(({ start }) => yearOf(start) <= year);
  const regionToDirection = directionOfRegion(set);
  const reaches = records.map((record) => reachByDirection(record, regionToDirection, settings));
  const slotsIn = ({ from, to = year }: { from: number; to?: number | undefined }) =>
    range(records.length).filter((slot) => {
      const begun = yearOf(records[slot]!.start);
      return begun >= from && begun <= to;
    });
  const [slotsBefore, slotsSince] = [slotsIn(before), slotsIn(since)];
  if (slotsBefore.length < FEWEST || slotsSince.length < FEWEST) return null;
  const look = (order: readonly number[]) => {
    const hits = hitsAlong(order.map((i) => reaches[i]!));
    const hitsIn = (slots: readonly number[]): Hits => ({
      k: sum(slots, (slot) => hits[slot]!),
      n: slots.length,
    });
    return { before: hitsIn(slotsBefore), since: hitsIn(slotsSince) };
  };
  const all = range(records.length);
  const observed = look(all);
  const random = seededRandom(VERDICT_DEFAULTS.seed);
  const found = inRandomOrders(all.length, all, VERDICT_DEFAULTS.orders, random, look);
  const fall = ({ before: a, since: b }: typeof observed) =>
    Math.round((a.k / a.n - b.k / b.n) * 1e9);
  const fell = roundScore(shareOf(found, (one) => fall(one) >= fall(observed)));
  return { ...observed, fell, certainty: certainty(fell) };
}

/** 1 for each record that went farther than every one before it in some direction. */
function hitsAlong(reaches: readonly ReadonlyMap<string, Reach>[]): number[] {
  const edges = new Map<string, Reach>();
  return reaches.map((own) => {
    let hit = 0;
    for (const [direction, reach] of own) {
      if (isMark({ mark: markOf(reach, edges.get(direction)) })) hit = 1;
      edges.set(direction, fartherOf(edges.get(direction), reach));
    }
    return hit;
  });
}
