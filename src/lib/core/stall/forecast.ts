import { cumsum, range, rollup, sum } from 'd3-array';
import { visitsIn, type VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { sharesOfLogs } from '../statistics/shares';
import { recordsByPlace } from './curve';
import { drawnNear } from './draws';
import { countVisits, FEWEST } from './counts';
import { newAsObserved, type Near } from './random-orders';

/** By an urn: of records to come, each is at a new place with probability θ / (θ + n) (Hoppe 1984, Ewens 1972). */
export type Forecast = NonNullable<ReturnType<typeof forecastOf>>;

interface Known {
  records: number;
  places: number;
}

export interface Urn {
  theta: number;
  /** Pitman and Yor's second parameter: below 1, 0 in Ewens's. */
  discount: number;
  weight: number;
}

/** Null with fewer than five records before or in the years. Precision passes through: a forecast from each draw. */
export function forecastOf(
  series: VisitSeries,
  limitKm: number,
  { from, to }: YearSpan,
  seed: number,
) {
  const { records } = series;
  const earlier = records.filter(({ start }) => yearOf(start) < from).length;
  const visits = visitsIn(series, limitKm);
  const next = visits.filter((visit) => inPeriod(visit, { from, to }));
  if (earlier < FEWEST || next.length < FEWEST) return null;
  const counted = countVisits(next);
  const { k, atMost, n } = counted;
  const drawn = rollup(
    drawnNear(series, limitKm, seed),
    (nears) => nears.length,
    (near) => placesBefore(near, earlier),
  );
  const draws = sum(drawn.values());
  const forecasts = [...drawn].map(([places, times]) => {
    const urns = urnsAfter({ records: earlier, places });
    return newAhead(urns, { records: earlier, places }, n).map((p) => (p * times) / draws);
  });
  const chances = range(n + 1).map((hits) => sum(forecasts, (forecast) => forecast[hits]!));
  const held = recordsByPlace(visits.slice(0, earlier));
  const byPoints = { records: earlier, places: held.length };
  const check = newAhead(urnsAfter(byPoints, held), byPoints, n);
  return { known: earlier, from, to, ...counted, ...toldOf(chances), check: toldOf(check) };

  function toldOf(p: readonly number[]) {
    const until = [...cumsum(p)];
    const quantileAt = (share: number) => until.findIndex((chance) => chance >= share);
    return {
      expected: roundScore(sum(p, (share, hits) => share * hits)),
      /** Nine in ten. */
      low: quantileAt(0.05),
      high: quantileAt(0.95),
      /** Chance of so few. */
      asFew: roundScore(until[k]!),
      asFewAtMost: roundScore(until[atMost]!),
    };
  }
}

function placesBefore(near: Near, slots: number) {
  // Of the first record it is not told.
  let places = 1;
  newAsObserved(near, (slot) => {
    if (slot < slots) places++;
  });
  return places;
}

const THETAS = range(81).map((i) => 10 ** (i / 20 - 1));
const DISCOUNTS = range(10).map((i) => i / 10);

/**
 * On a grid of θ from 1/10 to 1000, even in its logarithm.
 *
 * @param held records by place; with them the second parameter is free, too (Pitman 1995)
 */
export function urnsAfter({ records, places }: Known, held?: readonly number[]): Urn[] {
  const urns = (held ? DISCOUNTS : [0]).flatMap((discount) =>
    THETAS.map((theta) => {
      const opened = sum(range(1, places), (i) => Math.log(theta + i * discount));
      const drawn = sum(range(1, records), (i) => Math.log(theta + i));
      const returned = sum(held ?? [], (own) => sum(range(1, own), (i) => Math.log(i - discount)));
      return { theta, discount, weight: opened - drawn + returned };
    }),
  );
  const weights = sharesOfLogs(urns.map(({ weight }) => weight));
  return urns.map((urn, i) => ({ ...urn, weight: weights[i]! }));
}

/** Of the next n records, the probability of 0, 1, 2 … at a new place. */
export function newAhead(urns: readonly Urn[], { records, places }: Known, n: number): number[] {
  const chances = new Array<number>(n + 1).fill(0);
  for (const { theta, discount, weight } of urns) {
    const p = new Float64Array(n + 1);
    p[0] = 1;
    for (let i = 0; i < n; i++) {
      for (let hits = i; hits >= 0; hits--) {
        const share = (theta + discount * (places + hits)) / (theta + records + i);
        p[hits + 1]! += p[hits]! * share;
        p[hits]! *= 1 - share;
      }
    }
    p.forEach((share, hits) => (chances[hits]! += weight * share));
  }
  return chances;
}

/** What it would have said of the rest of the first period, from each of its years. */
export const backTestsOf = (
  series: VisitSeries,
  limitKm: number,
  before: YearSpan,
  seed: number,
): Forecast[] =>
  range(before.from, before.to + 1)
    .map((from) => forecastOf(series, limitKm, { from, to: before.to }, seed))
    .filter((forecast) => forecast !== null);
