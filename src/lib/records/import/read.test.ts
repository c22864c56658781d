import { describe, expect, it } from 'vitest';
import { plainRecord } from '../export/record.fixture';
import { LIMITS } from './own-file';
import { readRecords } from './read';
import { layer } from './reading.fixture';

const problemTexts = (file: string, text: string) =>
  readRecords(file, text).problems.map(
    ({ row, field, value, expected }) =>
      `${row ? `${row.unit} ${row.n} ` : ''}${field} ${value} ${expected}`,
  );

describe("a reader's table", () => {
  it('needs a name, a date and a place', () => {
    const { records, problems, assumed } = readRecords(
      'mine.csv',
      'name,date,lat,lon\nDrill off Busan,2025-04-01,35.1,129.1\n',
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      {
        id: 'own-drill-off-busan-2',
        name: { en: 'Drill off Busan' },
        start: '2025-04-01',
        end: '2025-04-01',
        datePrecision: 'day',
        kind: 'exercise',
        sites: [{ name: 'Drill off Busan', position: [129.1, 35.1] }],
      },
    ]);
    expect(assumed).toMatchObject({ kind: 1, framework: 1, role: 1 });
  });

  it('may be what a spreadsheet writes where the comma is decimal, with a byte order mark', () => {
    const text = '\uFEFFname;start;lat;lng\r\nУчение;2025;−35,5;129,25\r\n';
    const { records, problems } = readRecords('mine.csv', text);
    expect(problems).toEqual([]);
    expect(records[0]).toMatchObject({
      id: 'own-учение-2',
      start: '2025-01-01',
      end: '2025-12-31',
      datePrecision: 'year',
      sites: [{ position: [129.25, -35.5] }],
    });
  });

  it('may have several rows of one record: its places, in order', () => {
    const text =
      'id,name,date,place,lat,lng\na,A,2025-02,X,1,2\nb,B,2025,Y,3,4\na,A,2025-02,Z,5,6\n';
    const { records } = readRecords('mine.csv', text);
    expect(records.map(({ id, sites }) => [id, sites.map(({ name }) => name)])).toEqual([
      ['a', ['X', 'Z']],
      ['b', ['Y']],
    ]);
    expect(records[0]?.end).toBe('2025-02-28');
  });

  it('may name numbers and sources', () => {
    const text =
      'name,date,lat,lng,personnel,source\nA,2025,1,2,300,TASS | https://example.org/a\n';
    const { records } = readRecords('mine.csv', text);
    expect(records[0]?.forces).toEqual({ total: { personnel: 300 } });
    expect(records[0]?.sources.map(({ title }) => title)).toEqual([
      'TASS',
      'https://example.org/a',
    ]);
  });

  it.each([
    ['name,date,lat,lng\nA,2025,north,2\n', 'line 2 lat "north" latitude'],
    ['name,date,lat,lng\nA,2025,95,2\n', 'line 2 lat 95 latitude'],
    ['name,date,lat,lng\n,2025,1,2\n', 'line 2 name – given'],
    ['name,date,lat,lng\nA,spring 2025,1,2\n', 'line 2 date "spring 2025" date'],
    ['name,date,lat,lng\nA,1025-01-01,1,2\n', 'line 2 date "1025-01-01" year'],
    ['name,date,lat,lng\nA,2025-02-30,1,2\n', 'line 2 date "2025-02-30" date'],
    ['name,date,lat,lng,kind\nA,2025,1,2,war\n', 'line 2 kind "war" one-of'],
    ['name,date,lat,lng,ships\nA,2025,1,2,few\n', 'line 2 ships "few" whole-number'],
    ['name,date,lat,lng,sources\nA,2025,1,2,[{]\n', 'line 2 sources "[{]" json'],
    [
      'name,start,end,lat,lng\nA,2025-02-03,2025-02-01,1,2\n',
      'line 2 end "2025-02-01" end-not-before-start',
    ],
    ['name,date\nA,2025\n', 'line 2 sites [] place'],
    ['just a text', ' "just a text" columns'],
  ])('that is wrong says where and what was expected: %j', (text, expected) => {
    expect(problemTexts('mine.csv', text)).toContain(expected);
    expect(readRecords('mine.csv', text).records).toEqual([]);
  });
});

it('a participant that is no known country is told, and its record is kept', () => {
  const table = readRecords(
    'mine.csv',
    'name,date,lat,lng,participants\nA,2025,1,2,Russia; Mordor\nB,2025,1,2,Mordor\n',
  );
  expect(table.records.map(({ participants }) => participants)).toEqual([['RU'], []]);
  expect(table).toMatchObject({ unknown: { Mordor: 2 }, problems: [], left: [] });
  const record = { ...plainRecord('a'), participants: ['CN', 'South Korea', 'Mordor'] };
  const own = readRecords('mine.json', JSON.stringify([record]));
  expect(own.records[0]?.participants).toEqual(['CN', 'KR']);
  expect(own.unknown).toEqual({ Mordor: 1 });
});

describe("a reader's GeoJSON", () => {
  it('may hold many points, and a line over 180°', () => {
    const { records, problems } = readRecords(
      'mine.geojson',
      layer(
        {
          type: 'MultiPoint',
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        },
        {
          type: 'LineString',
          coordinates: [
            [170, 50],
            [-170, 52],
          ],
        },
      ),
    );
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { sites: [{ position: [1, 2] }, { position: [3, 4] }] },
      {
        kind: 'patrol',
        sites: [],
        track: {
          positions: [
            [170, 50],
            [190, 52],
          ],
        },
      },
    ]);
  });

  it.each([
    [layer({ type: 'Circle', coordinates: [] }), 'feature 1 geometry.type "Circle" geometry'],
    [
      layer({ type: 'Point', coordinates: [200, 4] }),
      'feature 1 sites[0].position[0] 200 longitude',
    ],
    [layer({ type: 'Point', coordinates: ['x'] }), 'feature 1 sites[0].position[0] "x" longitude'],
    [
      layer({ type: 'LineString', coordinates: [[1, 2]] }),
      'feature 1 track.waypoints [{"position":[1,2],"status":"inferred"}] two-waypoints',
    ],
    [layer(null), 'feature 1 sites [] place'],
    [
      JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Topology' }] }),
      'feature 1 type "Topology" features',
    ],
    ['{"type":"Topology"}', 'records – features'],
  ])('that is wrong says where and what was expected: %s', (text, expected) => {
    expect(problemTexts('mine.geojson', text)).toContain(expected);
  });
});

describe('any file', () => {
  it.each([
    ['photo.png', '', ' ".png" file-type'],
    ['broken.json', '{"records": [', 'json'],
    [
      'twice.json',
      JSON.stringify([plainRecord('a'), plainRecord('a')]),
      'record 2 id "a" unique-id',
    ],
    ['number.json', '[1]', 'record 1 name – given'],
  ])('%s that is wrong says so', (file, text, expected) => {
    expect(problemTexts(file, text).join('\n')).toContain(expected);
  });

  it('may not be larger than a page can hold', () => {
    const many = Array.from({ length: LIMITS.records + 1 }, (_, i) => plainRecord(`r${i}`));
    expect(problemTexts('many.json', JSON.stringify(many))).toEqual([
      ` ${LIMITS.records + 1} record-count`,
    ]);
  });
});
