import { describe, expect, it } from 'vitest';
import type { ComparisonAnswers } from '../../geodata/comparison';
import type { FullAnswer } from '../../src/lib/core/stall/answer';
import { readJson } from '../json';
import { json, reach } from './run.fixture';

/**
 * The numbers are those of a reading of the same records apart from this code: least distances between points and
 * outlines on a sphere, in a few lines of Python.
 */

const core = json<FullAnswer>('directions');
/** Without what takes long. */
const quick = (args: string) => json<FullAnswer>(`directions --shuffles 9 ${args}`);
const ofKind = (told: FullAnswer, kind: string) =>
  told.verdicts.find((verdict) => verdict.kind === kind)!;
const counts = (told: FullAnswer, kind: string) => {
  const { earlier, before, since, later } = ofKind(told, kind);
  return [earlier, before, since!, later!].map(({ k, n, atMost }) => [k, atMost, n]);
};

it('gives the numbers by which sets are compared, and asks for both periods', () => {
  const { sets } = readJson<ComparisonAnswers>('static/data/sets.json');
  const { kind, limitKm, ...expected } = sets.find(({ id }) => id === 'russia-china')!.common
    .verdict;
  const { earlier, before, since } = expected;
  const asked = quick('--km 500 --before 2014..2019 --since 2020');
  expect(asked.verdicts[0]).toMatchObject({ kind, limitKm, earlier, before, since });
  const other = quick('--before 2003..2009 --since 2010');
  expect(ofKind(other, 'exercise')).toMatchObject({
    before: { from: 2003, to: 2009 },
    since: { from: 2010 },
    later: null,
  });
  for (const [args, problem] of [
    ['--before 2014..2019', '--since is missing, expected a year, with --before'],
    ['--since 2020', '--before is missing, expected years like 2001..2009, with --since'],
    ['--before 2014..2019 --since 2019', '--since is "2019", expected a year after 2019'],
  ] as const)
    expect(reach(`directions ${args}`)).toMatchObject({
      code: 2,
      err: expect.stringContaining(problem) as string,
    });
});

describe('joint-reach directions', () => {
  it('has what the answer hangs on', () => {
    const { sensitivity } = ofKind(core, 'exercise');
    const varied = sensitivity!.varied.map(({ variation, value, before, since }) =>
      [variation, value, before.k, before.n, since.k, since.n].join(' '),
    );
    expect(varied).toEqual(
      expect.arrayContaining([
        'limit 250 11 15 5 17',
        'limit 750 9 15 1 17',
        'limit 1000 5 15 1 17',
        'perhaps  11 15 5 17',
        'rule all 21 45 4 31',
        'rule bilateral 9 15 1 11',
      ]),
    );
  });

  it('has how many of each period were at a new place, and may have been', () => {
    expect(core.settings).toMatchObject({ rule: 'core', newPlaceKm: 500 });
    expect(counts(core, 'exercise')).toEqual([
      [7, 7, 9],
      [11, 11, 15],
      [3, 5, 17],
      [1, 2, 9],
    ]);
    expect(ofKind(core, 'exercise').before.medianKm).toBeCloseTo(810, -1);
    expect(ofKind(core, 'exercise').since!.medianKm).toBe(46);
    const patrols = counts(core, 'patrol').map(([k, , n]) => [k, n]);
    expect(patrols).toEqual([
      [0, 0],
      [1, 1],
      [4, 17],
      [2, 11],
    ]);
  });

  it('has what random order gives, and one word for how sure that is', () => {
    const { chance, certainty, change } = ofKind(core, 'exercise');
    expect([change, certainty]).toEqual(['spread', 'some']);
    expect(chance!.orders).toBe(4999);
    expect(chance!.expectedBefore).toBeCloseTo(7.4, 0);
    expect(chance!.expectedSince).toBeCloseTo(5.4, 0);
    // Another 4,999 orders gave 1 in 81.
    expect(Math.round(1 / chance!.fell)).toBeGreaterThan(60);
    expect(Math.round(1 / chance!.fell)).toBeLessThan(110);
    // One on a side is no comparison.
    expect(ofKind(core, 'patrol')).toMatchObject({ change: 'few', chance: null, certainty: null });
  });

  it('says so in three languages', () => {
    const { en, ru, zh } = core.answer;
    expect(en.text).toBe(
      'Joint exercises spread, then mostly returned to earlier places. 11 of 15 in 2014–2019 were at a new place; since 2020 3 of 17, perhaps 5. New: over 500 km from every earlier exercise counted here. Patrols became routine: 1 in 2014–2019, 17 since 2020, 4 of them at a new place, perhaps 8, the last in July 2024.',
    );
    for (const { text, howSure } of [en, ru, zh]) {
      for (const count of ['11', '15', '3', '17', '500']) expect(text).toContain(count);
      expect(howSure.lines).toHaveLength(4);
    }
    expect(en.howSure.evidence).toBe('Some evidence');
  });

  it('has the new places and returns of each kind in each direction, and the last of them', () => {
    const rowOf = (kind: string, id: string) =>
      core.directions.find((table) => table.kind === kind)!.rows.find((row) => row.id === id)!;
    expect(rowOf('exercise', 'southern-africa')).toMatchObject({
      before: { new: 1, return: 0 },
      since: { new: 1, return: 1 },
      lastNew: { recordId: 'mosi-2023', year: 2023 },
      last: { recordId: 'will-for-peace-2026', year: 2026 },
    });
    expect(rowOf('exercise', 'north-east')).toMatchObject({
      since: { new: 0, perhaps: 1, return: 0 },
      lastNew: { recordId: 'joint-sea-2017-2' },
    });
    expect(rowOf('exercise', 'pacific')).toMatchObject({ visits: [], lastNew: null, last: null });
    // New in the Pacific, and passing near home.
    const statusIn = (id: string) =>
      rowOf('patrol', id).visits.find(({ recordId }) => recordId === 'naval-patrol-2021')?.status;
    expect(['pacific', 'home', 'indian-ocean'].map(statusIn)).toEqual(['new', null, undefined]);
  });

  it('has what each record was', () => {
    const visit = (id: string) => core.visits.find((candidate) => candidate.id === id);
    expect(core.visits[0]).toMatchObject({ id: 'coalition-2003', status: 'new', km: null });
    // Of its own kind: a patrol had been in these waters eight days before.
    expect(visit('peace-blue-shield-2009')).toMatchObject({ status: 'new', ordinal: 5 });
    expect(visit('joint-sea-2016')).toMatchObject({ km: 1580, nearest: 'joint-sea-2014' });
    expect(visit('will-for-peace-2026')).toMatchObject({ status: 'return', places: ['mosi-2019'] });
    expect(visit('peaceful-sea-2022')!.status).toBe('perhaps');
  });

  /** The visits of each rule and limit are read again in answer/counts.test.ts. */
  it.runIf(process.env.DEEP).each([
    [
      '--rule all',
      [
        [12, 12, 18],
        [21, 22, 45],
        [4, 6, 31],
        [3, 4, 18],
      ],
    ],
    [
      '--rule bilateral',
      [
        [6, 6, 9],
        [9, 9, 15],
        [1, 2, 11],
        [0, 1, 7],
      ],
    ],
    [
      '--km 250',
      [
        [7, 7, 9],
        [11, 11, 15],
        [5, 7, 17],
        [2, 3, 9],
      ],
    ],
  ])('counts otherwise under another rule or limit: %s', (args, expected) => {
    expect(counts(quick(args), 'exercise')).toEqual(expected);
  });

  it('says the same as tables, of an earlier year and another rule', () => {
    const args = 'directions --year 2017 --rule bilateral --shuffles 99 --seed 3';
    const told = json<FullAnswer>(args);
    expect([told.year, told.settings.rule]).toEqual([2017, 'bilateral']);
    expect(told.visits.at(-1)!.start.slice(0, 4)).toBe('2017');
    const { out, err, code } = reach(`${args} --format table`);
    expect([err, code]).toEqual(['', 0]);
    expect(out).toContain(told.answer.en.text);
    for (const { kind, rows } of told.directions) {
      for (const { id, lastNew, last } of rows) {
        const row = out.split('\n').find((line) => line.match(`^${id} +${kind} `))!;
        for (const visit of [lastNew, last]) expect(row).toContain(visit?.recordId ?? '–');
      }
    }
    const { k, n } = ofKind(told, 'exercise').before;
    expect(out).toMatch(new RegExp(`^exercise .* ${k} of ${n} in 2014\\.\\.2017 `, 'm'));
    for (const { id, status } of told.visits) {
      expect(out).toMatch(new RegExp(`^${id} .* ${status} `, 'm'));
    }
  });
});
