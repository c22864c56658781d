/**
 * Does the stall analysis cry wolf, and does it see the wolf? Simulated series with a known truth
 * (src/lib/core/stall/simulated.fixture.ts), fixed seeds, the analysis as shipped with 199 shuffles.
 * The naive rule "cumulative hull (or ground) grew by less than 2 % three years in a row" is run on
 * the same series.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { hullAreas } from '../src/lib/core/earth/hull';
import { joinpoint } from '../src/lib/core/stall/joinpoint';
import { firstOccupied } from '../src/lib/core/reach/ground';
import { seededRandom } from '../src/lib/core/statistics/random';
import { CALIBRATION, wilson } from '../src/lib/pages/method/calibration';
import {
  frozenAfter,
  inputOf,
  simulate,
  stationary,
  type SimulatedRecord,
} from '../src/lib/core/stall/simulated.fixture';
import { stallTest } from '../src/lib/core/stall/stall';

/**
 * `npm run test:deep` runs all series that the method page quotes. The first of them, with their own
 * counts, are enough to see that the analysis is still the one that was calibrated.
 */
const isDeep = Boolean(process.env.DEEP);
type Counts = {
  [Part in keyof typeof CALIBRATION]: Record<keyof (typeof CALIBRATION)[Part], number>;
};
const FIRST: Counts = {
  stationary: {
    ...{ series: 60, slower: 4, slowerOrFaster: 6, headline: 1, scan: 3 },
    ...{ scanAtFivePercent: 7, naiveHull: 60, naiveGround: 6 },
  },
  frozen: {
    ...{ series: 36, slower: 36, headline: 36, scanWithinOneYear: 35, scanExactYear: 32 },
    ...{ joinpointSeries: 18, joinpointWithinOneYear: 2 },
  },
};
const expected: Counts = isDeep ? CALIBRATION : FIRST;
const SERIES = expected.stationary.series;
const FROZEN = expected.frozen.series;
const BENT = expected.frozen.joinpointSeries;
/** Whether so many of so few may still be a rate of at most this, by the 95 % interval. */
const maybeAtMost = (share: number, hits: number, n: number) => wilson(hits, n)[0] <= share;
const span = { from: 2003, to: 2026 };
const YEARS = span.to - span.from + 1;
const PER_YEAR = 4;

function analyse(records: readonly SimulatedRecord[], seed: number, from = 2020, to = 2022) {
  return stallTest(inputOf(records), {
    periods: [{ from, to }],
    span,
    scan: { from: span.from, to: span.to - 2 },
    shuffles: 199,
    seed,
  });
}

/** Fires when a cumulative series grew by less than 2 % in three years running. */
function naiveRule(cumulative: readonly number[]): boolean {
  let quiet = 0;
  return cumulative.some((value, i) => {
    const before = cumulative[i - 1] ?? 0;
    quiet = before > 0 && value / before < 1.02 ? quiet + 1 : 0;
    return quiet >= 3;
  });
}

function naive(records: readonly SimulatedRecord[]) {
  const occupancy = inputOf(records);
  const first = firstOccupied(occupancy).all;
  const ground = Array.from({ length: YEARS }, (_, i) =>
    occupancy.cellKm2.reduce(
      (sum, km2, cell) => (first[cell]! <= span.from + i ? sum + km2 : sum),
      0,
    ),
  );
  const areaOf = hullAreas(occupancy.records.map(({ places }) => places.corners))!;
  const hull = ground.map((_, i) =>
    areaOf(Uint8Array.from(records, ({ year }) => (year <= span.from + i ? 1 : 0))),
  );
  return { hull: naiveRule(hull), ground: naiveRule(ground) };
}

function rate(hits: number, n: number): string {
  const [share, low, high] = [hits / n, ...wilson(hits, n)].map((x) => `${(100 * x).toFixed(1)} %`);
  return `${share} (95 % interval ${low} to ${high})`;
}

describe(`on ${SERIES} stationary series of 24 years`, () => {
  const count = {
    ...{ slower: 0, faster: 0, headline: 0, naiveHull: 0, naiveGround: 0 },
    ...{ scan: 0, scanAtFivePercent: 0 },
  };

  beforeAll(() => {
    for (let seed = 0; seed < SERIES; seed++) {
      const random = seededRandom(seed);
      const records = simulate(random, span, PER_YEAR, stationary(random));
      const { periods, scan } = analyse(records, seed);
      const [period] = periods;
      if (period!.measures[0]!.verdict === 'slower-than-chance') count.slower++;
      if (period!.measures[0]!.verdict === 'faster-than-chance') count.faster++;
      if (period!.headline.verdict === 'slower-than-chance') count.headline++;
      if (scan?.found) count.scan++;
      if (scan && scan.p <= 0.05) count.scanAtFivePercent++;
      const rule = naive(records);
      if (rule.hull) count.naiveHull++;
      if (rule.ground) count.naiveGround++;
    }
    console.info(
      [
        `false alarms on ${SERIES} stationary series:`,
        `  new ground 2020-2022 slower than chance: ${rate(count.slower, SERIES)}`,
        `  new ground 2020-2022 slower or faster:   ${rate(count.slower + count.faster, SERIES)}`,
        `  headline "slower than chance":           ${rate(count.headline, SERIES)}`,
        `  scan for the year of a stall:            ${rate(count.scan, SERIES)}`,
        `  naive rule, cumulative hull < 2 %:       ${rate(count.naiveHull, SERIES)}`,
        `  naive rule, cumulative ground < 2 %:     ${rate(count.naiveGround, SERIES)}`,
      ].join('\n'),
    );
  }, 300_000);

  it('the shuffle test calls new ground slower in at most 5 %', () => {
    expect(maybeAtMost(0.05, count.slower, SERIES)).toBe(true);
  });

  it('it calls new ground slower or faster in 5 %, which the 95 % interval of the rate covers', () => {
    const [low, high] = wilson(count.slower + count.faster, SERIES);
    expect(low).toBeLessThanOrEqual(0.05);
    expect(high).toBeGreaterThanOrEqual(0.05);
  });

  it('the scan finds a year of stall in at most 5 %', () => {
    expect(maybeAtMost(0.05, count.scan, SERIES)).toBe(true);
  });

  it('the headline says "slower than chance" in at most 1 %', () => {
    expect(maybeAtMost(0.01, count.headline, SERIES)).toBe(true);
  });

  it('the naive rule on the hull fires in more than 80 %', () => {
    expect(count.naiveHull).toBeGreaterThan(0.8 * SERIES);
  });

  it('gives the counts expected, in a long run those that the method page quotes', () => {
    const { slower, faster, ...others } = count;
    expect({ series: SERIES, slower, slowerOrFaster: slower + faster, ...others }).toEqual(
      expected.stationary,
    );
  });
});

describe(`on ${FROZEN} series whose frontier is frozen after a year from 2010 to 2018`, () => {
  const errors: (number | null)[] = [];
  const count = { test: 0, headline: 0, joinpoint: 0 };

  beforeAll(() => {
    for (let seed = 0; seed < FROZEN; seed++) {
      const last = 2010 + (seed % 9);
      const random = seededRandom(10_000 + seed);
      const records = simulate(random, span, PER_YEAR, frozenAfter(last, random));
      const { periods, scan, newGround } = analyse(records, seed, last + 1, span.to);
      errors.push(scan?.found ? scan.lastYear - last : null);
      if (periods[0]!.measures[0]!.verdict === 'slower-than-chance') count.test++;
      if (periods[0]!.headline.verdict === 'slower-than-chance') count.headline++;
      if (seed >= BENT) continue;
      const bend = joinpoint(
        newGround.map(({ year }) => year),
        newGround.map(({ observed }) => observed),
        { permutations: 99, seed },
      );
      const near = ({ year }: { year: number }) => Math.abs(year - last) <= 1;
      if (bend.kind === 'fitted' && bend.joinpoints.some(near)) count.joinpoint++;
    }
    const within = (years: number) =>
      errors.filter((error) => error !== null && Math.abs(error) <= years).length;
    console.info(
      [
        `stall found on ${FROZEN} series frozen after a known year:`,
        `  by the scan, within 1 year:   ${rate(within(1), FROZEN)}`,
        `  by the scan, the exact year:  ${rate(within(0), FROZEN)}`,
        `  by the scan, any year:        ${rate(within(99), FROZEN)}`,
        `  new ground slower than chance: ${rate(count.test, FROZEN)}`,
        `  headline "slower than chance": ${rate(count.headline, FROZEN)}`,
        `  joinpoint of new ground within 1 year (first ${BENT}): ${rate(count.joinpoint, BENT)}`,
      ].join('\n'),
    );
  }, 300_000);

  it('the scan dates the stall within one year in at least 80 %', () => {
    const near = errors.filter((error) => error !== null && Math.abs(error) <= 1);
    expect(near.length).toBeGreaterThanOrEqual(0.8 * FROZEN);
  });

  it('the shuffle test of the frozen years calls new ground slower in at least 95 %', () => {
    expect(count.test).toBeGreaterThanOrEqual(0.95 * FROZEN);
  });

  it('gives the counts expected, in a long run those that the method page quotes', () => {
    const within = (years: number) =>
      errors.filter((error) => error !== null && Math.abs(error) <= years).length;
    expect({
      series: FROZEN,
      slower: count.test,
      headline: count.headline,
      scanWithinOneYear: within(1),
      scanExactYear: within(0),
      joinpointSeries: BENT,
      joinpointWithinOneYear: count.joinpoint,
    }).toEqual(expected.frozen);
  });
});
