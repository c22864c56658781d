import { describe, expect, it } from 'vitest';
import { directionsOf, type DirectionSet, type FarthestPlaces } from '../reach/directions';
import { edgeTest, lastEdge } from './edge';

const SET: DirectionSet = {
  origin: { position: [130, 42] },
  directions: ['north', 'south'].map((id) => ({ id, name: { en: id }, regions: [id] })),
} as unknown as DirectionSet;
const EVERYWHERE = { precise: false, staging: false, region: null };
const PERIODS = { before: { from: 2014, to: 2019 }, since: { from: 2020 }, reached: [] };

const went = (id: string, start: string, km: number, mostKm?: number, region = 'north') =>
  ({
    id,
    kind: 'exercise',
    start,
    places: [{ region, precision: 'area', km, ...(mostKm !== undefined && { mostKm }) }],
  }) as FarthestPlaces;
const rows = (records: readonly FarthestPlaces[], year = 2026) =>
  directionsOf(records, 'exercise', SET, year, EVERYWHERE);

describe('the last edge', () => {
  const records = [
    went('a', '2014-01-01', 1000),
    went('b', '2016-01-01', 1300),
    went('c', '2018-01-01', 1400),
    went('d', '2021-01-01', 900, 1900),
    went('e', '2022-01-01', 500, undefined, 'south'),
    went('f', '2023-01-01', 400, 900, 'south'),
  ];

  it('is the last record that went more than 250 km beyond, or first, in any direction', () => {
    const { last, possible } = lastEdge(rows(records), 'exercise');
    expect(last).toMatchObject({ recordId: 'e', region: 'south', mark: 'opened' });
    // One that may have, before the last that did, tells nothing.
    expect(possible.map(({ recordId }) => recordId)).toEqual(['f']);
  });

  it('is told at the end of a year: what came later does not count', () => {
    const { last, possible } = lastEdge(rows(records, 2021), 'exercise');
    expect(last).toMatchObject({ recordId: 'b', date: '2016-01-01' });
    expect(possible).toMatchObject([{ recordId: 'd', region: 'north', mostKm: 1900 }]);
  });

  it('is none without a record', () => {
    expect(lastEdge(rows([]), 'exercise')).toMatchObject({ last: null, possible: [] });
  });
});

describe('the test of edges', () => {
  const YEARS = [2014, 2015, 2016, 2017, 2018, 2020, 2021, 2022, 2023, 2024];
  const series = (kms: readonly number[]) =>
    YEARS.map((year, i) => went(`r${i}`, `${year}-01-01`, kms[i]!));
  const level = series(YEARS.map(() => 500));
  const test = (records: readonly FarthestPlaces[], year = 2026) =>
    edgeTest(records, SET, EVERYWHERE, PERIODS, year);

  it('counts the records of each period that went farther than all before them', () => {
    const rising = test(series([300, 600, 900, 1200, 1500, 100, 100, 100, 100, 100]))!;
    expect(rising).toMatchObject({ before: { k: 5, n: 5 }, since: { k: 0, n: 5 } });
    // Of 10! orders only those that rise five times at once: far fewer than 1 in 100.
    expect(rising.fell).toBeLessThan(0.01);
    expect(rising.certainty).toBe('strong');
  });

  it('takes what every order shows for no fall', () => {
    // Only the first of all opens the direction: 1 of 5 and 0 of 5 in every order.
    expect(test(level)).toMatchObject({ before: { k: 1, n: 5 }, since: { k: 0, n: 5 }, fell: 1 });
  });

  it('counts those that stayed at home among the others', () => {
    const home = level.map((record, i) => (i === 9 ? { ...record, places: [] } : record));
    expect(test(home)!.since).toEqual({ k: 0, n: 5 });
  });

  it('is not made with fewer than five on a side', () => {
    expect(test(level, 2023)).toBeNull();
  });
});
