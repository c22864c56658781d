import { REACH_KINDS, type ReachKind } from '../record/model';
import { inOrder, isInPart, yearOf, type YearSpan } from '../record/time';
import {
  directionOfRegion,
  isAdvance,
  reachByDirection,
  type DirectionSet,
  type FarPlace,
  type Travelled,
} from '../reach/directions';
import { roundScore } from '../reach/round';
import type { PlaceSettings } from '../reach/measured-record';
import { isStrong } from '../statistics/certainty';
import { randomBelow, seededRandom, shuffle, streamSeed, type Random } from '../statistics/random';

/**
 * How many records of a period set a mark, that is, were an advance of any direction, against the same
 * records in random order: marks become rarer even if nothing changes.
 */
export interface MarksChance {
  kind: ReachKind;
  from: number;
  to: number;
  /** The month up to which the year `to` is known; absent when it is known whole. */
  coveredTo?: string;
  records: number;
  advances: number;
  expected: number;
  /** Share of random orders with as few marks, and with as many; the observed order counts as one. */
  pAsFew: number;
  pAsMany: number;
  /** Share of simulated complete standstills of this period in which so few marks would be strong evidence. */
  power: number;
}

export interface MarksSettings {
  shuffles: number;
  /** Standstills simulated for the power, each with `shuffles / 10` random orders. */
  standstills: number;
  seed: number;
  /** The last month that the data cover, `YYYY-MM`; of no consequence but for the words. */
  coveredTo?: string | null;
}

export const MARKS_DEFAULTS: MarksSettings = { shuffles: 999, standstills: 100, seed: 1 };

/** The study's years and those around them; fixed before any test was run. */
const MARK_PERIODS: readonly YearSpan[] = [
  { from: 2003, to: 2013 },
  { from: 2014, to: 2019 },
  { from: 2020, to: 2022 },
  { from: 2023, to: Infinity },
];

type Reaches = readonly (readonly [direction: string, place: FarPlace])[];

/**
 * Of each period up to a year that has records, for exercises and for patrols, each among its own kind. A
 * period has the same numbers whichever others are asked for with it.
 */
export function marksChance(
  records: readonly Travelled[],
  set: DirectionSet,
  year: number,
  settings: PlaceSettings,
  { shuffles, standstills, seed, coveredTo }: MarksSettings = MARKS_DEFAULTS,
  periods: readonly YearSpan[] = MARK_PERIODS,
): MarksChance[] {
  const regionToDirection = directionOfRegion(set);
  const known = inOrder(records).filter(({ start }) => yearOf(start) <= year);
  return REACH_KINDS.flatMap((kind, k) => {
    const own = known.filter((record) => record.kind === kind);
    const reaches = own.map((record): Reaches => [
      ...reachByDirection(record, regionToDirection, settings),
    ]);
    const years = own.map(({ start }) => yearOf(start));
    const slots = periods
      .map(({ from, to }) => ({
        from,
        to: Math.min(to, year),
        // Records are in order of time, so that a period is a run of them.
        first: years.filter((y) => y < from).length,
        end: years.filter((y) => y <= to).length,
      }))
      .filter(({ first, end }) => end > first);
    const observed = slots.map((slot) => countMarks(reaches, slot));
    const stream = streamSeed(seed, k);
    const drawn = randomOrders(reaches, slots, shuffles, seededRandom(stream));
    return slots.map((slot, i) => {
      const advances = observed[i]!;
      const random = seededRandom(streamSeed(stream, slot.from));
      return {
        kind,
        from: slot.from,
        to: slot.to,
        ...(coveredTo && isInPart(slot.to, coveredTo) && { coveredTo }),
        records: slot.end - slot.first,
        advances,
        expected: roundScore(drawn[i]!.reduce((sum, n) => sum + n, 0) / shuffles),
        pAsFew: roundScore(share(drawn[i]!, (n) => n <= advances)),
        pAsMany: roundScore(share(drawn[i]!, (n) => n >= advances)),
        power: power(reaches, slot, standstills, Math.ceil(shuffles / 10), random),
      };
    });
  });
}

interface Slots {
  first: number;
  end: number;
}

function randomOrders(
  reaches: readonly Reaches[],
  slots: readonly Slots[],
  shuffles: number,
  random: Random,
): number[][] {
  const order = [...reaches];
  const drawn: number[][] = slots.map(() => []);
  for (let n = 0; n < shuffles; n++) {
    shuffle(order, random);
    slots.forEach((slot, i) => drawn[i]!.push(countMarks(order, slot)));
  }
  return drawn;
}

/** How many records from `first` to before `end` are an advance of any direction. */
function countMarks(order: readonly Reaches[], { first, end }: Slots): number {
  const edges = new Map<string, FarPlace>();
  let marks = 0;
  for (let i = 0; i < end; i++) {
    let advanced = false;
    for (const [direction, place] of order[i]!) {
      if (!isAdvance(place, edges.get(direction))) continue;
      edges.set(direction, place);
      advanced = true;
    }
    if (advanced && i >= first) marks++;
  }
  return marks;
}

/**
 * How often a complete standstill would be noticed: the period's records go only where earlier ones have
 * been (drawn with replacement), so that none sets a mark. Without an earlier record 0.
 */
function power(
  reaches: readonly Reaches[],
  slot: Slots,
  standstills: number,
  shuffles: number,
  random: Random,
): number {
  if (slot.first === 0) return 0;
  let noticed = 0;
  for (let n = 0; n < standstills; n++) {
    const standing = Array.from({ length: slot.end - slot.first }, () => {
      return reaches[randomBelow(random, slot.first)]!;
    });
    const [drawn = []] = randomOrders(
      [...reaches.slice(0, slot.first), ...standing],
      [slot],
      shuffles,
      random,
    );
    if (isStrong(share(drawn, (marks) => marks === 0))) noticed++;
  }
  return noticed / standstills;
}

/** With the observed order among the random ones, so that no p is 0 (Phipson & Smyth 2010). */
function share(drawn: readonly number[], counts: (marks: number) => boolean): number {
  return (1 + drawn.filter(counts).length) / (1 + drawn.length);
}
