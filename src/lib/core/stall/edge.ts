import { range, sum } from 'd3-array';
import { completeChoices, geographyOf, once, recordsFor, visitsFor } from '../reach/dataset';
import type { Periods, ReachChoices, ReachDataset } from '../reach/dataset';
import {
  directionOfRegion,
  directionsOf,
  fartherOf,
  isMark,
  markOf,
  reachByDirection,
} from '../reach/directions';
import type {
  DirectionRow,
  DirectionSet,
  DirectionVisit,
  FarthestPlaces,
  Reach,
} from '../reach/directions';
import type { PlaceSettings } from '../reach/facts';
import { farthestPlaces } from '../reach/farthest-places';
import { roundScore } from '../reach/round';
import { REACH_KINDS, type ReachKind } from '../record/model';
import { inOrder, inPeriod, yearOf } from '../record/time';
import { certainty, type Certainty } from '../statistics/certainty';
import { seededRandom } from '../statistics/random';
import { VERDICT_DEFAULTS } from './chance';
import { FEWEST } from './counts';
import { fallOf, inRandomOrders, shareOf, type Hits } from './random-orders';

/** How far a kind got in each direction, against its own records, and when it last got farther. */
export interface Directions {
  kind: ReachKind;
  rows: DirectionRow[];
  edge: EdgeFinding;
}

/** When a kind last went farther than ever before in some direction. */
export interface EdgeFinding {
  kind: ReachKind;
  /** The last visit to do so; null if none did. */
  last: DirectionVisit | null;
  /** The visits since then that may have. */
  possible: DirectionVisit[];
  /** The records that did so in both periods, and the share of random orders in which theirs falls as much. */
  test: { before: Hits; since: Hits; fell: number; certainty: Certainty } | null;
}

/** Each kind at the end of a year; none if the dataset has no directions. Throws InputError. */
export function directionsFor(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
  year: number,
): Directions[] {
  const { directions, periods } = dataset;
  if (!directions) return [];
  const choices = completeChoices(dataset, partialChoices);
  const measured = new Set(visitsFor(dataset, choices).map(({ id }) => id));
  const places = recordsFor(dataset, choices)
    .filter(({ id }) => measured.has(id))
    .map((record): FarthestPlaces =>
      once(dataset, ['farthest-places', record.id], () =>
        farthestPlaces(record, geographyOf(dataset), directions),
      ),
    );
  return REACH_KINDS.flatMap((kind): Directions[] => {
    const ofKind = places.filter((record) => record.kind === kind);
    if (ofKind.length === 0) return [];
    const rows = directionsOf(ofKind, kind, directions, year, choices);
    const test = periods && edgeTest(ofKind, directions, choices, periods, year);
    return [{ kind, rows, edge: { ...lastEdge(rows, kind), test } }];
  });
}

/** @param rows those of the kind (directionsOf) */
export function lastEdge(
  rows: readonly DirectionRow[],
  kind: ReachKind,
): Omit<EdgeFinding, 'test'> {
  const visits = rows.flatMap((row) => row.visits).sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = visits.findLast(isMark) ?? null;
  const possible = visits.filter(
    ({ mark, date }) => mark === 'possible' && date > (last?.date ?? ''),
  );
  return { kind, last, possible };
}

/**
 * Against random orders of the same records; null with fewer than five in a period. Records that stayed at home count
 * among those that went no farther.
 *
 * @param records of one kind, with a measured place
 */
export function edgeTest(
  records: readonly FarthestPlaces[],
  set: DirectionSet,
  settings: PlaceSettings,
  { before, since }: Periods,
  year: number,
): EdgeFinding['test'] {
  const sorted = inOrder(records).filter(({ start }) => yearOf(start) <= year);
  const regionToDirection = directionOfRegion(set);
  const reaches = sorted.map((record) => reachByDirection(record, regionToDirection, settings));
  const slotsIn = ({ from, to = year }: { from: number; to?: number | undefined }) =>
    range(sorted.length).filter((slot) => inPeriod(sorted[slot]!, { from, to }));
  const slotsBefore = slotsIn(before);
  const slotsSince = slotsIn(since);
  if (slotsBefore.length < FEWEST || slotsSince.length < FEWEST) return null;
  const countHits = (order: readonly number[]) => {
    const hits = hitsAlong(order.map((i) => reaches[i]!));
    const hitsIn = (slots: readonly number[]): Hits => ({
      k: sum(slots, (slot) => hits[slot]!),
      n: slots.length,
    });
    return { before: hitsIn(slotsBefore), since: hitsIn(slotsSince) };
  };
  const slots = range(sorted.length);
  const observed = countHits(slots);
  const random = seededRandom(VERDICT_DEFAULTS.seed);
  const simulated = inRandomOrders(slots.length, slots, VERDICT_DEFAULTS.orders, random, countHits);
  const fell = roundScore(shareOf(simulated, (hits) => fallOf(hits) >= fallOf(observed)));
  return { ...observed, fell, certainty: certainty(fell) };
}

/** 1 for each record that went farther than every one before it in some direction. */
function hitsAlong(reaches: readonly ReadonlyMap<string, Reach>[]): number[] {
  const edges = new Map<string, Reach>();
  return reaches.map((reachesOfRecord) => {
    let hit = 0;
    for (const [direction, reach] of reachesOfRecord) {
      if (isMark({ mark: markOf(reach, edges.get(direction)) })) hit = 1;
      edges.set(direction, fartherOf(edges.get(direction), reach));
    }
    return hit;
  });
}
