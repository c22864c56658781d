import { cellClasses } from './cell-classes';
import type { Occupancy, OccupiedRecord } from './occupancy';
import { randomBelow, seededRandom } from '../statistics/random';
import { yearsOf, type YearSpan } from '../record/time';

/**
 * Effort-adjusted twins: what a year would show had it only `effort` records, on average over all
 * ways to choose them. Areas have a closed form (rarefaction: Hurlbert 1971, Ecology 52:577; sampling
 * without replacement); other measures are averaged over seeded draws.
 */
export interface EffortYear {
  year: number;
  records: number;
  /** min(effort, records); below `effort` the year is not comparable with fuller ones. */
  used: number;
  footprintKm2: number;
  newGroundKm2: number;
}

/**
 * The effort most years can give: the lower quartile of the number of records over the years with
 * any, so that three years in four are truly brought to it. At least 1.
 */
export function commonEffort(records: readonly OccupiedRecord[], span: YearSpan): number {
  const counts = yearsOf(span)
    .map((year) => records.filter((record) => record.years.includes(year)).length)
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 4)] ?? 1;
}

/** Chance that `effort` of n records, drawn without replacement, all miss k given ones. */
export function missChance(n: number, k: number, effort: number): number {
  let chance = 1;
  for (let i = 0; i < k; i++) chance *= Math.max(0, n - effort - i) / (n - i);
  return chance;
}

/**
 * Expected footprint and new ground of each year of the span, km². Every year draws its records
 * independently, the earlier years too: ground that a rich year happened to reach first counts as
 * known only as often as the reduced year would have reached it. Years before the span belong to
 * the history. Exact, no draws.
 */
export function effortAdjustedAreas(
  occupancy: Occupancy,
  span: YearSpan,
  effort: number,
): EffortYear[] {
  if (!(effort >= 1)) throw new RangeError(`effort is ${effort}, expected 1 or more`);
  const { km2, ofRecord } = cellClasses(occupancy);
  const firstYear = Math.min(span.from, ...occupancy.records.map((record) => record.years[0]!));
  const unseen = new Float64Array(km2.length).fill(1);
  return yearsOf({ from: firstYear, to: span.to })
    .map((year) => {
      const times = new Map<number, number>();
      let records = 0;
      occupancy.records.forEach((record, r) => {
        if (!record.years.includes(year)) return;
        records++;
        for (const cell of ofRecord[r]!) times.set(cell, (times.get(cell) ?? 0) + 1);
      });
      const used = Math.min(effort, records);
      let footprintKm2 = 0;
      let newGroundKm2 = 0;
      for (const [cell, k] of times) {
        const missed = missChance(records, k, used);
        footprintKm2 += km2[cell]! * (1 - missed);
        newGroundKm2 += km2[cell]! * (1 - missed) * unseen[cell]!;
        unseen[cell]! *= missed;
      }
      return { year, records, used, footprintKm2, newGroundKm2 };
    })
    .filter(({ year }) => year >= span.from);
}

/**
 * Mean of any measure over choices of `effort` of the items: all of them when there are at most
 * `draws`, else `draws` seeded ones. Choices for which the measure is null are left out; null when
 * it is null for all.
 */
export function effortAdjusted<T>(
  items: readonly T[],
  effort: number,
  measure: (chosen: readonly T[]) => number | null,
  { draws = 200, seed = 1 } = {},
): number | null {
  if (effort >= items.length) return measure(items);
  const choices = combinations(items, effort, draws) ?? drawn(items, effort, draws, seed);
  let sum = 0;
  let count = 0;
  for (const chosen of choices) {
    const value = measure(chosen);
    if (value === null) continue;
    sum += value;
    count++;
  }
  return count > 0 ? sum / count : null;
}

/** Every choice of `size` items in order; null when there are more than `most`. */
function combinations<T>(items: readonly T[], size: number, most: number): T[][] | null {
  let ways = 1;
  for (let i = 0; i < size; i++) ways = (ways * (items.length - i)) / (i + 1);
  if (ways > most) return null;
  const all: T[][] = [];
  const choose = (chosen: T[], from: number) => {
    if (chosen.length === size) {
      all.push(chosen);
      return;
    }
    items.slice(from).forEach((item, i) => choose([...chosen, item], from + i + 1));
  };
  choose([], 0);
  return all;
}

function drawn<T>(items: readonly T[], size: number, draws: number, seed: number): T[][] {
  const random = seededRandom(seed);
  return Array.from({ length: draws }, () => {
    const pool = [...items];
    return Array.from({ length: size }, () => pool.splice(randomBelow(random, pool.length), 1)[0]!);
  });
}
