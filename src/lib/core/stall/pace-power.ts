import { roundScore } from '../reach/round';
import { randomBelow, seededRandom, streamSeed, type Random } from '../statistics/random';
import { fallP, type PaceCount, type Series } from './pace-series';

/**
 * What the test could have noticed: the share of simulated series in which as large a fall is found in at
 * most 1 of 20 random orders. The records up to the break stay; of those since, each hits with the rate
 * named, and otherwise goes where an earlier record had been.
 */
export interface Power {
  /** No hit since the break. */
  stop: number;
  /** A tenth of the rate before, a half of it. */
  tenth: number;
  half: number;
  /** The rate since the break as it was seen. */
  seen: number;
  /** Nothing changed: all records drawn from the same places, which run out. */
  falseAlarm: number;
}

/** A fall is noticed at this one-sided p. */
export const NOTICED = 0.05;
/** Random orders of each simulated series. */
const ORDERS = 99;

/** Seeded: the same series give the same numbers. */
export function powerOf(
  series: Series,
  { before, since }: { before: PaceCount; since: PaceCount },
  simulated: number,
  seed: number,
): Power {
  const { years } = series;
  const rate = before.k / before.n;
  const first = years.findIndex((one) => one >= since.from);
  const fallTo = (hitRate: number) => (random: Random) =>
    years.map((_, i) => {
      if (i < first) return i;
      return random() < hitRate ? -1 : randomBelow(random, first);
    });
  const noticed = (draw: (random: Random) => number[], stream: number) => {
    const random = seededRandom(streamSeed(seed, stream));
    let found = 0;
    for (let n = 0; n < simulated; n++) {
      if (fallP(series.like(draw(random)), { before, since }, random, ORDERS) <= NOTICED) found++;
    }
    return roundScore(found / simulated);
  };
  const exhausted = (random: Random) => years.map(() => randomBelow(random, years.length));
  return {
    stop: first > 0 ? noticed(fallTo(0), 0) : 0,
    tenth: first > 0 ? noticed(fallTo(rate / 10), 1) : 0,
    half: first > 0 ? noticed(fallTo(rate / 2), 2) : 0,
    seen: first > 0 ? noticed(fallTo(since.k / since.n), 3) : 0,
    falseAlarm: noticed(exhausted, 4),
  };
}
