import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../earth/geodesic';
import { PRECISION_KM, PRECISIONS, type Position, type ReachRecord } from '../../record/model';
import { patrol, record } from '../../record/record.fixture';
import { RecordSampler } from './record-sampler';
import { ZERO, angleBetween, arcKm, combine, toUnit } from '../../earth/sphere';
import { dayNumber, yearOf } from '../../record/time';

const DRAWS = 4000;

/** What a record becomes in many draws. */
function drawn(original: ReachRecord, seed = 1, draws = DRAWS): ReachRecord[] {
  const sampler = new RecordSampler(seed);
  return Array.from({ length: draws }, () => sampler.draw([original]).records[0]!);
}

describe('a site', () => {
  it.each(
    PRECISIONS.flatMap((precision) =>
      (
        [
          [140, 45],
          [180, -60],
          [0, 90],
        ] as Position[]
      ).map((position) => [precision, position] as const),
    ),
  )(
    'known as a %s moves uniformly over the disc of its precision, around %s',
    (precision, position) => {
      const from = toUnit(position);
      const shares = drawn(record('a', '2016-05-01', [{ position, precision }])).map(
        ({ sites }) => arcKm(from, toUnit(sites[0]!.position)) / PRECISION_KM[precision],
      );
      expect(Math.max(...shares)).toBeLessThan(1 + 1e-9);
      // Half the radius holds a quarter of the disc; the mean distance is two thirds of the radius.
      const near = shares.filter((share) => share < 0.5).length / DRAWS;
      expect(Math.abs(near - 1 / 4)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / DRAWS));
      const mean = shares.reduce((sum, share) => sum + share, 0) / DRAWS;
      expect(Math.abs(mean - 2 / 3)).toBeLessThan(4 * Math.sqrt(1 / 18 / DRAWS));
    },
  );

  it('moves to no side more than to another: the mean of all draws is where it is stored', () => {
    const from = toUnit([140, 45]);
    const sum = drawn(record('a', '2016-05-01', [{ position: [140, 45], precision: 'sea' }]))
      .map(({ sites }) => toUnit(sites[0]!.position))
      .reduce((total, unit) => combine(total, 1, unit, 1), ZERO);
    // A coordinate of a uniform disc has a standard deviation of half the radius.
    expect(angleBetween(from, sum) * 6371).toBeLessThan((4 * 100) / Math.sqrt(DRAWS));
  });

  it('moves with the others at the same stored place, and apart from those elsewhere', () => {
    const records = [
      record('a', '2016-05-01', [[140, 45]]),
      record('b', '2019-05-01', [[140, 45]]),
      record('c', '2019-05-01', [[140, 45.001]]),
    ];
    const [a, b, c] = new RecordSampler(3)
      .draw(records)
      .records.map(({ sites }) => sites[0]!.position);
    expect(b).toEqual(a);
    expect(distanceKm(a!, c!)).toBeGreaterThan(0.2);
  });
});

describe('a track', () => {
  const positions: Position[] = [
    [130, 42],
    [170, 55],
    [-160, 60],
    [-150, 50],
  ];

  it('moves as a whole: every distance along and across it stays', () => {
    for (const { track } of drawn(patrol('p', '2021-10-14', positions), 5, 50)) {
      const moved = track!.positions;
      moved.forEach((p, i) =>
        moved.slice(0, i).forEach((q, j) => {
          const before = arcKm(toUnit(positions[i]!), toUnit(positions[j]!));
          expect(arcKm(toUnit(p), toUnit(q))).toBeCloseTo(before, 6);
        }),
      );
      // Its middle waypoint is what the precision speaks of.
      const far = arcKm(toUnit(moved[2]!), toUnit(positions[2]!));
      expect(far).toBeLessThan(PRECISION_KM.area + 1e-6);
      // Without a jump at 180°.
      moved.slice(1).forEach(([lng], i) => expect(Math.abs(lng - moved[i]![0])).toBeLessThan(180));
    }
  });

  it('takes the sites of its record along, so that a port stays on it', () => {
    const { sites: ports } = record('p', '2021-10-14', [
      { position: positions[2]!, precision: 'area' },
    ]);
    const withPort = { ...patrol('p', '2021-10-14', positions), sites: ports };
    for (const { sites, track } of drawn(withPort, 2, 50)) {
      expect(arcKm(toUnit(sites[0]!.position), toUnit(track!.positions[2]!))).toBeLessThan(1e-6);
    }
  });
});

describe('a date', () => {
  const dated = (datePrecision: ReachRecord['datePrecision']) =>
    record('a', ['2016-01-01', '2016-01-09'], [[140, 45]], { datePrecision });
  const startsOf = (original: ReachRecord) => {
    const draws = drawn(original);
    for (const { start, end } of draws) expect(dayNumber(end) - dayNumber(start)).toBe(8);
    return draws.map(({ start }) => start);
  };

  it('known to the day stays', () => {
    expect(new Set(startsOf(dated('day')))).toEqual(new Set(['2016-01-01']));
  });

  it('known to the month moves by up to 15 days: 15 of 31 ways lead to the year before', () => {
    const starts = startsOf(dated('month'));
    expect(starts.toSorted()[0]).toBe('2015-12-17');
    expect(starts.toSorted().at(-1)).toBe('2016-01-16');
    const before = starts.filter((start) => yearOf(start) === 2015).length / DRAWS;
    expect(Math.abs(before - 15 / 31)).toBeLessThan(4 * Math.sqrt(0.25 / DRAWS));
  });

  it('known to the year is anywhere in it, each day alike', () => {
    const starts = startsOf(dated('year'));
    expect(new Set(starts.map(yearOf))).toEqual(new Set([2016]));
    const firstHalf = starts.filter((start) => start < '2016-07-02').length / DRAWS;
    expect(Math.abs(firstHalf - 183 / 366)).toBeLessThan(4 * Math.sqrt(0.25 / DRAWS));
  });
});

describe('the draws', () => {
  it('of a record do not depend on which others are in view', () => {
    const ours = record('a', '2016-05-01', [[140, 45]], { datePrecision: 'month' });
    const other = patrol('p', '2021-10-14', [
      [130, 42],
      [140, 45],
    ]);
    const [alone, together] = [new RecordSampler(1), new RecordSampler(1)];
    for (let i = 0; i < 5; i++) {
      expect(together.draw([other, ours]).records[1]).toEqual(alone.draw([ours]).records[0]);
    }
  });

  it('repeat for a seed, and differ for another', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const site = record('a', '2016-05-01', [[140, 45]]);
        expect(drawn(site, seed, 3)).toEqual(drawn(site, seed, 3));
        expect(drawn(site, seed, 3)).not.toEqual(drawn(site, seed + 1, 3));
      }),
      { numRuns: 20 },
    );
  });
});
