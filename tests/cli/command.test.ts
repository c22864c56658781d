import { describe, expect, it } from 'vitest';
import { measures, type MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import type { CompareAnswer, ExplainAnswer } from '../../src/lib/core/reach/explain';
import { datasetOfFew, few, jsonFew, reachFew } from './run.fixture';

describe('the command line', () => {
  it('gives the bytes of the engine itself', () => {
    const choices = { from: 2014, to: 2016, where: {} };
    const expected = measures(datasetOfFew, choices, { bands: { draws: 5 } });
    const { code, out, err } = reachFew('--from 2014 --to 2016 --draws 5');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  });

  it('has the keys that others read, in every year', () => {
    const { dataVersion, settings, years } = jsonFew<MeasuresAnswer>(
      '--draws 5 --from 2021 --to 2022',
    );
    expect(dataVersion).toBe(few.dataVersion);
    expect(settings).toMatchObject({ rule: 'core', radiusKm: 150, from: 2021, to: 2022 });
    expect(years.map(({ year }) => year)).toEqual([2021, 2022]);
    for (const year of years) {
      expect(Object.keys(year)).toEqual(
        expect.arrayContaining([
          ...['year', 'records', 'sites', 'regions', 'footprintKm2', 'newGroundKm2', 'newPlaces'],
          ...['recordsByKind', 'sitesByKind', 'farthestByKindKm'],
          ...[
            'extentKm2',
            'extentByKindKm2',
            'farthestFromOriginKm',
            'farthestKm',
            'standardDistanceKm',
          ],
          ...['centre', 'resultantLength', 'effectiveRegions', 'regionalShare', 'reasons'],
          ...['band', 'decidingRecord'],
        ]),
      );
      expect(Object.keys(year.footprintKm2)).toEqual(['all', 'exercise', 'patrol']);
      expect(Object.keys(year.farthestKm.RU!)).toEqual(['km', 'recordId', 'position', 'home']);
    }
  });

  it('says the same as csv, a line for each year', () => {
    const { years } = jsonFew<MeasuresAnswer>('--quick');
    const [head, ...lines] = reachFew('--quick --format csv').out.trimEnd().split('\r\n');
    const columns = head!.split(',');
    expect(lines).toHaveLength(years.length);
    const column = (name: string) => lines.map((line) => line.split(',')[columns.indexOf(name)]);
    expect(column('newGroundKm2.patrol')).toEqual(
      years.map(({ newGroundKm2 }) => String(newGroundKm2.patrol ?? '')),
    );
    expect(column('extentKm2.reason').filter(Boolean).length).toBeGreaterThan(0);
    expect(columns.some((name) => name.endsWith('.low'))).toBe(false);
    expect(reachFew('--draws 2 --from 2016 --format csv').out).toContain(
      'farthestFromOriginKm.all.low',
    );
  });

  it('says under a table that the last year is covered in part, where the table names it', () => {
    const year = Number(few.coverage.to.slice(0, 4));
    const under = (to: number) =>
      reachFew(`measures --quick --from ${year - 2} --to ${to} --format table`).out;
    expect(under(year)).toMatch(
      new RegExp(`\\n\\n${year} is covered in part: see coverage.json.\\n$`),
    );
    expect(under(year - 1)).not.toContain('covered in part');
  });

  it('prints a table with columns in step on a terminal', () => {
    const years = '--from 2016 --to 2018';
    const { out } = reachFew(years, { tty: true });
    const [year] = jsonFew<MeasuresAnswer>(`--quick ${years}`).years;
    const [, head, ...lines] = out.trimEnd().split('\n');
    expect(head).toMatch(/^years +records/);
    expect(lines).toHaveLength(3);
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
    expect(lines[0]).toContain(year!.newGroundKm2.all!.toLocaleString('en'));
    expect(out).not.toContain('NaN');
  });

  it('prints a table of each kind where there are both', () => {
    const titles = (args: string) =>
      reachFew(`measures --quick --from 2020 --to 2021 --format table ${args}`)
        .out.trimEnd()
        .split('\n\n')
        .map((table) => table.split('\n')[0]);
    expect(titles('').slice(1)).toEqual(['exercises', 'patrols']);
    expect(titles('--kind patrol')).toHaveLength(1);
  });

  it('narrows by kind, framework, region, place and radius', () => {
    const records = (args: string) =>
      jsonFew<MeasuresAnswer>(`${args} --quick`).years.reduce((sum, year) => sum + year.records, 0);
    const total = records('');
    expect(records('--rule all')).toBeGreaterThan(total);
    expect(records('--kind patrol') + records('--kind exercise')).toBe(total);
    expect(records('--kind patrol,exercise')).toBe(total);
    expect(records('--framework bilateral')).toBeLessThan(total);
    expect(records('--region sea-of-japan')).toBeLessThan(total);
    const area = (args: string) =>
      jsonFew<MeasuresAnswer>(`${args} --quick --from 2022`).years[0]!.footprintKm2.all!;
    const standard = area('');
    expect(area('--radius 50')).toBeLessThan(standard);
    expect(area('--precise')).toBeLessThan(standard);
    expect(area('--staging')).toBeGreaterThan(standard);
  });

  it('adds windows of years', () => {
    const { spans } = jsonFew<MeasuresAnswer>('--window 3 --quick --from 2020 --to 2021');
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [2018, 2020],
      [2019, 2021],
    ]);
  });

  it('explains a year record by record', () => {
    const { span, records } = jsonFew<ExplainAnswer>('explain --year 2016');
    expect(records).toHaveLength(span.records);
    const sole = records.reduce((sum, { soleGroundKm2 }) => sum + soleGroundKm2, 0);
    expect(sole).toBeLessThanOrEqual(span.footprintKm2.all! + records.length);
    expect(reachFew('explain --year 2016 --format csv').out).toContain('joint-sea-2016,2016-09-12');
  });

  it('compares periods: gained and kept are the footprint of the later', () => {
    const { b, byKind } = jsonFew<CompareAnswer>('compare --a 2014..2019 --b 2020..2022');
    // Each of the three is rounded to whole km².
    const sum = byKind.all.gainedKm2 + byKind.all.keptKm2;
    expect(Math.abs(sum - b.footprintKm2.all!)).toBeLessThanOrEqual(1);
    expect(reachFew('compare --a 2014..2019 --b 2020..2022 --format table').out).toMatch(
      /^baltic +0/m,
    );
  });
});

describe('the progress', () => {
  it('shows on a terminal once work takes a second, and is wiped away', () => {
    const { err } = reachFew('--draws 3 --format json', { tty: true, msPerLook: 300 });
    expect(err).toMatch(/\d+ % moving places/);
    expect(err.endsWith('\r\x1b[K')).toBe(true);
  });

  it('does not show for short work or in a pipe', () => {
    expect(reachFew('--draws 3 --format json', { tty: true, msPerLook: 1 }).err).toBe('');
    expect(reachFew('--draws 3', { tty: false, msPerLook: 300 }).err).toBe('');
  });
});
