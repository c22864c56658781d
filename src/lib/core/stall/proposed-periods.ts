import { ascending, bisectLeft, greatest, least, max, union } from 'd3-array';
import type { Periods } from '../reach/dataset';
import { arcKm, toUnit } from '../earth/sphere';
import type { Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { inOrder, yearOf } from '../record/time';

/** For records whose set does not say: limit and break follow from where and when records are, never from a result. */

type Placed = Pick<ReachRecord, 'sites' | 'track'>;

/** By how far apart places lie, km: half an ocean, a sea, an archipelago, a small country, a part of one. */
const LIMITS = Object.entries({ 0: 20, 300: 50, 1000: 150, 3000: 250, 8000: 500 });

export function proposedNewPlaceKm(records: readonly Placed[]): number {
  const positions = records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track?.positions ?? []),
  ]);
  const spanKm = spanOf(positions);
  return LIMITS.findLast(([apart]) => spanKm > Number(apart))?.[1] ?? 150;
}

/** Of the farthest from any one: at least half of the largest distance. */
function spanOf(positions: readonly Position[]): number {
  const [first] = positions;
  if (!first) return 0;
  const kmFrom = (from: Position) => {
    const unit = toUnit(from);
    return (other: Position) => arcKm(unit, toUnit(other));
  };
  const end = greatest(positions, kmFrom(first))!;
  return max(positions, kmFrom(end))!;
}

/** As many begin before it as from it on, or nearly so, the earlier of two. Null if all begin in one year. */
export function proposedBreak(records: readonly Pick<ReachRecord, 'start'>[]): number | null {
  const years = records.map(({ start }) => yearOf(start)).sort(ascending);
  const later = union(years.filter((year) => year > years[0]!));
  return least(later, (year) => Math.abs(2 * bisectLeft(years, year) - years.length)) ?? null;
}

export function periodsAt(
  records: readonly Pick<ReachRecord, 'id' | 'start'>[],
  breakYear: number | null,
): Periods | null {
  const [first] = inOrder(records);
  if (!first || breakYear === null || yearOf(first.start) >= breakYear) return null;
  return {
    before: { from: yearOf(first.start), to: breakYear - 1 },
    since: { from: breakYear },
  };
}
