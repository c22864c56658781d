import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbook } from './files.fixture';
import { openFile } from './open';
import { LIMITS, type Limits } from './own-file';
import { readOpened } from './read';
import { bytes, HEAD, names, read } from './reading.fixture';

/** Reading that would take minutes is refused before it is begun: with the place, the value and the limit. */

const faults = async (file: string, content: Uint8Array, limits: Partial<Limits> = {}) => {
  const { problems } = await openFile(file, content, { limits: { ...LIMITS, ...limits } });
  return problems.map(
    ({ field, value, expected, values }) => `${field} ${value} ${expected} ${values}`,
  );
};
/** Another content for the one sheet of a workbook. */
function withSheet(sheetData: string): Uint8Array {
  const parts = unzipSync(workbook({ Events: [['name']] }));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!);
  const changed = sheet.replace(
    /<sheetData>.*<\/sheetData>/,
    `<sheetData>${sheetData}</sheetData>`,
  );
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(changed) });
}
const text = (ref: string, value: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('rows', () => {
  it('beyond the limit are told with their true number', async () => {
    const rows = 'A,2022,1,2\n\n'.repeat(30);
    expect(await faults('a.csv', bytes(HEAD + rows), { rows: 20 })).toEqual([' 30 row-count 20']);
    expect(await faults('a.csv', bytes(HEAD + rows), { rows: 30 })).toEqual([]);
    const features = Array.from({ length: 21 }, () => null);
    const layer = JSON.stringify({ type: 'FeatureCollection', features });
    expect(await faults('a.json', bytes(layer), { rows: 20 })).toEqual([' 21 row-count 20']);
  });

  it('of one id count as one record', async () => {
    const table = (ids: number) =>
      `id,${HEAD}${Array.from({ length: 30 }, (_, i) => `r${i % ids},A,2022,${i},2\n`).join('')}`;
    const limits = { ...LIMITS, records: 5 };
    const readWithin = async (content: string) =>
      readOpened(await openFile('a.csv', bytes(content), { limits }), undefined, limits);
    expect(await readWithin(table(5))).toMatchObject({ records: { length: 5 }, problems: [] });
    expect((await readWithin(table(6))).problems).toMatchObject([
      { value: '6', expected: 'record-count', values: '5' },
    ]);
  });
});

describe('a cell', () => {
  it('of two megabytes is told with its line and cut, and the other rows are read', async () => {
    const result = await read('a.csv', `${HEAD}${'A'.repeat(2e6)},2022,1,2\nB,2022,1,2\n`);
    expect(names(result)).toEqual(['B']);
    expect(result.problems).toMatchObject([
      { row: { n: 2 }, field: 'name', expected: 'text-length', values: '100000' },
    ]);
    expect(result.problems[0]!.value).toHaveLength(80);
  });

  it('of more than a page can lay out is no name', async () => {
    const result = await read('a.csv', `${HEAD}${'A'.repeat(5001)},2022,1,2\n`);
    expect(result.problems[0]).toMatchObject({ field: 'name', values: '5000' });
    expect(result.left).toEqual([{ unit: 'line', n: 2 }]);
  });
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
      `sheet1 "${ref}" last-cell ALL100001`,
    ]);
  });

  it('whose cells to the last one are too many says how many', async () => {
    const far = withSheet(`${row1}<row r="99999">${text('ZZ99999', 'x')}</row>`);
    // ZZ is column 702.
    expect(await faults('a.xlsx', far)).toEqual([`sheet1 ${702 * 99_999} cell-count 2000000`]);
  });

  it('may have a format down to its last row, as programs write it', async () => {
    const styled = '<row r="1048575" ht="15"/><row r="1048576"><c r="A1048576" s="1"/></row>';
    const result = await read('a.xlsx', withSheet(row1 + row2 + styled));
    expect(result.problems).toEqual([]);
    expect(names(result)).toEqual(['Drill']);
  });
});

describe('KML', () => {
  it('with more placemarks or elements than the limit is not parsed', async () => {
    const placemark = '<Placemark><name>A</name></Placemark>';
    const kml = (content: string) => bytes(`<kml><Document>${content}</Document></kml>`);
    expect(await faults('a.kml', kml(placemark.repeat(60_000)))).toEqual([
      ' 60000 placemark-count 10000',
    ]);
    expect(await faults('a.kml', kml('<x/>'.repeat(500_000)))).toEqual([
      ' 500002 element-count 500000',
    ]);
  });
});

it('reading tells how many rows are done', async () => {
  const told: string[] = [];
  const onProgress = (rows: number, total: number) => told.push(`${rows} of ${total}`);
  const opened = await openFile('a.csv', bytes(HEAD + 'A,2022,1,2\n'.repeat(1200)));
  readOpened(opened, opened.mapping, LIMITS, onProgress);
  expect(told).toEqual(['0 of 1200', '500 of 1200', '1000 of 1200']);
});
