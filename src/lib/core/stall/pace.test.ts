import { describe, expect, it } from 'vitest';
import { directionsAt, isMark } from '../reach/directions';
import { neighbours, newPlaces } from '../reach/new-places';
import { seededRandom } from '../statistics/random';
import { GEOGRAPHY, PERIODS, PLACES, SET, inputOf, type Went } from './equator.fixture';
import { PACE_DEFAULTS, paceBetween, paceOf, type Pace, type PaceSettings } from './pace';
import { countIn, fallP, seriesOf, type PaceMeasure } from './pace-series';

const QUICK: PaceSettings = { ...PACE_DEFAULTS, orders: 199, series: 20 };

const paceFor = (
  went: readonly Went[],
  measure: PaceMeasure,
  { year = 2026, ...more }: Partial<PaceSettings> & { year?: number } = {},
): Pace => paceBetween(inputOf(went, year), 'exercise', measure, PERIODS, { ...QUICK, ...more });

/** Degrees of the equator, km. */
const DEGREE_KM = (2 * Math.PI * 6378.137) / 360;

/**
 * What the definitions say of records in an order, in plain code: a new place is more than 500 km from every
 * earlier one, a mark opens its side of the equator or lies more than 250 km farther out than its last mark.
 */
function plainly(measure: PaceMeasure, went: readonly Went[]): boolean[] {
  const edges: Record<string, number> = {};
  return went.map(([, lng, kind = 'exercise'], i) => {
    if (measure === 'newPlaces') {
      const earlier = went.slice(0, i).filter(([, , of = 'exercise']) => of === kind);
      return earlier.length > 0 && earlier.every(([, at]) => Math.abs(at - lng) * DEGREE_KM > 500);
    }
    if (Math.abs(lng) < 3) return false;
    const side = lng > 0 ? 'east' : 'west';
    const km = Math.abs(lng) * (DEGREE_KM * (6371.0088 / 6378.137));
    if (side in edges && km - edges[side]! <= 250) return false;
    edges[side] = km;
    return true;
  });
}

/** k of n exercises in years. */
function counted(measure: PaceMeasure, went: readonly Went[], from: number, to: number) {
  const hit = plainly(measure, went);
  const own = went.flatMap(([year, , kind = 'exercise'], i) =>
    kind === 'exercise' && year >= from && year <= to ? [hit[i]!] : [],
  );
  return { k: own.filter(Boolean).length, n: own.length };
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((one, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [one, ...rest]),
  );
}

/** Exercises in every order among their own dates; patrols keep theirs. */
function everyOrder(went: readonly Went[]): Went[][] {
  const isOwn = ([, , kind = 'exercise']: Went) => kind === 'exercise';
  const own = went.filter(isOwn).map(([, lng]) => lng);
  return permutations(own).map((order) => {
    let next = 0;
    return went.map((one): Went => (isOwn(one) ? [one[0], order[next++]!] : one));
  });
}

const SERIES: Went[] = [
  [2014, 5],
  [2015, 12],
  [2016, -8, 'patrol'],
  [2017, -15],
  [2018, 25],
  [2020, 6],
  [2021, -9],
  [2023, 13],
];
/** Longer, clear: each of 2014–2019 goes farther than the one before, none after. */
const CLEAR: Went[] = [
  ...Array.from({ length: 18 }, (_, i): Went => [2014 + Math.floor(i / 3), 4 + 6 * i]),
  ...Array.from({ length: 18 }, (_, i): Went => [2020 + Math.floor(i / 3), 4 + 6 * i]),
];

describe('how many of a period set a mark or were at a new place', () => {
  it.each(['newPlaces', 'marks'] as const)('is counted as defined: %s', (measure) => {
    for (const went of [SERIES, CLEAR]) {
      const { before, since, later } = paceFor(went, measure);
      expect(before).toMatchObject(counted(measure, went, 2014, 2019));
      expect(since).toMatchObject(counted(measure, went, 2020, 2026));
      expect(later).toMatchObject(counted(measure, went, 2023, 2026));
    }
  });

  it('is by hand: 3 of 4 exercises at new places, then 1 of 3, 0 of 1', () => {
    // 5° is the first of all; 12°, -15° and 25° are far; 6° and 13° a degree from one, -9° six (668 km).
    const { before, since, later } = paceFor(SERIES, 'newPlaces');
    expect([before.k, before.n, since!.k, since!.n, later!.k, later!.n]).toEqual([
      3, 4, 1, 3, 0, 1,
    ]);
    expect(before.perYear).toBe(0.5);
  });

  it('is of marks by the edges of both kinds: where a patrol was an exercise opens nothing', () => {
    // -15° lies 778 km beyond the patrol's -8°, -10° only 222 km.
    const near: Went[] = [...SERIES.slice(0, 3), [2017, -10], ...SERIES.slice(4)];
    expect(paceFor(SERIES, 'marks').before.k).toBe(4);
    expect(paceFor(near, 'marks').before.k).toBe(3);
  });

  it('ends with the year asked for, and has no later period before its first year', () => {
    const at = (year: number) => paceFor(SERIES, 'newPlaces', { year });
    expect(at(2019)).toMatchObject({ since: null, later: null, test: null });
    expect(at(2021)).toMatchObject({ since: { to: 2021, n: 2 }, later: null });
    expect(at(2022).test!.random.laterAsFew).toBeNull();
    expect(at(2016).before).toMatchObject({ from: 2014, to: 2016, n: 2, perYear: 0.3333 });
  });

  it('names the month to which its last year is known, in that year alone', () => {
    const of = (year: number) =>
      paceBetween(
        ...([{ ...inputOf(SERIES, year), coveredTo: '2026-06' }, 'exercise', 'newPlaces'] as const),
        ...([PERIODS, QUICK] as const),
      ).coveredTo;
    expect([of(2026), of(2025)]).toEqual(['2026-06', undefined]);
  });

  it('agrees with the marks of the directions and the distances between records', () => {
    const { travels } = inputOf(SERIES);
    const marks = new Set(
      directionsAt(travels, SET, 2026, PLACES)
        .flatMap(({ visits }) => visits)
        .filter(isMark)
        .map(({ recordId }) => recordId),
    );
    expect([...marks].sort()).toEqual(
      travels.map(({ id }) => id).filter((_, i) => plainly('marks', SERIES)[i]),
    );
    expect(newPlaces(neighbours([], GEOGRAPHY, PLACES))).toEqual([]);
    expect(countIn([2014, 2015, 2020], [1, 0, 1], { from: 2014, to: 2019 })).toMatchObject({
      ...{ k: 1, n: 2 },
    });
  });
});

describe('whether both periods have one rate', () => {
  /** P(as many hits or more in the first) by Fisher, in whole numbers. */
  function fisher(k: number, n: number, k2: number, n2: number): number {
    const choose = (of: number, some: number): bigint => {
      let product = 1n;
      for (let i = 1; i <= some; i++) product = (product * BigInt(of - some + i)) / BigInt(i);
      return some < 0 || some > of ? 0n : product;
    };
    let ways = 0n;
    for (let i = k; i <= Math.min(n, k + k2); i++) ways += choose(n, i) * choose(n2, k + k2 - i);
    return Number((ways * 10n ** 12n) / choose(n + n2, k + k2)) / 1e12;
  }
  /** Hits by new places far from each other, others at home; the first of all hits nothing. */
  const series = (k: number, n: number, k2: number, n2: number): Went[] => [
    [2013, 0],
    ...Array.from({ length: n }, (_, i): Went => [2014, i < k ? 6 * (i + 1) : 0]),
    ...Array.from({ length: n2 }, (_, i): Went => [2020, i < k2 ? -6 * (i + 1) : 0]),
  ];

  it.each([
    // The trials of reach.md, made apart from this code: .004, .011, .003.
    [11, 15, 4, 18, 0.004],
    [9, 15, 1, 11, 0.011],
    [21, 42, 5, 31, 0.003],
    // Fisher's lady: 17 of 70.
    [3, 4, 1, 4, 17 / 70],
  ])('is by Fisher: %i of %i and then %i of %i, p %d', (k, n, k2, n2, p) => {
    const { before, since, test } = paceFor(series(k, n, k2, n2), 'newPlaces', { orders: 9 });
    expect([before.k, before.n, since!.k, since!.n]).toEqual([k, n, k2, n2]);
    const { fell, twoSided } = test!.fisher;
    expect(fell).toBeCloseTo(fisher(k, n, k2, n2), 4);
    expect(Math.abs(fell - p)).toBeLessThan(0.0006);
    expect(twoSided).toBeCloseTo(2 * fisher(k, n, k2, n2), 3);
  });

  it('is of the later period by itself', () => {
    const late: Went[] = [
      ...series(9, 15, 1, 4),
      ...Array.from({ length: 7 }, (): Went => [2023, 0]),
    ];
    expect(paceFor(late, 'newPlaces', { orders: 9 }).test!.fisher.laterFell).toBeCloseTo(
      ...([fisher(9, 15, 0, 7), 4] as const),
    );
  });

  it('is not asked where one has no record', () => {
    expect(paceFor([[2014, 0]], 'newPlaces').test).toBeNull();
    expect(paceFor([[2020, 0]], 'newPlaces').test).toBeNull();
  });
});

describe('whether more changed than that places run out', () => {
  const rate = ({ k, n }: { k: number; n: number }) => k / n;
  const fallOf = (measure: PaceMeasure, went: readonly Went[]) =>
    rate(counted(measure, went, 2014, 2019)) - rate(counted(measure, went, 2020, 2026));

  it.each(['newPlaces', 'marks'] as const)('is by all orders of a short series: %s', (measure) => {
    const orders = everyOrder(SERIES);
    expect(orders).toHaveLength(5040);
    const observed = fallOf(measure, SERIES);
    const share = (holds: (went: Went[]) => boolean) => orders.filter(holds).length / orders.length;
    const expected = {
      fell: share((went) => fallOf(measure, went) >= observed - 1e-9),
      rose: share((went) => fallOf(measure, went) <= observed + 1e-9),
      sinceAsFew: share(
        (went) => counted(measure, went, 2020, 2026).k <= counted(measure, SERIES, 2020, 2026).k,
      ),
      laterAsFew: share(
        (went) => counted(measure, went, 2023, 2026).k <= counted(measure, SERIES, 2023, 2026).k,
      ),
    };
    const { random } = paceFor(SERIES, measure, { orders: 9999, series: 1 }).test!;
    for (const [name, p] of Object.entries(expected)) {
      // Four standard errors of so many draws, and the rounding to four digits.
      const error = 4 * Math.sqrt((p * (1 - p)) / 9999) + 2e-4;
      const found = random[name as keyof typeof expected]!;
      expect(Math.abs(found - p), `${name}: ${found} for ${p}`).toBeLessThan(error);
      expect(p).toBeGreaterThan(0);
    }
  });

  it('counts the observed order among the random ones, so that no p is 0', () => {
    const { random } = paceFor(CLEAR, 'newPlaces', { orders: 99 }).test!;
    expect(random.fell).toBe(0.01);
    expect(random.orders).toBe(99);
  });

  it('is not moved by the years, only by the order in time and the two periods', () => {
    const moved = SERIES.map(([year, ...rest]): Went => [year === 2018 ? 2019 : year, ...rest]);
    expect(paceFor(moved, 'newPlaces').test).toEqual(paceFor(SERIES, 'newPlaces').test);
  });

  it('gives the same for the same seed, another for another, and to each measure its own', () => {
    const of = (seed: number) => paceOf(inputOf(SERIES), { ...QUICK, seed });
    expect(of(1)).toEqual(of(1));
    expect(of(2)).not.toEqual(of(1));
    expect(of(1).map(({ kind, measure }) => `${kind} ${measure}`)).toEqual([
      ...['exercise newPlaces', 'exercise marks', 'patrol newPlaces', 'patrol marks'],
    ]);
    const [first] = paceOf(inputOf(SERIES), { ...QUICK, seed: 1 }, ['exercise']);
    expect(first).toEqual(of(1)[0]);
  });
});

describe('what the test could have noticed', () => {
  it('is every complete stop of a long clear series, and the fall seen where that is one', () => {
    for (const measure of ['newPlaces', 'marks'] as const) {
      const { power } = paceFor(CLEAR, measure, { series: 40 }).test!;
      expect(power.stop, measure).toBe(1);
      // None has hit since: what was seen is the complete stop.
      expect(power.seen, measure).toBe(1);
      expect(power.half, measure).toBeLessThan(power.stop);
    }
  });

  it('is nothing where the period before has one record', () => {
    const one: Went[] = [[2013, 0], [2014, 6], ...CLEAR.filter(([year]) => year >= 2020)];
    expect(paceFor(one, 'newPlaces', { series: 40 }).test!.power.stop).toBe(0);
  });

  it('is a false alarm seldom where all are drawn from the same places', () => {
    const { power } = paceFor(CLEAR, 'newPlaces', { series: 100 }).test!;
    expect(power.falseAlarm).toBeLessThanOrEqual(0.11);
  });
});

describe('a series with others in the stead of its records', () => {
  it.each(['newPlaces', 'marks'] as const)(
    'hits where it is told to, else as they: %s',
    (measure) => {
      const series = seriesOf(inputOf(SERIES), 'exercise', measure, PACE_DEFAULTS);
      const hits = (of: typeof series) => {
        const hit = new Uint8Array(of.years.length);
        of.hits([...of.years.keys()], hit);
        return [...hit];
      };
      // The same record each time: new or a mark the first time at most.
      expect(hits(series.like(series.years.map(() => 3))).slice(1)).toEqual([0, 0, 0, 0, 0, 0]);
      expect(hits(series.like(series.years.map(() => -1))).slice(1)).toEqual([1, 1, 1, 1, 1, 1]);
      expect(hits(series.like([...series.years.keys()]))).toEqual(hits(series));
      const before = countIn(series.years, hits(series), { from: 2014, to: 2019 });
      const since = countIn(series.years, hits(series), { from: 2020, to: 2026 });
      const p = (seed: number) => fallP(series, { before, since }, seededRandom(seed), 99);
      expect(p(3)).toBe(p(3));
    },
  );
});
