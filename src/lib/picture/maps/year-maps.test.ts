import { describe, expect, it } from 'vitest';
import type { Position } from '#core/record/model';
import { record } from '#core/record/record.fixture';
import { visit as visitOf } from '#core/stall/verdict.fixture';
import { filmedSpans } from './periods';
import { YEAR_MAP, yearMaps } from './year-maps';

const exercise = (id: string, dates: [start: string, end: string], ...positions: Position[]) =>
  record(id, dates, positions);
const empty = { type: 'FeatureCollection' as const, features: [] };
const records = [
  exercise('a', ['2003-08-01', '2003-08-09'], [120, 36]),
  exercise('b', ['2005-12-28', '2006-01-04'], [-170, 60], [18, -34]),
];
const visits = records.map(({ id, start, sites }) =>
  visitOf(id, start, { status: 'new', places: [id], position: sites[0]!.position }),
);
const { maps } = yearMaps({
  records,
  visits,
  years: [2003, 2004, 2005, 2006],
  ground: [],
  homes: [],
  land: empty,
});

it('a film has all years, also those before the first period with a count', () => {
  const count = { k: 0, atMost: 0, n: 2, recordsPerYear: 1, newPerYear: 0, medianKm: 9 };
  const since = { from: 2001, to: 2012, ...count };
  expect(filmedSpans([since], { from: 1987, to: 2012 })).toEqual([{ from: 1987, to: 2000 }, since]);
  expect(filmedSpans([since], since)).toEqual([since]);
});

describe('the maps of the years', () => {
  it('has a map for every year, empty ones too, and counts a record in each year it overlaps', () => {
    expect(maps.map((map) => [map.year, map.records])).toEqual([
      [2003, 1],
      [2004, 0],
      [2005, 1],
      [2006, 1],
    ]);
  });

  it('shows every place inside the edge of the map, however far apart', () => {
    const signs = maps[2]!.marks.filter(({ layer }) => layer === 'place');
    expect(signs).toHaveLength(2);
    for (const { hitArea } of signs) {
      const { x, y, r } = hitArea!;
      expect(Math.min(x, y, YEAR_MAP.width - x, YEAR_MAP.height - y)).toBeGreaterThan(r);
    }
  });
});
