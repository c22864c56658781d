/** Whether visits alternate, against every order of the same visits; the claim of a set that says so. */
import { describe, expect, it } from 'vitest';
import { buildLayers } from '../../geodata/build';
import type { ClaimsFile } from '../../geodata/context/claims-schema';
import { readAtlases, readFiles } from '../../geodata/disk';
import { ownSample, testClaim } from '../../src/lib/core/claims/findings';
import type { Evidence } from '../../src/lib/core/claims/sample';
import type { AtlasData, AtlasRecord } from '../../src/lib/core/record/record';
import { runsAtLeast } from '../../src/lib/core/statistics/exact-tests';
import { choose, evidence } from './evidence.fixture';

const changes = (sides: readonly boolean[]) =>
  sides.filter((side, i) => i > 0 && side !== sides[i - 1]).length;

/** Every order of so many visits to one side and to the other. */
function orders(ones: number, others: number): boolean[][] {
  if (ones === 0 && others === 0) return [[]];
  return [
    ...(ones > 0 ? orders(ones - 1, others).map((rest) => [true, ...rest]) : []),
    ...(others > 0 ? orders(ones, others - 1).map((rest) => [false, ...rest]) : []),
  ];
}

describe('the exact distribution of runs', () => {
  it.each([
    [1, 1],
    [2, 5],
    [4, 4],
    [5, 7],
    [3, 9],
  ])('is that of all orders of %i and %i', (a, b) => {
    const all = orders(a, b).map((sides) => changes(sides) + 1);
    expect(all).toHaveLength(choose(a + b, a));
    for (let runs = 1; runs <= a + b + 1; runs++) {
      const share = all.filter((n) => n >= runs).length / all.length;
      expect(runsAtLeast(runs, a, b)).toBeCloseTo(share, 10);
      expect(runsAtLeast(runs, b, a)).toBeCloseTo(share, 10);
    }
  });

  it.each([
    // Swed and Eisenhart 1943, table I: P(at most so many runs), to three digits.
    [2, 3, 2, 0.2],
    [2, 3, 4, 0.9],
    [5, 5, 3, 0.04],
    [5, 5, 6, 0.643],
    [10, 10, 6, 0.019],
    [10, 10, 10, 0.414],
  ])('of %i and %i has at most %i runs in %d, as printed', (a, b, most, printed) => {
    expect(Math.abs(1 - runsAtLeast(most + 1, a, b) - printed)).toBeLessThanOrEqual(0.0006);
  });

  it('is certain where all went to one side', () => {
    expect(runsAtLeast(1, 5, 0)).toBe(1);
    expect(runsAtLeast(2, 0, 5)).toBe(1);
  });
});

describe('alternation', () => {
  const [west, east] = evidence.directions.directions;
  const [sample] = evidence.records;
  const at = (region: string) => [{ ...sample!.sites[0]!, role: 'main' as const, region }];
  const went = (to: typeof west, i: number): AtlasRecord => ({
    ...{ ...sample!, id: `r${String(i).padStart(2, '0')}`, track: null, stages: [] },
    ...{ start: `${2001 + i}-05-01`, end: `${2001 + i}-05-09`, sites: at(to!.regions[0]!) },
  });
  const check: NonNullable<ClaimsFile['claims'][number]['check']> = {
    ...{ by: 'alternation', says: 'pace', period: { from: 2001, to: 2030 } },
    series: {
      first: { of: 'records', directions: [west!.id] },
      second: { of: 'records', directions: [east!.id] },
    },
  };
  const asked = (records: readonly AtlasRecord[]) =>
    testClaim(check, ownSample(check, { ...evidence, records, rules: [{ ...rule, where: {} }] }));
  const rule = evidence.rules[0]!;

  it('counts the changes and their chance among all orders of the same visits', () => {
    const sides = [true, false, true, true, false, true, false, true, false, true];
    const { numbers, oneSided, n } = asked(sides.map((w, i) => went(w ? west : east, i)));
    expect(n).toBe(10);
    expect(numbers).toMatchObject({ changes: 8, of: 9 });
    const all = orders(6, 4);
    const asMany = all.filter((other) => changes(other) >= 8).length / all.length;
    expect(oneSided).toBeCloseTo(asMany, 4);
  });

  it('enters a record that went to both sides once a stage', () => {
    const both: AtlasRecord = {
      ...went(west, 1),
      sites: [...at(west!.regions[0]!), ...at(east!.regions[0]!)],
      stages: [1, 0].map((site) => {
        const name = { en: 'a', ru: 'а', zh: '一' };
        return { name, start: '2002-05-01', end: '2002-05-02', host: 'RU', sites: [site] };
      }),
    };
    const { numbers } = asked([went(west, 0), both, went(west, 2)]);
    // West, then east and west, then west.
    expect(numbers).toMatchObject({ changes: 2, of: 3 });
  });

  it('cannot be told where all went to one side, nor of a single visit', () => {
    expect(asked([0, 1, 2].map((i) => went(west, i)))).toMatchObject({
      ...{ verdict: 'cannot-be-tested', reason: 'too_few' },
    });
    expect(asked([went(west, 0)])).toMatchObject({
      ...{ verdict: 'cannot-be-tested', reason: 'no_record' },
    });
  });
});

describe('the claim that Malabar alternates between two oceans (C01)', () => {
  const files = readFiles('geodata/malabar');
  const { outputs, problems } = buildLayers(files, readAtlases());
  const read = <T>(file: string) => JSON.parse(outputs.get(file)!) as T;
  const { claims } = JSON.parse(files.get('claims.json')!) as ClaimsFile;
  const { check } = claims.find(({ id }) => id === 'C01')!;

  it('is of 9 changes in 11 steps from 2007 to 2017, one-sided p .045', () => {
    expect(problems).toEqual([]);
    const { records } = read<AtlasData>('events.json');
    const malabar: Evidence = {
      ...evidence,
      records,
      rules: read('rules.json'),
      directions: read('directions.json'),
      context: read('context.json'),
    };
    const { numbers, oneSided, sentence, words } = testClaim(check!, ownSample(check!, malabar));
    expect(numbers).toMatchObject({ from: 2007, to: 2017, changes: 9, of: 11 });
    expect(oneSided).toBeCloseTo(0.045, 3);
    expect(sentence).toBe('own');
    expect(words!.says.en).toContain('{changes} times in {of} steps');

    // The same from the regions of the places, by plain code.
    const indian = ['arabian-sea', 'bay-of-bengal'];
    const measured = (record: AtlasRecord, wanted = record.sites.map((_, i) => i)) =>
      record.sites.filter(
        ({ role }, i) => wanted.includes(i) && ['main', 'landing', 'port'].includes(role),
      );
    const oceans = (sites: AtlasRecord['sites']) => [
      ...new Set(sites.map(({ region }) => indian.includes(region))),
    ];
    const visits = records
      .filter(({ start }) => start >= '2007' && start < '2018')
      .flatMap((record) => {
        const of = oceans(measured(record));
        if (of.length < 2) return of;
        return record.stages!.map(({ sites }) => oceans(measured(record, sites))[0]!);
      });
    expect([visits.length, changes(visits)]).toEqual([12, 9]);
    const all = orders(visits.filter(Boolean).length, visits.filter((side) => !side).length);
    const asMany = all.filter((sides) => changes(sides) >= 9).length / all.length;
    expect(oneSided).toBeCloseTo(asMany, 4);
  });
});
