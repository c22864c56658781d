import { cumsum, maxIndex, range, sum } from 'd3-array';
import type { Visit, VisitSeries } from '../reach/new-places';
import { roundScore } from '../reach/round';
import { yearOf } from '../record/time';
import { logBeta } from '../statistics/exact-tests';
import { streamSeed } from '../statistics/random';
import { sharesOfLogs } from '../statistics/shares';
import { percentilesOf, type VerdictSettings } from './chance';
import { drawnNear } from './draws';
import { countVisits, FEWEST } from './counts';
import { countNew, nearRecords, newAsObserved, randomOrders, shareOfOrders } from './random-orders';
import type { Near } from './random-orders';

/** Where the share at a new place changed, if once. Found afterwards: it tests nothing. */
export type SoughtBreak = NonNullable<ReturnType<typeof soughtBreakOf>>;

const TOLD = 0.8;
const STREAM = 30;

/** Null without five records on both sides. Earlier counts begin at `from`. */
export function soughtBreakOf(
  series: VisitSeries,
  visits: readonly Visit[],
  { limitKm, from }: { limitKm: number; from: number },
  { orders, seed }: VerdictSettings,
) {
  const compared = visits.slice(1);
  if (compared.length < 2 * FEWEST) return null;
  const hits = compared.map(({ km }) => (km! > limitKm ? 1 : 0));
  const shareIn = (posterior: readonly number[]) => sum(posterior.slice(first, last + 1));
  const posterior = breakPosterior(hits);
  const likeliest = maxIndex(posterior);
  const [first, last] = shortestRun(posterior, TOLD);
  const observed = greatestFall(hits);
  const slots = range(series.records.length);
  const shuffled = randomOrders(slots.length, slots, { orders, seed: streamSeed(seed, STREAM) });
  // Each slot is a group of its own.
  const inOrders = countNew(nearRecords(series, limitKm), shuffled, Uint8Array.from(slots));
  const asSharp = range(orders).filter((order) => {
    const own = compared.map((_, i) => inOrders[i + 1]![order]!);
    return greatestFall(own) >= observed;
  }).length;
  const until = compared.slice(0, likeliest + 1);
  const record = (i: number) => ({ id: compared[i]!.id, start: compared[i]!.start });
  return {
    after: record(likeliest),
    before: record(likeliest + 1),
    share: roundScore(posterior[likeliest]!),
    /** Fewest neighbouring breaks that hold four fifths of the posterior. */
    run: {
      after: record(first),
      before: record(last + 1),
      share: roundScore(shareIn(posterior)),
      /** The same with all places drawn within their precision. */
      drawn: percentilesOf(
        drawnNear(series, limitKm, seed).map((near) => shareIn(breakPosterior(hitsIn(near)))),
      ),
    },
    until: countVisits(until.filter(({ start }) => yearOf(start) >= from)),
    since: countVisits(compared.slice(likeliest + 1)),
    /** Share of random orders with as large a fall: the price of searching. */
    scan: roundScore(shareOfOrders(asSharp, orders)),
  };
}

/** Without the first record. */
function hitsIn(near: Near): number[] {
  const hits = new Array<number>(near.length - 1).fill(0);
  newAsObserved(near, (slot) => (hits[slot - 1] = 1));
  return hits;
}

/** After each but the last; uniform priors (beta-binomial; one change of Chib 1998). */
function breakPosterior(hits: readonly number[]): number[] {
  const total = sum(hits);
  const until = [...cumsum(hits)];
  const logs = range(hits.length - 1).map((i) => {
    const n = i + 1;
    const k = until[i]!;
    const rest = hits.length - n;
    return logBeta(k + 1, n - k + 1) + logBeta(total - k + 1, rest - (total - k) + 1);
  });
  return sharesOfLogs(logs);
}

/** The shortest run of indices that holds a share; of equal ones the largest. */
function shortestRun(shares: readonly number[], share: number): [first: number, last: number] {
  const until = [0, ...cumsum(shares)];
  for (let length = 1; length < shares.length; length++) {
    const held = range(shares.length - length + 1).map((i) => until[i + length]! - until[i]!);
    const first = maxIndex(held);
    if (held[first]! >= share) return [first, first + length - 1];
  }
  return [0, shares.length - 1];
}

/** Greatest gain in log-likelihood over one rate, rounded so that equal falls are equal. */
function greatestFall(hits: readonly number[]) {
  const total = sum(hits);
  const atOneRate = logLikelihood(total, hits.length);
  let k = 0;
  let greatest = 0;
  for (let n = 1; n < hits.length; n++) {
    k += hits[n - 1]!;
    const rest = hits.length - n;
    if (k / n <= (total - k) / rest) continue;
    greatest = Math.max(greatest, logLikelihood(k, n) + logLikelihood(total - k, rest) - atOneRate);
  }
  return Math.round(greatest * 1e9);
}

function logLikelihood(k: number, n: number) {
  if (k === 0 || k === n) return 0;
  return k * Math.log(k / n) + (n - k) * Math.log(1 - k / n);
}
