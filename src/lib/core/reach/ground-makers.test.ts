import { describe, expect, it } from 'vitest';
import { record } from '../record/record.fixture';
import { groundMakers } from './ground-makers';

/** On the equator, where 500 km are 4.49° (GeographicLib: 500,000 m / 111,319.49 m). */
const recordAt = (id: string, year: number, lng: number) => record(id, `${year}-05-01`, [[lng, 0]]);
const choices = { limitKm: 500, precise: false, staging: false, region: null };
const madeBy = (lng: number, from: number, to: number, records = ALL) =>
  groundMakers(records, [lng, 0], { from, to }, choices);
const ALL = [
  recordAt('old', 2005, 0),
  recordAt('near', 2010, 3),
  recordAt('chosen', 2016, -4),
  recordAt('later', 2020, 0),
];

describe('what made the ground', () => {
  it('is what lies within the limit, of the years chosen first, then the nearest, and nothing later', () => {
    expect(madeBy(0, 2016, 2016)).toEqual(['chosen', 'old', 'near']);
    expect(madeBy(0, 2017, 2019)).toEqual(['old', 'near', 'chosen']);
    expect(madeBy(0, 2005, 2005)).toEqual(['old']);
  });

  it('ends at the exact distance, across 180° too', () => {
    const far = [recordAt('far', 2005, 178)];
    expect(madeBy(178 + 4.49 - 360, 2005, 2005, far)).toEqual(['far']);
    expect(madeBy(178 + 4.5 - 360, 2005, 2005, far)).toEqual([]);
  });

  it('is no place known only within bounds', () => {
    const bounded = record('bounded', '2005-01-01', [{ within: { region: 'r' } }]);
    expect(madeBy(0, 2005, 2005, [bounded])).toEqual([]);
  });
});
