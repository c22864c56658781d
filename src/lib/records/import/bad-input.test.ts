import { sum } from 'd3-array';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { workbook } from './files.fixture';
import { LIMITS } from './own-file';
import { openFile } from './open';
import { readRecords } from './read';
import { bytes, read, problemTexts, names, HEAD, layer } from './reading.fixture';

/** What readers' files hold, good and bad: nothing throws, and nothing is lost without a word. */

describe('letters', () => {
  const table = 'название;дата;широта;долгота\nУчение у Владивостока;2022;43,1;131,9\n';
  const cp1251 = Uint8Array.from(table, (c) => {
    const code = c.charCodeAt(0);
    return code < 128 ? code : code - 0x410 + 0xc0;
  });
  const utf16 = (littleEndian: boolean) => {
    const view = new DataView(new ArrayBuffer(2 * table.length));
    Array.from(table).forEach((c, i) => view.setUint16(2 * i, c.charCodeAt(0), littleEndian));
    return new Uint8Array(view.buffer);
  };
  it.each([
    ['utf-8', bytes(table)],
    ['utf-8', bytes(`\uFEFF${table.replaceAll('\n', '\r\n')}`)],
    ['windows-1251', cp1251],
    ['utf-16le', Uint8Array.of(0xff, 0xfe, ...utf16(true))],
    ['utf-16be', utf16(false)],
  ])('of %s are found out, with decimal commas and any line ends', async (encoding, content) => {
    const { opened, records, problems } = await read('a.csv', content);
    expect(opened.encoding).toBe(encoding);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { name: { en: 'Учение у Владивостока' }, sites: [{ position: [131.9, 43.1] }] },
    ]);
  });

  it('of GB 18030 and Latin-1 are told apart from Russian', async () => {
    // 海军演习 in GB 18030, and café in Latin-1, by their published tables.
    const chinese = [0xba, 0xa3, 0xbe, 0xfc, 0xd1, 0xdd, 0xcf, 0xb0];
    const line = (word: number[]) =>
      Uint8Array.of(...bytes(HEAD), ...word, ...bytes(',2022,1,2\n'));
    expect(names(await read('a.csv', line(chinese)))).toEqual(['海军演习']);
    expect(names(await read('a.csv', line([0x63, 0x61, 0x66, 0xe9])))).toEqual(['café']);
  });

  it('that are broken are told with their line, and the others are read', async () => {
    const content = Uint8Array.of(
      ...bytes(`${HEAD}Учение,2022,1,2\nДру`),
      0xd0,
      ...bytes('гое,2022,1,2\n'),
    );
    const result = await read('a.csv', content);
    expect(names(result)).toEqual(['Учение']);
    expect(problemTexts(result)).toEqual(['line 3 name encoding']);
  });
});

describe('tables', () => {
  it('are read up to a quote that is not closed, which is told', async () => {
    const result = await read('a.csv', `${HEAD}A,2022,1,2\n"B,2022,1,2\nC,2022,1,2\n`);
    expect(names(result)).toEqual(['A']);
    expect(problemTexts(result)).toEqual(['line 3  quotes']);
    expect(result.left).toEqual([{ unit: 'line', n: 3 }]);
  });

  it('count lines as an editor does, over cells of several lines', async () => {
    const result = await read('a.csv', `${HEAD}"A\nand more",2022,1,2\n\nB,2022,north,2\n`);
    expect(problemTexts(result)).toEqual(['line 5 lat latitude']);
  });

  it('say when a comma of a number has cut a cell in two', async () => {
    const result = await read('a.csv', `${HEAD}A,2022,35,1,129,1\nB,2022,1,2\n`);
    expect(names(result)).toEqual(['B']);
    expect(problemTexts(result)).toEqual(['line 2  cells']);
  });

  it('may have tabs, bars, columns of one name, or of none', async () => {
    expect(names(await read('a.tsv', 'name\tdate\tlat\tlng\nA\t2022\t1\t2\n'))).toEqual(['A']);
    const result = await read('a.txt', 'name|name|date|lat|lng|\nA|B|2022|1|2|x\n');
    expect(names(result)).toEqual(['A']);
    expect(result.ignored).toEqual(['name (2)', 'column 6']);
  });

  it('with one id on two records tell the second, and lose neither name', async () => {
    const result = await read('a.csv', `id,${HEAD}x,A,2022,1,2\nx,B,2023,3,4\nx,A,2022,5,6\n`);
    expect(result.records).toMatchObject([
      { id: 'x', name: { en: 'A' }, sites: [{ position: [2, 1] }, { position: [6, 5] }] },
    ]);
    expect(problemTexts(result)).toEqual(['line 3 name same-record']);
  });

  it('may hold script, formulas and names of the language as plain text', async () => {
    const result = await read(
      'a.csv',
      `__proto__,constructor,${HEAD}p,q,<script>alert(1)</script>,2022,1,2\np,q,=HYPERLINK("x"),2022,1,2\n`,
    );
    expect(names(result)).toEqual(['<script>alert(1)</script>', '=HYPERLINK("x")']);
    expect(result.ignored).toEqual(['__proto__', 'constructor']);
    expect(({} as { p?: unknown }).p).toBeUndefined();
  });

  it.each(['', '\n\n', HEAD, 'x'])('that are empty say so or hold nothing: %j', async (text) => {
    const { records, problems, total } = await read('a.csv', text);
    expect({ records, total }).toEqual({ records: [], total: 0 });
    expect(problems.length).toBe(text === HEAD ? 0 : 1);
  });
});

describe('workbooks', () => {
  it('give the sheet in which most is known, with its days', async () => {
    const file = workbook({
      Notes: [
        ['read me', 'please'],
        ['a', 'b'],
      ],
      // 2016-09-12 is day 42625 since 30 December 1899.
      Events: [
        ['Name', 'Date', 'Latitude', 'Longitude', 'Kind'],
        ['Drill', { day: 42625 }, 35.1, 129.1, 'Naval drill'],
        ['', '', '', ''],
        ['Bad', 2016, 'x', 1, 'patrol'],
      ],
    });
    const result = await read('a.xlsx', file);
    expect(result.opened).toMatchObject({
      sheet: 'Events',
      sheets: ['Notes', 'Events'],
    });
    expect(result.records).toMatchObject([
      { kind: 'exercise', start: '2016-09-12', sites: [{ position: [129.1, 35.1] }] },
    ]);
    expect(problemTexts(result)).toEqual(['row 4 Latitude latitude']);
  });

  it('that unfold beyond the limit, or are none, are refused', async () => {
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(3_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(10_000);
    const opened = await openFile('a.xlsx', bomb, {
      limits: { ...LIMITS, unpackedBytes: 1_000_000 },
    });
    expect(problemTexts(opened)).toEqual(['  unpacked-size']);
    expect(problemTexts(await read('a.xlsx', 'PK\x03\x04 but no zip'))).toEqual(['  workbook']);
    expect(problemTexts(await read('a.xlsx', zipSync({ 'a.txt': strToU8('x') })))).toEqual([
      '  workbook',
    ]);
  });
});

describe('any file', () => {
  it('beyond 50 MB is refused unread', async () => {
    expect(problemTexts(await read('a.csv', new Uint8Array(50_000_001)))).toEqual(['  file-size']);
  });

  it.each([
    ['a million rows', 'a.csv', HEAD + 'A,2022,1,2\n'.repeat(1_000_000), '  row-count'],
    ['2001 columns', 'a.csv', `${'a,'.repeat(2000)}b\n`, '  column-count'],
    ['300,000 quotes', 'a.csv', HEAD + 'a"b,'.repeat(300_000), 'line 2  cells'],
    ['a quote that never ends', 'a.csv', HEAD + '"'.repeat(10_000_001), 'line 2  quotes'],
    ['100,000 levels', 'a.geojson', '{"a":'.repeat(1e5) + '1' + '}'.repeat(1e5), '  json'],
    [
      'entities of entities',
      'a.kml',
      `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1e5)}">]><kml><name>&b;</name></kml>`,
      '  xml',
    ],
  ])('of %s is told, and not read on', async (_, file, text, said) => {
    expect(problemTexts(await read(file, text))).toEqual([said]);
  });

  it('whose ids and dates are objects is told, not thrown at', () => {
    const odd = JSON.stringify([{ id: { toString: 1 }, start: { toString: 1 }, name: 'A' }]);
    expect(readRecords('a.json', odd).left).toHaveLength(1);
    const feature = {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [1, 2] },
      properties: { id: { toString: 1 }, date: { toString: 1 }, name: 'A' },
    };
    const collection = JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] });
    expect(readRecords('a.json', collection).left).toHaveLength(2);
  });

  it('nested 50,000 deep is told, whole or in a cell', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(problemTexts(readRecords('a.json', `[{"id":${deep}}]`))).toEqual(['  json']);
    const table = `name,date,lat,lng,participants\nA,2022,1,2,"${deep}"\n`;
    expect(problemTexts(readRecords('a.csv', table))).toEqual(['line 2 participants json']);
  });

  const cell = fc.oneof(
    ...['A', '2022', '2022-05-01', '12/13/2022', '1', '95', '', '"', 'x,y', ' ', '__proto__'].map(
      (s) => fc.constant(s),
    ),
    fc.string(),
  );
  const row = fc.record({
    id: fc.constantFrom('', 'a', 'b'),
    rest: fc.array(cell, { maxLength: 5 }),
  });

  it('with a further row of a record that has no place tells that row', () => {
    const table = `id,place,${HEAD}a,Vladivostok,A,2022,43.1,131.9\na,Khabarovsk,,,,\n`;
    expect(problemTexts(readRecords('a.csv', table))).toEqual(['line 3 lat place']);
  });

  it('has every row either in a record or in the list of what was left out', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.boolean(), (rows, isQuoted) => {
        const quoted = (text: string) => (isQuoted ? `"${text.replaceAll('"', '""')}"` : text);
        const lines = rows.map(({ id, rest }) => [id, ...rest].map(quoted).join(','));
        const result = readRecords('a.csv', `id,${HEAD}${lines.join('\n')}`);
        const placeCount = sum(result.records, ({ sites }) => sites.length);
        // In these tables a row is a place.
        if (result.total) expect(placeCount + result.left.length).toBe(result.total);
        if (isQuoted) {
          const full = rows.filter(({ id, rest }) => [id, ...rest].some((text) => text.trim()));
          expect(result.total || full.length).toBe(full.length);
        }
        if (result.left.length) expect(result.problems.length).toBeGreaterThan(0);
      }),
    );
  });

  it('has every feature either in a record or in the list of what was left out', () => {
    const number = fc.oneof(fc.integer({ min: -200, max: 200 }), fc.constant(null), fc.string());
    const point = fc.tuple(number, number);
    const geometry = fc.oneof(
      fc.record({ type: fc.constant('Point'), coordinates: point }),
      fc.record({
        type: fc.constant('LineString'),
        coordinates: fc.array(point, { maxLength: 4 }),
      }),
      fc.record({ type: fc.constant('Polygon'), coordinates: fc.array(fc.array(point)) }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.array(geometry, { maxLength: 8 }), (geometries) => {
        const result = readRecords('a.geojson', layer(...geometries));
        const shown = new Set(names(result));
        expect(result.total).toBe(geometries.length);
        expect(shown.size + result.left.length).toBe(geometries.length);
      }),
    );
  });
});
