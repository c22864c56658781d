import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { cellText, toCsv } from './chart-table';

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
    expect(Papa.parse(toCsv(table, source), { header: true, skipEmptyLines: true }).data).toEqual([
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

describe('cellText', () => {
  it('shows what is not defined as a dash', () => {
    expect(cellText(null)).toBe('–');
    expect(cellText(2, (value) => `${value} km`)).toBe('2 km');
  });
});
