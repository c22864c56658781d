import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bytes, faultTexts, HEAD, names, read, workbook } from './reading.fixture';

/** Reading that would take minutes is refused before it is begun: with the place, the value and the limit. */

const faults = async (file: string, content: string | Uint8Array) =>
  (await read(file, content)).faults.map(
    ({ field, value, expected, values }) => `${field} ${value} ${expected} ${values}`,
  );
const parts = unzipSync(await workbook({ Events: [['name']] }));
/** Another content for the one sheet of a workbook. */
function withSheet(sheetData: string): Uint8Array {
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  const changed = sheet.replace(
    /<sheetData>.*<\/sheetData>/,
    `<sheetData>${sheetData}</sheetData>`,
  );
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(changed) });
}
const text = (ref: string, value: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

it.each([
  ['200,000 rows', HEAD + 'A,2022,1,2\n\n'.repeat(200_000), ' 200000 row-count 10000'],
  ['2001 columns', `${'a,'.repeat(2000)}b\n`, ' 2001 column-count 1000'],
  ['2,001 records', HEAD + 'A,2022,1,2\n'.repeat(2001), ' 2001 record-count 2000'],
  ['300,000 quotes', HEAD + 'a"b,'.repeat(300_000), ' 300001 cells 4'],
  [
    'a megabyte of spaces',
    `${HEAD}A,2022${' '.repeat(1e6)}x,1,2\n`,
    expect.stringMatching(/length/),
  ],
])('a table of %s is told, and not read on', async (_, table, said) => {
  expect(await faults('a.csv', table)).toEqual([said]);
});

it('rows of one id count as one record', async () => {
  const table = `id,${HEAD}${Array.from({ length: 9999 }, (_, i) => `r${i % 1999},A,2022,1,2\n`).join('')}`;
  expect(await read('a.csv', table)).toMatchObject({ records: { length: 1999 }, faults: [] });
});

it('a file beyond 50 MB is refused unread, and a layer of too many features', async () => {
  expect(await faults('a.csv', new Uint8Array(50_000_001))).toEqual([' – file-size ']);
  const features = Array.from({ length: 10_001 }, () => null);
  const layer = JSON.stringify({ type: 'FeatureCollection', features });
  expect(await faults('a.json', layer)).toEqual([' 10001 row-count 10000']);
});

it('tracks so many and long that no browser could compare them are told', async () => {
  // A point each 10 km of 3,336: 334 places or more, of which each is compared with 300 tracks.
  const coordinates = [0, 30].map((lng) => [lng, 0]);
  const geometry = { type: 'LineString', coordinates };
  const properties = { name: 'A', date: '2022' };
  const features = Array.from({ length: 300 }, () => ({ type: 'Feature', properties, geometry }));
  const layer = JSON.stringify({ type: 'FeatureCollection', features });
  const [fault] = (await read('a.json', layer)).faults;
  expect(fault).toMatchObject({ expected: 'distances', values: '20000000' });
  expect(Number(fault!.value)).toBeGreaterThanOrEqual(334 * 300 * 300);
});

it('a cell of two megabytes is told with its line and cut, and the other rows are read', async () => {
  const result = await read('a.csv', `${HEAD}${'A'.repeat(2e6)},2022,1,2\nB,2022,1,2\n`);
  expect(names(result)).toEqual(['B']);
  expect(result.left).toMatchObject([{ ref: { n: 2 } }]);
  expect(result.faults).toMatchObject([{ field: 'name', expected: 'text-length', values: '5000' }]);
  expect(result.faults[0]!.value).toHaveLength(80);
});

it.each([
  ['track.kml', 'layer-type', '".kml"'],
  ['track.KMZ', 'layer-type', '".kmz"'],
  ['a.gpx', 'layer-type', '".gpx"'],
  ['shapes.zip', 'layer-type', '".zip"'],
  ['old.xls', 'table-type', '".xls"'],
  ['photo.png', 'table-type', '".png"'],
  ['README', 'table-type', '"README"'],
])('%s is told with what is read', async (file, expected, value) => {
  expect((await read(file, 'x')).faults).toMatchObject([{ expected, value }]);
});

describe('a workbook', () => {
  const header = ['name', 'date', 'lat', 'lng'].map((name, i) => text(`${'ABCD'[i]}1`, name));
  const row1 = `<row r="1">${header.join('')}</row>`;
  const row2 = `<row r="2">${text('A2', 'Drill')}<c r="B2"><v>2022</v></c><c r="C2"><v>1</v></c><c r="D2"><v>2</v></c></row>`;

  it.each([
    ['XFD1048576', `<row r="1048576">${text('XFD1048576', 'x')}</row>`],
    ['ALM3', `<row r="3">${text('A3', 'x')}${text('ALM3', 'x')}</row>`],
    ['1e9', '<row r="1e9"></row>'],
    ['A900000', `<row r="900000" ht="20">${text('A900000', 'x')}</row>`],
    ['XFD1048576', `<x:row><x:c x:r='XFD1048576'><x:v>1</x:v></x:c></x:row>`],
  ])('with a cell or row as far out as %s names sheet, cell and limit', async (ref, far) => {
    // The 1000th column is ALL: 26 + 26² + 298, and 298 is 11 · 26 + 12.
    expect(await faults('a.xlsx', withSheet(row1 + row2 + far))).toEqual([
      `sheet1 "${ref}" last-cell ALL10001`,
    ]);
  });

  it('whose cells to the last one are too many says how many', async () => {
    const far = withSheet(`${row1}<row r="9999">${text('ZZ9999', 'x')}</row>`);
    // ZZ is column 702.
    expect(await faults('a.xlsx', far)).toEqual([`sheet1 ${702 * 9999} cell-count 2000000`]);
  });

  it('may have a format down to its last row, as programs write it', async () => {
    const styled = '<row r="1048575" ht="15"/><row r="1048576"><c r="A1048576" s="1"/></row>';
    const result = await read('a.xlsx', withSheet(row1 + row2 + styled));
    expect(result.faults).toEqual([]);
    expect(names(result)).toEqual(['Drill']);
  });

  it('that unfolds beyond the limit, or is none, is refused', async () => {
    // Dated, or a byte of the clock is taken for the directory's mark at some seconds of a day.
    const bomb = zipSync(
      { 'xl/worksheets/sheet1.xml': new Uint8Array(2_500_000) },
      { level: 1, mtime: '2026-01-01' },
    );
    // The size of what is packed, as the directory at the end of the file says it.
    const directory = new DataView(bomb.buffer, bomb.lastIndexOf(0x50, bomb.length - 23));
    expect(directory.getUint32(0)).toBe(0x504b0102);
    directory.setUint32(24, 202_500_000, true);
    expect(faultTexts(await read('a.xlsx', bomb))).toEqual(['unpacked-size']);
    expect(faultTexts(await read('a.xlsx', 'PK\x03\x04 but no zip'))).toEqual(['workbook']);
    const other = zipSync({ 'a.txt': bytes('x') });
    expect(faultTexts(await read('a.xlsx', other))).toEqual(['workbook']);
  });
});
