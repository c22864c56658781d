import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { sum } from 'd3-array';
import { describe, expect, it } from 'vitest';
import type { MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import type { FullAnswer } from '../../src/lib/core/stall/answer';
import { FORMAT, fileName } from '../../src/lib/records/export/formats';
import { select } from '../../src/lib/records/export/selection';
import { few, fewFile, file, json, reach } from './run.fixture';

describe('a file of records', () => {
  const measured = (input: string) =>
    JSON.stringify(json<MeasuresAnswer>(`--quick --rule all --input ${input}`).years);
  const ofFew = measured(fewFile);

  it("may be the atlas's own data: the same bytes, and nothing to be told", () => {
    const asked = '--quick --from 2016 --to 2016';
    expect(reach(`${asked} --input static/data/events.json`)).toEqual({
      code: 0,
      out: reach(asked).out,
      err: '',
    });
  });

  it('may be a list of records', () => {
    expect(measured(file('list.json', few.records))).toBe(ofFew);
  });

  it('may be one event file, measured as of the set where that is said', () => {
    const { years } = json<MeasuresAnswer>(
      `--quick --rule all --origin set --input geodata/russia-china/events/joint-sea-2016.json`,
    );
    expect(years.map(({ year, regionalShare }) => [year, regionalShare])).toEqual([
      [2016, { 'south-china-sea': 1 }],
    ]);
  });

  it.each(['sites', 'csv'] as const)('may be a download of the page: %s', (format) => {
    const input = file(fileName(format), FORMAT[format].write(select(few)));
    expect(measured(input)).toBe(ofFew);
  });

  it('is told apart from what was assumed of it, and from what was not read', () => {
    const table = 'name,date,lat,lng,colour\nA,2016,35,129,red\nB,2018,10,110,\n';
    const ring = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 1],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    const properties = { name: 'A', date: '2016', kind: 'exercise', participants: 'CN;RU' };
    const area = file('a.geojson', { type: 'Feature', properties, geometry });
    const { err } = reach(`--quick --input ${file('own.csv', table)}`);
    expect(err).toContain('own.csv: columns not read: colour\n');
    expect(err).toContain('own.csv: assumed, as not given: kind (2), ');
    expect(reach(`--quick --input ${area}`).err).toContain(
      'a.geojson: Areas, shown and measured at their middle, as precisely as their size allows: 1.',
    );
  });

  it('may be in an encoding of the page, which is told where it is another than UTF-8', () => {
    const table = 'название;дата;широта;долгота\nУчение у Владивостока;2022;43,1;131,9\n';
    // Windows-1251 has А to я from 0xC0 on.
    const cp1251 = Uint8Array.from(table, (letter) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? code : code - 0x410 + 0xc0;
    });
    const utf16 = Buffer.from(`\uFEFF${table}`, 'utf16le');
    const asked = '--quick --format json --input';
    const utf8 = reach(`${asked} ${file('a.csv', table)}`);
    expect(utf8.code).toBe(0);
    expect(utf8.err).not.toContain('read as');
    const swapped = Buffer.from(utf16).swap16();
    const others = { 'windows-1251': cp1251, 'utf-16le': utf16, 'utf-16be': swapped };
    for (const [encoding, content] of Object.entries(others)) {
      const { out, err } = reach(`${asked} ${file('a.csv', content)}`);
      expect(err, encoding).toContain(`a.csv: read as ${encoding}\n`);
      expect(out).toBe(utf8.out);
    }
  });

  it('may have rows of one name and dates, which are told, and joined where that is asked', () => {
    const table = 'name,date,lat,lng\nA,2016,35,129\nA,2016,36,130\nB,2018,10,110\n';
    const input = file('rows.csv', table);
    const recordsOf = (args: string) => {
      const { years } = json<MeasuresAnswer>(`--quick --input ${input} ${args}`);
      return sum(years, ({ records }) => records);
    };
    expect(reach(`--quick --input ${input}`).err).toContain(
      'rows.csv: 2 of the 3 rows share name and dates with another; --join-rows would make them 1 record(s)\n',
    );
    expect(reach(`--quick --join-rows --input ${input}`).err).not.toContain('share');
    expect([recordsOf(''), recordsOf('--join-rows')]).toEqual([3, 2]);
  });

  it('keeps a record with a participant that is no known country, and says so', () => {
    const table = 'name,date,lat,lng,participants\nA,2016,35,129,Australia; Mordor\n';
    const { code, err } = reach(`--quick --input ${file('who.csv', table)}`);
    expect(err).toContain('who.csv: participants left out, as no known country: Mordor (1)\n');
    expect(code).toBe(0);
  });

  it('that names no region of the set is measured from its first place, by nothing of the set, and says so', () => {
    const table =
      'name,date,lat,lng,participants\nA,2001,-35,150,AU; NZ\nB,2004,-15,160,AU; NZ\nC,2009,-35,175,AU\n';
    const input = file('pair.csv', table);
    const asked = `directions --shuffles 99 --input ${input}`;
    const { err, out } = reach(asked);
    expect(err).toContain('pair.csv: measured from A (-35, 150), in eight sectors of the compass');
    const told = JSON.parse(out) as FullAnswer;
    const farthest = ({ directions }: FullAnswer) =>
      directions.flatMap(({ rows }) =>
        rows.flatMap(({ id, farthest: visit }) => (visit ? [[id, Math.round(visit.reachKm)]] : [])),
      );
    // By the haversine formula, on a sphere of 6,371 km.
    expect(farthest(told)).toEqual([
      ['north-east', 2438],
      ['east', 2271],
    ]);
    // Places that span 2,681 km have a limit of 150 km; the second of three records begins in 2004.
    expect(told.settings.newPlaceKm).toBe(150);
    expect(told.verdicts[0]).toMatchObject({
      change: 'few',
      before: { from: 2001, to: 2003, k: 0, n: 0 },
      since: { from: 2004, k: 2, n: 2 },
    });
    expect(told.answer.en.text).toMatch(/^3 places in 3 /);
    const moved = json<FullAnswer>(`${asked} --origin=-35,170 --rule together`);
    expect(farthest(moved)).toEqual([
      ['west', 1819],
      ['north-west', 2438],
    ]);
    expect(reach(`--quick --rule core --input ${input}`).err).toContain('one of all, together');
    const { years } = json<MeasuresAnswer>(`--quick --input ${input}`);
    expect(years.map(({ farthestKm }) => Object.keys(farthestKm)).flat()).toEqual([]);
  });

  it('may hold nothing: one year with nothing in it', () => {
    const { years } = json<MeasuresAnswer>(`--quick --input ${file('none.json', [])}`);
    expect(years.map(({ records, extentKm2 }) => [records, extentKm2])).toEqual([[0, null]]);
  });

  const sample = { id: 'a', name: 'a', start: '2016-05-01', sites: [{ position: [130, 40] }] };
  it.each([
    [
      'nan.json',
      [{ ...sample, sites: [{ position: ['NaN', 40] }] }],
      '[0] is "NaN", expected a number from -180',
    ],
    [
      'lat.json',
      [{ ...sample, sites: [{ position: [130, 95] }] }],
      '[1] is 95, expected a number from -90 to 90',
    ],
    [
      'lng.json',
      [{ ...sample, sites: [{ position: [200, 4] }] }],
      '[0] is 200, expected a number from -180 to 180',
    ],
    [
      'no-lng.json',
      [{ ...sample, sites: [{ position: [null, 40] }] }],
      '[0] is missing, expected a number from -180',
    ],
    ['twice.json', [sample, sample], 'record 2: id is "a", expected an id that no other record'],
    ['layer.fgb', 'x', 'the file is ".fgb", expected .csv, .tsv, .xlsx, .geojson, .json or .kml'],
    ['date.json', [{ ...sample, start: '2016-02-30' }], 'start is "2016-02-30", expected a date'],
    ['kind.json', [{ ...sample, kind: 'war' }], 'kind is "war", expected one of '],
    [
      'wide.csv',
      `${'a,'.repeat(2000)}b\n`,
      'wide.csv: the file has 2,001, expected at most 1,000 columns',
    ],
    ['empty.json', '', 'the file is empty, expected valid JSON'],
    ['text.pdf', 'x', 'the file is ".pdf", expected .csv, .tsv, .xlsx, .geojson, .json or .kml'],
    [
      'antipodes.json',
      [
        {
          ...sample,
          track: {
            waypoints: [
              [0, 0],
              [180, 0],
            ].map((position) => ({ position, status: 'reported' })),
          },
        },
      ],
      'record 1: track.positions[1] is [180,0]',
    ],
  ])('with a mistake ends with code 1 and says where: %s', (name, content, message) => {
    const { code, out, err } = reach(`--input ${file(name, content)}`);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 1, out: '' });
  });

  it('nested deeply, or of another millennium, ends with code 1 and no stack', () => {
    const deep = reach(`--input ${file('deep.json', '['.repeat(50_000) + ']'.repeat(50_000))}`);
    expect(deep.code).toBe(1);
    expect(deep.err).toMatch(/^\S*deep\.json: /);
    expect(deep.err).not.toMatch(/^\s+at /m);
    const csv = 'name,date,lng,lat\nold,1200-01-01,10,50\nnew,2020-01-01,11,50\n';
    const old = reach(`--input ${file('old.csv', csv)}`);
    expect(old.code).toBe(1);
    expect(old.err).toMatch(
      /^\S*old\.csv: line 2: date is "1200-01-01", expected a date from 1900 to 2100\n/,
    );
    expect(reach('--from 1200 --to 2020').code).toBe(2);
  });

  it('that cannot be written says so in one line', () => {
    if (!existsSync('/dev/full')) return;
    const command = `"${process.execPath}" tools/reach.mjs --help > /dev/full`;
    const { status, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The answer could not be written: .*\n$/);
  });

  it('that is not there ends with code 1', () => {
    const { code, err } = reach('--input nowhere.json');
    expect({ code, err }).toEqual({ code: 1, err: 'nowhere.json: there is no such file\n' });
  });
});

describe('wrong usage ends with code 2 and says what was expected', () => {
  it.each([
    ['--radius 0', 'radiusKm is 0, expected a number of km from 30 to 2000'],
    ['--radius -5', "Option '--radius' argument is ambiguous"],
    ['--radius=-5', 'radiusKm is -5, expected a number of km'],
    ['--radius 20000', 'radiusKm is 20000'],
    ['--radius wide', '--radius is "wide", expected a number of km'],
    ['--from 2020 --to 2014', 'to is 2014, expected a year not before 2020'],
    ['--from soon', '--from is "soon", expected a year of four digits'],
    ['--rule most', 'rule is "most", expected one of core, all, bilateral'],
    ['--region mars', 'region is "mars", expected one of '],
    ['--kind party', '--kind is "party", expected one of exercise, patrol, command-post'],
    ['--format xml', '--format is "xml", expected one of json, csv, table'],
    ['--draws 0', '--draws is "0", expected a whole number from 1 to 10,000'],
    [
      'directions --shuffles 1e99',
      '--shuffles is "1e99", expected a whole number from 1 to 1,000,000',
    ],
    ['--origin here', '--origin is "here", expected latitude,longitude, or set'],
    ['--speed 5', "Unknown option '--speed'"],
    ['dance', 'command is "dance", expected one of directions, measures, compare, explain'],
    ['compare --a 2014..2019', '--b is missing, expected years like 2001..2009'],
    ['explain --year 16', '--year is "16", expected years like'],
    ['explain --shuffles 99', '--shuffles does nothing in explain; it is for directions'],
    ['directions --radius 60', '--radius does nothing in directions; it is for compare and '],
    ['directions --from 2016', '--from does nothing in directions; it is for measures'],
    ['directions --year 2021 --to 2016', '--to does nothing beside --year'],
    ['compare --a 2014 --b 2020 --to 2021', '--to does nothing in compare; it is for '],
    ['explain --year 2016 --from 2016', '--from does nothing in explain; it is for measures'],
    ['--quick --draws 5', '--draws does nothing with --quick or in a table'],
    ['--format table --seed 5', '--seed does nothing with --quick or in a table'],
    ['--origin 40,130', '--origin does nothing without --input'],
    ['--km 5', '--km is "5", expected a number of km from 10 to 5000'],
    ['measures twice', 'unexpected "twice"'],
  ])('%s', (args, message) => {
    const { code, out, err } = reach(args);
    expect(err).toContain(message);
    expect(err).toContain('--help');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

it('explains itself in lines that a terminal is wide enough for', () => {
  const { out: help } = reach('--help');
  expect(help).toContain('Usage: npm run -s reach --');
  expect(help.split('\n').every((line) => line.length <= 92)).toBe(true);
});
