import { cumsum, greatest, range, rollup, sum } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { yearOf } from '../record/time';
import { countVisits, MOST_VARIED } from './counts';

/** Places reached after each record of a kind, as held and in random order (rarefaction, Hurlbert 1971). */
export type Curve = NonNullable<ReturnType<typeof curveOf>>;

const FEWEST_DRAWN = 8;

export type Placed = Pick<Visit, 'id' | 'kind' | 'start' | 'status' | 'km' | 'opener'>;

/**
 * The records keep their places and change their order, so that all curves end together. Places are by stored points;
 * null under eight records or over three hundred.
 *
 * @param visits of one kind, in order
 */
export function curveOf(visits: readonly Placed[]) {
  const n = visits.length;
  if (n < FEWEST_DRAWN || n > MOST_VARIED) return null;
  const isFirst = visits.map(({ id, opener }) => id === opener);
  const seen = [...cumsum(isFirst, Number)];
  const held = recordsByPlace(visits);
  const expected = range(1, n + 1).map((m) => roundScore(expectedPlaces(held, m)));
  const ways = waysToReach(held);
  const gapAt = (i: number) => seen[i]! - expected[i]!;
  const widest = greatest(range(n), (i) => Math.abs(gapAt(i)))!;
  const after = visits.slice(widest + 1);
  return {
    kind: visits[0]!.kind,
    years: visits.map(({ start }) => yearOf(start)),
    seen,
    /** If all that perhaps were at a new place were. */
    atMost: [...cumsum(visits, ({ status }) => Number(status !== 'return'))],
    expected,
    /** 10 to 90 % of orders. */
    low: range(n).map((i) => quantileOf(ways[i + 1]!, 0.1)),
    high: range(n).map((i) => quantileOf(ways[i + 1]!, 0.9)),
    /** Where they are farthest apart: found afterwards. */
    widest: {
      after: widest + 1,
      id: visits[widest]!.id,
      date: visits[widest]!.start,
      seen: seen[widest]!,
      expected: expected[widest]!,
      /** Records after it: surely at a new place, and perhaps. */
      since: countVisits(after),
    },
  };
}

export function recordsByPlace(visits: readonly Pick<Visit, 'opener'>[]): number[] {
  const records = rollup(
    visits,
    (own) => own.length,
    ({ opener }) => opener,
  );
  return [...records.values()];
}

/** Whether random order would be as far where they are farthest apart. */
export function isAsExpected({ seen, low, high, widest }: Curve) {
  const i = widest.after - 1;
  return low[i]! <= seen[i]! && seen[i]! <= high[i]!;
}

/** Of m records, without replacement: Σ 1 − C(N − a, m) / C(N, m) over places with a records. */
export function expectedPlaces(held: readonly number[], m: number): number {
  const n = sum(held);
  const shareWithout = (a: number) =>
    range(a).reduce((share, i) => share * Math.max(0, (n - m - i) / (n - i)), 1);
  return sum(held, (a) => 1 - shareWithout(a));
}

/** By how many of all records, from none: in how many choices of them 0, 1, 2 … places are reached. */
export function waysToReach(held: readonly number[]): Float64Array[] {
  const ways = range(sum(held) + 1).map(() => new Float64Array(held.length + 1));
  ways[0]![0] = 1;
  let added = 0;
  held.forEach((a, places) => {
    added += a;
    const choose = [1];
    for (let own = 1; own <= a; own++) choose.push((choose[own - 1]! * (a - own + 1)) / own);
    for (let m = added; m > 0; m--) {
      for (let own = 1; own <= Math.min(a, m); own++) {
        const without = ways[m - own]!;
        for (let k = 0; k <= places; k++) ways[m]![k + 1]! += choose[own]! * without[k]!;
      }
    }
  });
  return ways;
}

/** The fewest places that a share of the choices does not exceed. */
function quantileOf(ways: Float64Array, share: number): number {
  const until = cumsum(ways);
  return until.findIndex((held) => held >= share * until.at(-1)! * (1 - 1e-9));
}
