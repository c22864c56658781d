import type { Craft, Position } from '$lib/core/record/model';
import { arcKm, densify, toUnit } from '$lib/core/earth/sphere';
import { dayNumber } from '$lib/core/record/time';
import type { IndexRecord } from '$lib/view/atlas-index';

/** Ships and aircraft on their tracks while a year is played. */
export interface Mover {
  recordId: string;
  craft: Craft;
  /** Longitudes continuous, points at most 100 km apart. */
  path: Position[];
  /** Kilometres from the start to each point. */
  km: number[];
  /** When it starts and arrives, as parts of the year. */
  from: number;
  to: number;
}

/** A patrol lasts days: it is stretched to this part of the year, round its dates, to be seen. */
const SHORTEST = 0.4;

export function moversOf(records: readonly IndexRecord[], year: number): Mover[] {
  return records.flatMap(({ id, track, start, end }): Mover[] => {
    if (!track || track.positions.length < 2) return [];
    const path = densify(track.positions);
    const [from, to] = stretched(partOf(year, start), partOf(year, end));
    return [{ recordId: id, craft: track.craft, path, km: lengths(path), from, to }];
  });
}

/** Where a mover is at a part of the year, 0..1; null before it starts. It stays where it arrives. */
export function moverAt({ path, km, from, to }: Mover, part: number): Position | null {
  if (part < from) return null;
  const gone = Math.min(1, (part - from) / (to - from)) * km.at(-1)!;
  const next = Math.max(
    1,
    km.findIndex((length) => length >= gone),
  );
  const [before, after] = [path[next - 1]!, path[next]!];
  const step = km[next]! - km[next - 1]!;
  const share = step ? (gone - km[next - 1]!) / step : 0;
  const between = (i: 0 | 1) => before[i] + (after[i] - before[i]) * share;
  return [between(0), between(1)];
}

const partOf = (year: number, date: string) =>
  (dayNumber(date) - dayNumber(`${year}-01-01`)) / 365.25;

/** Within the year, in the order of the dates. */
function stretched(start: number, end: number): [from: number, to: number] {
  const half = Math.max(SHORTEST, end - start) / 2;
  const middle = Math.min(1 - half, Math.max(half, (start + end) / 2));
  return [middle - half, middle + half];
}

function lengths(path: readonly Position[]): number[] {
  let km = 0;
  return path.map((position, i) => {
    const before = path[i - 1];
    if (before) km += arcKm(toUnit(before), toUnit(position));
    return km;
  });
}
