/**
 * Does the test of pace cry wolf, and does it see the wolf? Simulated exercises on a plane of their own, as
 * many as the core rule counts in each period, the test as shipped with fewer orders, fixed seeds.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DirectionSet, Travelled } from '../src/lib/core/reach/directions';
import type { Neighbours } from '../src/lib/core/reach/new-places';
import { PACE_DEFAULTS, paceOf, NOTICED } from '../src/lib/core/stall/pace';
import { PACE_MEASURES } from '../src/lib/core/stall/pace-series';
import { randomBelow, seededRandom, type Random } from '../src/lib/core/statistics/random';

const SERIES = 500;
const ORDERS = process.env.DEEP ? 999 : 199;
/** As the study fixed them. */
const PERIODS = {
  before: { from: 2014, to: 2019 },
  since: { from: 2020, to: Infinity },
  later: { from: 2023, to: Infinity },
};
/** Records a year: before the study's years, in 2014–2019, from 2020 on. */
const YEARS = [
  ...Array.from({ length: 10 }, (_, i) => 2003 + i),
  ...Array.from({ length: 15 }, (_, i) => 2014 + Math.floor((6 * i) / 15)),
  ...Array.from({ length: 18 }, (_, i) => 2020 + Math.floor((7 * i) / 18)),
];

/** km east and north of the origin; which way it lies is its direction. */
type Place = [x: number, y: number];
const WAYS = 6;
const wayOf = ([x, y]: Place) => Math.floor((Math.atan2(y, x) / (2 * Math.PI) + 1) * WAYS) % WAYS;
const at = (way: number, turn: number, km: number): Place => {
  const angle = (2 * Math.PI * (way + turn)) / WAYS;
  return [km * Math.cos(angle), km * Math.sin(angle)];
};
const NAMES = { en: 'x', ru: 'x', zh: 'x' };
const SET: DirectionSet = {
  origin: { position: [0, 0] },
  directions: Array.from({ length: WAYS }, (_, i) => {
    return { id: `${i}`, name: NAMES, short: NAMES, where: NAMES, regions: [`${i}`] };
  }),
};

/** A world of a finite number of places, some likelier than others: they run out, and nothing changes. */
function exhausted(random: Random): Place[] {
  const places = Array.from({ length: 22 }, () =>
    at(randomBelow(random, WAYS), random(), 300 + 6000 * random()),
  );
  return YEARS.map(() => places[Math.floor(places.length * random() ** 1.3)]!);
}

/**
 * Growth as in 2014–2019, then a complete stop: 11 of 15 go somewhere new, 7 of 15 beyond an edge; from 2020
 * on all go where somebody has been.
 */
function stopped(random: Random): Place[] {
  const known: Place[] = [];
  const edges = new Map<number, number>();
  for (const year of YEARS) {
    const way = randomBelow(random, WAYS);
    const edge = edges.get(way) ?? 0;
    const isNew = year < 2020 && random() < 11 / 15;
    if (!isNew) known.push(known[randomBelow(random, known.length)] ?? at(0, 0.5, 500));
    else if (random() < 7 / 11) {
      known.push(at(way, random(), edge + 550 + 600 * random()));
      edges.set(way, Math.hypot(...known.at(-1)!));
    } else known.push(at(way, random(), edge * random()));
  }
  return known;
}

function falls(places: readonly Place[], seed: number) {
  const records = places.map(([x, y], i): Travelled & { start: string } => ({
    ...{ id: `r${String(i).padStart(3, '0')}`, kind: 'exercise', start: `${YEARS[i]!}-06-01` },
    places: [
      {
        ...{ region: `${wayOf([x, y])}`, precision: 'site', position: [0, 0] },
        km: Math.hypot(x, y),
      },
    ],
  }));
  const near: Neighbours = {
    ...{ kind: 'exercise', records },
    near: (limitKm) =>
      places.map(([x, y], i) => [
        places.flatMap(([u, v], j) => (i !== j && Math.hypot(u - x, v - y) <= limitKm ? [j] : [])),
      ]),
  };
  const found = paceOf(
    {
      ...{ travels: records, neighbours: [near], set: SET, year: 2026, coveredTo: null },
      periods: PERIODS,
      places: { precise: false, staging: false, region: null },
    },
    { ...PACE_DEFAULTS, orders: ORDERS, series: 0, seed },
    ['exercise'],
  );
  return PACE_MEASURES.map((name) => found.find(({ measure }) => measure === name)!);
}

/** 95% interval of a share (Wilson 1927). */
function wilson(hits: number, n: number): [low: number, high: number] {
  const z = 1.96;
  const p = hits / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))) / (1 + z ** 2 / n);
  return [middle - half, middle + half];
}

const percent = (hits: number) => {
  const [share, low, high] = [hits / SERIES, ...wilson(hits, SERIES)].map((p) =>
    (100 * p).toFixed(1),
  );
  return `${share} % (95 % interval ${low} to ${high} %)`;
};

describe.each([
  ['exhaust their places', exhausted, 0],
  ['stop completely in 2020', stopped, 50_000],
] as const)(`of ${SERIES} series that %s`, (name, draw, first) => {
  const noticed = [0, 0];
  const hits = [0, 0];
  beforeAll(() => {
    for (let n = 0; n < SERIES; n++) {
      const found = falls(draw(seededRandom(first + n)), n);
      found.forEach(({ test, before }, i) => {
        if (test!.random.fell <= NOTICED) noticed[i]!++;
        hits[i]! += before.k / before.n / SERIES;
      });
    }
    PACE_MEASURES.forEach((measure, i) =>
      console.info(
        `${name}: ${measure} ${hits[i]!.toFixed(2)} before, fall found in ${percent(noticed[i]!)}`,
      ),
    );
  }, 120_000);

  it.each([
    ['new places', 0],
    ['marks', 1],
  ] as const)('the fall is found as often as it should be: %s', (_, i) => {
    // The series are no empty ones: records do hit before the break.
    expect(hits[i]!).toBeGreaterThan(0.1);
    if (draw === stopped) expect(noticed[i]! / SERIES).toBeGreaterThanOrEqual(0.8);
    else expect(wilson(noticed[i]!, SERIES)[0]).toBeLessThanOrEqual(0.05);
  });
});
