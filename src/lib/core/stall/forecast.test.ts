import { describe, expect, it } from 'vitest';
import { record } from '../record/record.fixture';
import { distancesBetween } from '../reach/distances';
import { seriesUnder } from '../reach/new-places';
import { EVERYWHERE, NOWHERE } from '../reach/new-places.fixture';
import type { ReachRecord } from '../record/schema';
import { betaBinomialAtMost } from '../statistics/exact-tests';
import { backTestsOf, forecastOf } from './forecast';

const seriesOf = (records: readonly ReachRecord[]) =>
  seriesUnder(distancesBetween(records, NOWHERE)[0]!, {
    ids: new Set(records.map(({ id }) => id)),
    staging: false,
    ...EVERYWHERE,
  });
/** One exercise a year from 2000, at these longitudes of the equator. */
const yearly = (longitudes: readonly number[]) =>
  longitudes.map((lng, i) => record(`r${i}`, `${2000 + i}-05-01`, [[lng, 0]]));

describe('the forecast from the years before', () => {
  // Of the first six, 20, 40 and 60 were visited once and 0 three times; then five returns and a new place.
  const records = yearly([0, 0, 20, 0, 40, 60, 0, 20, 40, 60, 0, 80]);
  const forecast = forecastOf(seriesOf(records), 500, { from: 2006, to: 2011 })!;

  it('is the share of records whose place no other had (Good 1953), times those that came', () => {
    expect(forecast).toMatchObject({ known: 6, unique: 3, n: 6, k: 1, atMost: 1, expected: 3 });
  });

  it('says how seldom so few come: beta-binomial with a uniform prior', () => {
    expect(forecast.asFew).toBeCloseTo(betaBinomialAtMost(1, 6, 4, 4), 12);
  });

  it('looks at nothing that came later', () => {
    const other = yearly([0, 0, 20, 0, 40, 60, 100, 120, 140, 160, 0, 80]);
    const again = forecastOf(seriesOf(other), 500, { from: 2006, to: 2011 })!;
    expect([again.unique, again.expected]).toEqual([forecast.unique, forecast.expected]);
    expect(again.k).toBe(5);
  });

  it('is none with fewer than five records on a side', () => {
    expect(forecastOf(seriesOf(records), 500, { from: 2004, to: 2011 })).toBeNull();
    expect(forecastOf(seriesOf(records), 500, { from: 2008, to: 2011 })).toBeNull();
  });

  it('is tested back on the first period from every year that has enough before and after it', () => {
    const years = backTestsOf(seriesOf(records), 500, { from: 2003, to: 2011 });
    expect(years.map(({ from, to, n }) => [from, to, n])).toEqual([
      [2005, 2011, 7],
      [2006, 2011, 6],
      [2007, 2011, 5],
    ]);
  });
});
