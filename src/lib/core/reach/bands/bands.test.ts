import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS_KM } from '../../earth/sphere';
import { homeOf, type HomeRings } from '../../earth/land';
import { box } from '../../earth/ring.fixture';
import type { ReachRecord } from '../../record/model';
import { patrol, record } from '../../record/record.fixture';
import type { YearSpan } from '../../record/time';
import { bandsOf, type Bands } from './bands';

const settings = { radiusKm: 150, precise: false, staging: false, region: null };
const spanOf = (year: number): YearSpan => ({ from: year, to: year });

function bands(
  records: readonly ReachRecord[],
  spans: readonly YearSpan[],
  { draws = 200, seed = 1, home = null as HomeRings | null, radiusKm = 150 } = {},
): Bands[] {
  const world = { home: home && homeOf(home), regionAt: () => null };
  return bandsOf(records, { ...settings, radiusKm }, world, spans, { draws, seed });
}

describe('the band', () => {
  it('of the footprint of one place is the area of its disc: moved, it is as large', () => {
    const site = { position: [179, 60] as [number, number], precision: 'sea' as const };
    const [band] = bands([record('a', '2016-05-01', [site])], [spanOf(2016)], { radiusKm: 600 });
    const [low, high] = band!['footprintKm2.all']!;
    // Cells are in or out by their centres: the rim holds some hundred of 1,770 km².
    const capKm2 = 2 * Math.PI * EARTH_RADIUS_KM ** 2 * (1 - Math.cos(600 / EARTH_RADIUS_KM));
    expect(low / capKm2).toBeGreaterThan(0.985);
    expect(high / capKm2).toBeLessThan(1.015);
    expect(low).toBeLessThan(high);
    expect(band!.records).toEqual([1, 1]);
  });

  it('of a distance from a straight coast has the quantiles of a disc seen from the side', () => {
    // A coast along 10° W, thousands of km long. One coordinate of a uniform disc of radius 1 is
    // below x with chance 1/2 + (x √(1 − x²) + asin x) / π; that is 5 % at x = −0.8054.
    const x = 0.8054;
    expect(0.5 - (x * Math.sqrt(1 - x * x) + Math.asin(x)) / Math.PI).toBeCloseTo(0.05, 4);
    const coast: HomeRings['RU'] = [box(-60, -50, -10, 50)];
    const site = { position: [0, 0] as [number, number], precision: 'sea' as const };
    const [band] = bands([record('a', '2016-05-01', [site])], [spanOf(2016)], {
      draws: 1000,
      home: { RU: coast, CN: coast },
    });
    const [low, high] = band!['farthestKm.RU']!;
    const km = 1113.2;
    // Of 1,000 draws the quantile is off by 4 km two times in three.
    expect(Math.abs(low - (km - x * 200))).toBeLessThan(12);
    expect(Math.abs(high - (km + x * 200))).toBeLessThan(12);
  });

  it('of a length is narrower than its precision: a track moves as a whole', () => {
    const line = patrol('p', '2021-10-14', [
      [140, 40],
      [160, 40],
    ]);
    const [band] = bands([line], [spanOf(2021)]);
    const [low, high] = band!.standardDistanceKm!;
    expect(high - low).toBeLessThan(0.2);
  });

  it('of counts follows the dates: known to the month, a record of New Year may be in two years', () => {
    const dated = record('a', '2016-01-04', [[140, 45]], { datePrecision: 'month' });
    const [before, after] = bands([dated], [spanOf(2015), spanOf(2016)]);
    expect([before!.records, after!.records]).toEqual([
      [0, 1],
      [0, 1],
    ]);
    // In 12 of 31 draws it has a place in 2015, in 19 of 31 in 2016: only the latter are most.
    expect(before!.standardDistanceKm).toBeUndefined();
    expect(before!['footprintKm2.all']).toBeUndefined();
    expect(after!['footprintKm2.all']).toBeDefined();
  });

  it('is missing where the measure is undefined', () => {
    const [placed, none] = bands(
      [record('a', '2016-05-01', [[140, 45]])],
      [spanOf(2016), spanOf(2017)],
    );
    expect(placed).not.toHaveProperty('extentKm2');
    expect(placed).not.toHaveProperty('newPlaces');
    const counts = ['records', 'sites'].flatMap((name) => [
      name,
      `${name}ByKind.exercise`,
      `${name}ByKind.patrol`,
    ]);
    const zero = [...counts, 'regions'].map((name) => [name, [0, 0]]);
    expect(none).toEqual(Object.fromEntries(zero));
  });

  it('of sites counts one place once, however often it was used', () => {
    const here = ['a', 'b', 'c'].map((id) => record(id, '2016-05-01', [[140, 45]]));
    expect(bands(here, [spanOf(2016)])[0]!.sites).toEqual([1, 1]);
  });

  it('is the same for a span asked alone or with others, and for the records in any order', () => {
    const records = [
      record('a', '2014-05-01', [{ position: [140, 45], precision: 'sea' }]),
      record('b', '2015-05-01', [{ position: [120, 35], precision: 'area' }]),
      patrol('p', '2016-05-01', [
        [130, 40],
        [170, 55],
      ]),
    ];
    const spans = [spanOf(2014), spanOf(2016), { from: 2014, to: 2016 }];
    const together = bands(records, spans, { draws: 20 });
    const alone = spans.map((span) => bands(records, [span], { draws: 20 })[0]);
    expect(together).toEqual(alone);
    expect(bands([...records].reverse(), spans, { draws: 20 })).toEqual(together);
    expect(bands(records, spans, { draws: 20, seed: 2 })).not.toEqual(together);
  });

  it.each([0, -1, 1.5, NaN, 10_001])('is refused of %s draws', (draws) => {
    const expected = `draws is ${draws}, expected a whole number from 1 to 10000`;
    expect(() => bands([], [spanOf(2016)], { draws })).toThrow(expected);
  });
});
