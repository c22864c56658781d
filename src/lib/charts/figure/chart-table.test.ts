import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { cellText, seriesTable, toCsv } from './chart-table';

const source = { column: 'source', text: 'Joint Reach, "core" rule' };
describe('toCsv', () => {
  it('comes back as it was from a reader of CSV, with the source in every row', () => {
    const table = {
      columns: ['Region', 'km²'],
      rows: [
        ['Bering Sea, Aleutians', 2_390_000.5],
        ['a "quoted" name\nover two lines', null],
      ],
    };
    expect(csvParse(toCsv(table, source)).map((row) => ({ ...row }))).toEqual([
      { Region: 'Bering Sea, Aleutians', 'km²': '2390000.5', source: source.text },
      { Region: 'a "quoted" name\nover two lines', 'km²': '', source: source.text },
    ]);
  });

  it('ends lines with CRLF, as RFC 4180 says', () => {
    expect(toCsv({ columns: ['a'], rows: [[1]] }, { column: 's', text: 't' })).toBe(
      'a,s\r\n1,t\r\n',
    );
  });

  it('lets no spreadsheet run a text, and leaves negative numbers numbers', () => {
    const csv = toCsv({ columns: ['a', 'b'], rows: [['=1+1', -5]] }, { column: 's', text: 't' });
    expect(csv).toContain("'=1+1,-5,t");
  });
});

describe('seriesTable', () => {
  const a = {
    label: 'A',
    points: [
      { x: 2019, y: 1 },
      { x: 2020, y: null },
    ],
  };

  it('has a row a year and a column a series, empty where a series has no value', () => {
    const b = {
      label: 'B',
      points: [
        { x: 2020, y: 4 },
        { x: 2018, y: 2 },
      ],
    };
    expect(seriesTable([a, b], 'Year', String)).toMatchObject({
      columns: ['Year', 'A', 'B'],
      rows: [
        [2018, null, 2],
        [2019, 1, null],
        [2020, null, 4],
      ],
    });
  });

  it('adds the ends of bands', () => {
    const band = { label: 'A', points: [{ x: 2019, y: 1, low: 0.5, high: 2 }] };
    expect(seriesTable([band], 'Year', String)).toMatchObject({
      columns: ['Year', 'A', 'A, low', 'A, high'],
      rows: [[2019, 1, 0.5, 2]],
    });
  });

  it('shows what is not defined as a dash', () => {
    expect(cellText(null)).toBe('–');
    expect(cellText(2, (value) => `${value} km`)).toBe('2 km');
  });
});
