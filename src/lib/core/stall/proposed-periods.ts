import { ascending, bisectLeft, greatest, least, max, union } from 'd3-array';
import type { Periods } from '../reach/dataset';
import { arcKm, toUnit } from '../earth/sphere';
import type { Position } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { inOrder, yearOf } from '../record/time';

/** From where and when records are, never from a result. */

type Placed = Pick<ReachRecord, 'sites' | 'track'>;

/** By the extent of the places, km: part of a country, a country, islands, a sea, half an ocean. */
const LIMITS = Object.entries({ 0: 20, 300: 50, 1000: 150, 3000: 250, 8000: 500 });

export function proposedNewPlaceKm(records: readonly Placed[]) {
  const positions = records.flatMap(({ sites, track }) => [
    ...sites.map(({ position }) => position),
    ...(track?.positions ?? []),
  ]);
  const spanKm = spanOf(positions);
  return LIMITS.findLast(([apart]) => spanKm > Number(apart))?.[1] ?? 150;
}

/** Distance of the farthest from any one: at least half of the largest. */
function spanOf(positions: readonly Position[]) {
  const [first] = positions;
  if (!first) return 0;
  const kmFrom = (from: Position) => {
    const unit = toUnit(from);
    return (other: Position) => arcKm(unit, toUnit(other));
  };
  const end = greatest(positions, kmFrom(first))!;
  return max(positions, kmFrom(end))!;
}

/** Halves the records by start, the earlier of two. Null if all begin in one year. */
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
