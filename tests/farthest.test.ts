import { expect, it } from 'vitest';
import type { RecordNumbers } from '../src/lib/core/stall/prebuilt';
import { mostOf, valueOf } from '../src/lib/core/reach/measures';
import { yearTable } from '../src/lib/core/reach/year-table';
import { yearlyReach } from '../src/lib/site/dataset/reach-dataset.server';
import { set } from '../src/lib/site/dataset/set';
import { measureRows, measureText } from '../src/lib/site/text/measure-rows';
import { readJson } from './json';

// Each was printed as the most, of places nearer than one known only within bounds.
it.each([
  [2014, 'CN', 3325],
  [2015, 'RU', 877],
  [2022, 'RU', 2208],
] as const)('in %i the farthest from %s is at least %i km away', (year, partner, km) => {
  const years = yearlyReach();
  const span = years.find((own) => own.year === year)!;
  const measure = measureRows(set.partners).find(
    (row) => row.id === 'farthest' && row.partner === partner,
  )!;
  const value = valueOf(span, measure.names.all)!;
  // By another reading, on a sphere.
  expect(Math.abs(value - km)).toBeLessThan(0.006 * km);
  expect(mostOf(span, measure.names.all)).toBeGreaterThan(value);
  expect(measureText(measure, span, measure.names.all)).toBe(`at least ${measure.format(value)}`);
  const [names = [], ...rows] = yearTable(years, ['CN', 'RU']);
  const row = rows.find(([from]) => from === year)!;
  expect(row[names.indexOf(measure.names.all)]).toBe(value);
  expect(row[names.indexOf(`${measure.names.all}.most`)]).toBe(mostOf(span, measure.names.all));
});

it('says nothing of the kind where all places are known', () => {
  const span2005 = yearlyReach().find(({ year }) => year === 2005)!;
  const measure = measureRows(set.partners).find(({ id }) => id === 'farthest')!;
  expect(mostOf(span2005, measure.names.all)).toBeNull();
  expect(measureText(measure, span2005, measure.names.all)).toBe(
    measure.format(valueOf(span2005, measure.names.all)),
  );
});

it('of one record is a least too where its place is known only within bounds', () => {
  const numbers = readJson<Record<string, RecordNumbers>>('static/data/record-numbers.json');
  expect(numbers['peaceful-sea-2022']!.atLeast.toSorted()).toEqual(['CN', 'RU']);
  expect(numbers['joint-sea-2016']!.atLeast).toEqual([]);
});
