import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../src/cli/main';
import { answer } from '../src/lib/core/answer';
import { datasetOf } from '../src/lib/core/dataset';
import type {
  CompareAnswer,
  ExplainAnswer,
  MeasuresAnswer,
  StallAnswer,
} from '../src/lib/core/question';
import type { AtlasData } from '../src/lib/core/record';

const folder = mkdtempSync(join(tmpdir(), 'reach-'));
afterAll(() => rmSync(folder, { recursive: true }));

const read = <Data>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as Data;
const atlas = read<AtlasData>('static/data/events.json');
const dataset = datasetOf(atlas, {
  rules: read('geodata/rules.json'),
  home: read('static/data/home.json'),
  regions: read('static/data/regions.geojson'),
});

/** One run of the command with what it wrote. */
function reach(args: string, terminal: { tty?: boolean; msPerLook?: number } = {}) {
  let [out, err, now] = ['', '', 0];
  const code = run(args.split(' ').filter(Boolean), {
    out: (text) => (out += text),
    err: (text) => (err += text),
    outIsTerminal: terminal.tty ?? false,
    errIsTerminal: terminal.tty ?? false,
    now: () => (now += terminal.msPerLook ?? 0),
  });
  return { code, out, err };
}
const json = <Data>(args: string) => JSON.parse(reach(args).out) as Data;

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

describe('the command line', () => {
  it('gives the bytes of the engine itself', () => {
    const expected = answer(dataset, {
      kind: 'measures',
      choices: { from: 2014, to: 2016, where: {} },
      bands: { draws: 5 },
      adjusted: {},
    });
    const { code, out, err } = reach('--from 2014 --to 2016 --draws 5');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  });

  it('has the keys that others read, in every year', () => {
    const { dataVersion, settings, years } = json<MeasuresAnswer>(
      '--draws 5 --from 2021 --to 2022',
    );
    expect(dataVersion).toBe(atlas.dataVersion);
    expect(settings).toMatchObject({ rule: 'core', radiusKm: 150, from: 2021, to: 2022 });
    expect(years.map(({ year }) => year)).toEqual([2021, 2022]);
    for (const year of years) {
      expect(Object.keys(year)).toEqual(
        expect.arrayContaining([
          ...['year', 'records', 'sites', 'regions', 'footprintKm2', 'newGroundKm2', 'newPlaces'],
          ...['extentKm2', 'extentByKindKm2', 'frontierKm', 'farthestKm', 'standardDistanceKm'],
          ...['centre', 'resultantLength', 'effectiveRegions', 'regionalShare', 'reasons'],
          ...['band', 'adjusted', 'decidingRecord'],
        ]),
      );
      expect(Object.keys(year.footprintKm2)).toEqual(['all', 'exercise', 'patrol']);
      expect(Object.keys(year.farthestKm.RU!)).toEqual(['km', 'recordId', 'position', 'home']);
    }
  });

  it('says the same as csv, a line for each year', () => {
    const { years } = json<MeasuresAnswer>('--quick');
    const [head, ...lines] = reach('--quick --format csv').out.trimEnd().split('\r\n');
    const columns = head!.split(',');
    expect(lines).toHaveLength(years.length);
    const column = (name: string) => lines.map((line) => line.split(',')[columns.indexOf(name)]);
    expect(column('newGroundKm2.patrol')).toEqual(
      years.map(({ newGroundKm2 }) => String(newGroundKm2.patrol ?? '')),
    );
    expect(column('extentKm2.reason').filter(Boolean).length).toBeGreaterThan(0);
    expect(columns.some((name) => name.endsWith('.low'))).toBe(false);
    expect(reach('--draws 2 --from 2016 --format csv').out).toContain('frontierKm.low');
  });

  it('prints a table with columns in step on a terminal', () => {
    const { out } = reach('--from 2016 --to 2018', { tty: true });
    const [, head, ...lines] = out.trimEnd().split('\n');
    expect(head).toMatch(/^years +records/);
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[0]).toContain('197,913');
    expect(out).not.toContain('NaN');
  });

  it('narrows by kind, framework, region, place and radius', () => {
    const records = (args: string) =>
      json<MeasuresAnswer>(`${args} --quick`).years.reduce((sum, year) => sum + year.records, 0);
    expect(records('--rule all')).toBeGreaterThan(records(''));
    expect(records('--kind patrol') + records('--kind exercise')).toBe(records(''));
    expect(records('--kind patrol,exercise')).toBe(records(''));
    expect(records('--framework bilateral')).toBeLessThan(records(''));
    expect(records('--region sea-of-japan')).toBeLessThan(records(''));
    const area = (args: string) =>
      json<MeasuresAnswer>(`${args} --quick --from 2022`).years[0]!.footprintKm2.all!;
    expect(area('--radius 50')).toBeLessThan(area(''));
    expect(area('--precise')).toBeLessThan(area(''));
    expect(area('--staging')).toBeGreaterThan(area(''));
  });

  it('adds windows of years', () => {
    const { spans } = json<MeasuresAnswer>('--window 3 --quick --from 2020 --to 2021');
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [2018, 2020],
      [2019, 2021],
    ]);
  });

  it('explains a year record by record', () => {
    const { span, records } = json<ExplainAnswer>('explain --year 2016');
    expect(records).toHaveLength(span.records);
    const sole = records.reduce((sum, { soleGroundKm2 }) => sum + soleGroundKm2, 0);
    expect(sole).toBeLessThanOrEqual(span.footprintKm2.all! + records.length);
    expect(reach('explain --year 2016 --format csv').out).toContain('joint-sea-2016,2016-09-12');
  });

  it('compares periods: gained and kept are the footprint of the later', () => {
    const { b, byKind } = json<CompareAnswer>('compare --a 2014..2019 --b 2020..2022');
    // Each of the three is rounded to whole km².
    const sum = byKind.all.gainedKm2 + byKind.all.keptKm2;
    expect(Math.abs(sum - b.footprintKm2.all!)).toBeLessThanOrEqual(1);
    expect(reach('compare --a 2014..2019 --b 2020..2022 --format table').out).toMatch(
      /^baltic +0/m,
    );
  });

  it('tests for a stall, the same each time', () => {
    const args = 'stall --shuffles 99 --seed 7 --period 2020..2022';
    expect(reach(args).out).toBe(reach(args).out);
    const lines = reach(`${args} --format csv`).out.trimEnd().split('\r\n');
    // Three groups of records, five measures, one period.
    expect(lines).toHaveLength(1 + 15);
    expect(reach(`${args} --format table`).out).toContain('headline');
  });

  it('looks for the last year before a stall in the years asked for', () => {
    const scanned = (args: string) =>
      json<StallAnswer>(`stall --shuffles 99 ${args}`).analysis.groups.exercise.scan!.lastYear;
    expect(scanned('--scan 2016')).toBe(2016);
    expect(scanned('')).toBeGreaterThanOrEqual(2014);
    expect(reach('stall --shuffles 99 --scan 2016 --format table').out).toMatch(
      /^exercise +2016 /m,
    );
  });
});

describe('the progress bar', () => {
  it('shows on a terminal once work takes a second, and is wiped away', () => {
    const { err } = reach('--draws 3 --format json', { tty: true, msPerLook: 300 });
    expect(err).toMatch(/█+░* \d+ % moving places/);
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });

  it('does not show for short work or in a pipe', () => {
    expect(reach('--draws 3', { tty: true, msPerLook: 1 }).err).toBe('');
    expect(reach('--draws 3', { tty: false, msPerLook: 300 }).err).toBe('');
  });
});

describe('a file of records', () => {
  const quick = '--quick --rule all';
  const measured = (input: string) => {
    const { years } = json<MeasuresAnswer>(`${quick} --input ${input}`);
    return JSON.stringify(years);
  };
  const ours = JSON.stringify(json<MeasuresAnswer>(quick).years);

  it("may be the atlas's own data: the same bytes", () => {
    expect(reach(`${quick} --input static/data/events.json`).out).toBe(reach(quick).out);
  });

  it('may be a list of records', () => {
    expect(measured(file('list.json', atlas.records))).toBe(ours);
  });

  it('may be one event file, whose regions are then found', () => {
    const { years } = json<MeasuresAnswer>(`${quick} --input geodata/events/joint-sea-2016.json`);
    expect(years.map(({ year, regionalShare }) => [year, regionalShare])).toEqual([
      [2016, { 'south-china-sea': 1 }],
    ]);
  });

  it('may be the built layers: the same numbers but for their rounded coordinates', () => {
    const layers = ['exercises', 'patrols'].flatMap(
      (name) => read<{ features: object[] }>(`static/data/${name}.geojson`).features,
    );
    const input = file('layers.geojson', { type: 'FeatureCollection', features: layers });
    const { years } = json<MeasuresAnswer>(`${quick} --input ${input}`);
    const expected = json<MeasuresAnswer>(quick).years;
    expect(years.map(({ records }) => records)).toEqual(expected.map(({ records }) => records));
    years.forEach(({ footprintKm2, frontierKm }, i) => {
      const other = expected[i]!;
      expect(Math.abs(footprintKm2.all! - other.footprintKm2.all!)).toBeLessThan(6000);
      expect(Math.abs(frontierKm! - other.frontierKm!)).toBeLessThan(1);
    });
  });

  it('may hold nothing: one year with nothing in it', () => {
    const { years } = json<MeasuresAnswer>(`--quick --input ${file('none.json', [])}`);
    expect(years.map(({ records, extentKm2 }) => [records, extentKm2])).toEqual([[0, null]]);
  });

  const one = { id: 'a', name: 'a', start: '2016-05-01', sites: [{ position: [130, 40] }] };
  it.each([
    [
      'nan.json',
      [{ ...one, sites: [{ position: ['NaN', 40] }] }],
      '[0] is "NaN", expected -180 to',
    ],
    ['lat.json', [{ ...one, sites: [{ position: [130, 95] }] }], '[1] is 95, expected -90 to 90'],
    ['lng.json', [{ ...one, sites: [{ position: [200, 4] }] }], '[0] is 200, expected -180 to 180'],
    ['twice.json', [one, one], 'record 2: id is "a", expected an id no other record has'],
    ['date.json', [{ ...one, start: '2016-02-30' }], 'start is "2016-02-30", expected a date'],
    ['kind.json', [{ ...one, kind: 'war' }], 'kind is "war", expected one of '],
    ['empty.json', '', 'the file is "Unexpected end of JSON input", expected JSON'],
    ['text.pdf', 'x', 'the file is ".pdf", expected a .json, .geojson or .csv file'],
    [
      'antipodes.json',
      [
        {
          ...one,
          track: {
            waypoints: [
              [0, 0],
              [180, 0],
            ].map((position) => ({ position, status: 'reported' })),
          },
        },
      ],
      'a: track.positions[1] is [180,0]',
    ],
  ])('with a mistake ends with code 1 and says where: %s', (name, content, message) => {
    const { code, out, err } = reach(`--input ${file(name, content)}`);
    expect(err).toContain(message);
    expect({ code, out }).toEqual({ code: 1, out: '' });
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
    ['--from soon', '--from is "soon", expected a year like 2014'],
    ['--rule most', 'rule is "most", expected one of core, all, bilateral'],
    ['--region mars', 'region is "mars", expected one of '],
    ['--kind party', '--kind is "party", expected one of exercise, patrol, command-post'],
    ['--format xml', '--format is "xml", expected one of json, csv, table'],
    ['--draws 0', '--draws is "0", expected a whole number from 1'],
    ['--speed 5', "Unknown option '--speed'"],
    ['dance', 'command is "dance", expected one of measures, stall, compare, explain'],
    ['compare --a 2014..2019', '--b is missing, expected years like 2014..2019'],
    ['explain --year 16', '--year is "16", expected years like'],
    ['explain --shuffles 99', '--shuffles belongs to stall, not to explain'],
    ['stall --scan soon', '--scan is "soon", expected years like'],
    ['stall --shuffles 10', 'shuffles is 10, expected a whole number from 99'],
    ['measures twice', 'unexpected "twice"'],
  ])('%s', (args, message) => {
    const { code, out, err } = reach(args);
    expect(err).toContain(message);
    expect(err).toContain('--help');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });
});

describe('as a program', () => {
  it('runs from its sources, explains itself and passes on the exit code', () => {
    const help = execFileSync('node', ['tools/reach.mjs', '--help'], { encoding: 'utf8' });
    expect(help).toContain('Usage: npm run -s reach --');
    expect(help.split('\n').every((line) => line.length <= 92)).toBe(true);
    const wrong = spawnSync('node', ['tools/reach.mjs', '--radius', 'x'], { encoding: 'utf8' });
    expect(wrong.status).toBe(2);
    expect(wrong.stdout).toBe('');
  });
});
