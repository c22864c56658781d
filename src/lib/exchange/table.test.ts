import { describe, expect, it } from 'vitest';
import { COLUMNS, FIELDS, template } from './columns';
import { LANGUAGES } from '#core/record/languages';
import { bytes, faultTexts, HEAD, names, read, workbook } from './reading.fixture';

/** A reader's table, CSV or XLSX, good and bad: nothing throws, and nothing is lost without a word. */

describe('a table', () => {
  it('needs a name, a date and a place', async () => {
    const { records, faults } = await read(
      'mine.csv',
      'name,date,lat,lon\nDrill off Busan,2025-04-01,35.1,129.1\n',
    );
    expect(faults).toEqual([]);
    expect(records).toMatchObject([
      {
        id: 'drill-off-busan',
        name: { en: 'Drill off Busan' },
        start: '2025-04-01',
        end: '2025-04-01',
        datePrecision: 'day',
        kind: 'exercise',
        participants: [],
        sites: [{ name: 'Drill off Busan', position: [129.1, 35.1], precision: 'area' }],
      },
    ]);
  });

  it.each(LANGUAGES)('may be the template in %s, as CSV', async (language) => {
    const rows = template(language).map((cells) => cells.join('\t'));
    const result = await read('mine.tsv', rows.join('\n'));
    expect(result).toMatchObject({ faults: [], ignored: [], unknown: [], total: 1 });
    expect(result.records).toMatchObject([
      {
        name: { en: 'Sample exercise (invented)' },
        start: '2009-03-12',
        end: '2009-03-19',
        kind: 'exercise',
        framework: 'bilateral',
        participants: ['AU', 'NZ'],
        domains: ['sea', 'air'],
        practices: ['search and rescue'],
        sites: [{ name: 'Jervis Bay', position: [150.8, -35.1], precision: 'area' }],
        forces: { total: { personnel: 300, ships: 4, aircraft: 2 } },
        sources: [{ title: 'Navy yearbook' }, { title: 'https://example.org/a' }],
      },
    ]);
  });

  it('has headings of which none means two fields, in each language of the site', () => {
    const headings = FIELDS.flatMap((field) => COLUMNS[field].headings.flat());
    expect(new Set(headings).size).toBe(headings.length);
    for (const field of FIELDS) expect(COLUMNS[field].headings).toHaveLength(LANGUAGES.length);
  });

  it('may have several rows of one record: its places, in order', async () => {
    const { records, faults } = await read(
      'mine.csv',
      'id,name,date,place,lat,lng,source\na,A,2025-02,X,1,2,S\nb,B,2025,Y,3,4,\na,A,,Z,5,6,T\n',
    );
    expect(faults).toEqual([]);
    expect(records.map(({ id, sites }) => [id, sites.map(({ name }) => name)])).toEqual([
      ['a', ['X', 'Z']],
      ['b', ['Y']],
    ]);
    expect(records[0]).toMatchObject({
      end: '2025-02-28',
      sources: [{ title: 'S' }, { title: 'T' }],
    });
  });

  it('with one id on two records tells the second, and loses neither name', async () => {
    const result = await read('a.csv', `id,${HEAD}x,A,2022,1,2\nx,B,2023,3,4\nx,A,2022,5,6\n`);
    expect(result.records).toMatchObject([
      { id: 'x', name: { en: 'A' }, sites: [{ position: [2, 1] }, { position: [6, 5] }] },
    ]);
    expect(faultTexts(result)).toEqual(['line 3 name same-record']);
  });

  it('names records by their names, none as another', async () => {
    const rows = ',A,2001,1,2\na,B,2002,1,2\n,A,2003,1,2\n,?,2004,1,2\n';
    const { records } = await read('a.csv', `id,${HEAD}${rows}`);
    expect(records.map(({ id }) => id)).toEqual(['a-2', 'a', 'a-4', 'line']);
  });

  it('tells a participant that is no known country, and keeps its record', async () => {
    const { records, unknown, left } = await read(
      'mine.csv',
      'name,date,lat,lng,участники\nA,2025,1,2,Russia; Mordor\nB,2025,1,2,Mordor\n',
    );
    expect(records.map(({ participants }) => participants)).toEqual([['RU'], []]);
    expect([unknown, left]).toEqual([[['Mordor', 2]], []]);
  });

  it.each([
    ['name,date,lat,lng\nA,2025,north,2\n', 'line 2 lat latitude'],
    ['Name,Date,Lat,Lng\nA,2025,,2\n', 'line 2 Lat latitude'],
    ['name,date,lat,lng\n,2025,1,2\n', 'line 2 name given'],
    ['name,date,lat,lng\nA,04/05/2025,1,2\n', 'line 2 date date-order'],
    ['name,date,lat,lng,kind\nA,2025,1,2,war\n', 'line 2 kind one-of'],
    ['name,start,end,lat,lng\nA,2025-02-03,2025-02-01,1,2\n', 'line 2 end end-not-before-start'],
    ['name,date,lat,lng\nA,2025,35,1,129,1\n', 'line 2 cells'],
    ['name,date\nA,2025\n', 'columns'],
    ['just a text', 'columns'],
    ['Drill off Busan,2025-04-01,35.1,129.1\nB,2026,1,2\n', 'header'],
    ['name,date,lat,lon\n', 'rows'],
    ['', 'columns'],
  ])('that is wrong says where and what was expected: %j', async (text, expected) => {
    expect(faultTexts(await read('mine.csv', text))).toEqual([expected]);
  });

  it('may have a row without a place, which is not known then', async () => {
    const result = await read('a.csv', `${HEAD}A,2022,,\n`);
    expect(result).toMatchObject({ faults: [], records: [{ sites: [], track: null }] });
  });

  it('whose latitudes stand where longitudes should is read when they change places', async () => {
    const table = `${HEAD}A,2022-05-01/2022-05-09,131.9,43.1\nB,2023,120,-10\nC,2023,43,12\n`;
    const result = await read('a.csv', table);
    expect(result.isSwapped).toBe(true);
    expect(result.left.map(({ name }) => name)).toEqual(['A', 'B']);
    const { records, faults, isSwapped } = await read('a.csv', table, true);
    expect([faults, isSwapped]).toEqual([[], false]);
    expect(records[0]).toMatchObject({
      start: '2022-05-01',
      end: '2022-05-09',
      sites: [{ position: [131.9, 43.1] }],
    });
    // One that is wrong among others is a slip.
    const slip = `${HEAD}A,2022,95,43\nB,2023,12,10\nC,2023,43,12\n`;
    expect((await read('a.csv', slip)).isSwapped).toBe(false);
  });

  it('without a column that is needed names it and what was found, in place of any row', async () => {
    const result = await read('mine.csv', 'Titel,Datum,Breite,lng\nA,2025,1,2\n');
    expect(result).toMatchObject({
      records: [],
      total: 0,
      faults: [{ values: 'name, start, lat', value: '"Titel, Datum, Breite, lng"' }],
    });
  });

  it('is read up to a quote that is not closed, which is told', async () => {
    const result = await read('a.csv', `${HEAD}A,2022,1,2\n"B,2022,1,2\nC,2022,1,2\n`);
    expect(names(result)).toEqual(['A']);
    expect(faultTexts(result)).toEqual(['line 3 quotes']);
  });

  it('counts lines as an editor does, over cells of several lines', async () => {
    const result = await read('a.csv', `${HEAD}"A\nand more",2022,1,2\n\nB,2022,north,2\n`);
    expect(faultTexts(result)).toEqual(['line 5 lat latitude']);
  });

  it('may have bars, and columns of one field, of another name, or of none', async () => {
    const result = await read('a.txt', 'name|title|date|lat|lng|\nA|B|2022|1|2|x\n');
    expect(names(result)).toEqual(['A']);
    expect(result.ignored).toEqual(['title', 'column 6']);
  });

  it('may hold script, formulas and names of the language as plain text', async () => {
    const result = await read(
      'a.csv',
      `__proto__,constructor,${HEAD}p,q,<script>alert(1)</script>,2022,1,2\np,q,'=HYPERLINK("x"),2022,1,2\n`,
    );
    expect(names(result)).toEqual(['<script>alert(1)</script>', '=HYPERLINK("x")']);
    expect(result.ignored).toEqual(['__proto__', 'constructor']);
    expect(({} as { p?: unknown }).p).toBeUndefined();
  });
});

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
    const result = await read('a.csv', content);
    expect(result).toMatchObject({ encoding, faults: [] });
    expect(result.records).toMatchObject([
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
    expect(faultTexts(result)).toEqual(['line 3 name encoding']);
  });
});

it('of a workbook the sheet is read in which most is known, with its days', async () => {
  const file = await workbook({
    Notes: [
      ['read me', 'please'],
      ['a', 'b'],
    ],
    Events: [
      ['Name', 'Date', 'Latitude', 'Longitude', 'Kind'],
      ['Drill', '2016-09-12', 35.1, 129.1, 'drill'],
      ['', '', '', ''],
      ['Bad', 2016, 'x', 1, 'patrol'],
    ],
  });
  const result = await read('a.xlsx', file);
  expect(result.records).toMatchObject([
    { kind: 'exercise', start: '2016-09-12', sites: [{ position: [129.1, 35.1] }] },
  ]);
  expect(faultTexts(result)).toEqual(['row 4 Latitude latitude']);
});
