import { describe, expect, it } from 'vitest';
import type { ComparisonAnswers } from '../../geodata/build/comparison';
import type { FullAnswer } from '../../src/lib/core/stall/answer';
import type { RuleResults } from '../../src/lib/core/stall/prebuilt';
import { KINDS, RULES, count, read } from '../answer/reading';
import { readJson } from '../json';
import { json, reach } from './run.fixture';

/** The numbers are those of the reading in answer/reading.ts. */

const core = json<FullAnswer>('directions');
/** Without what takes long. */
const quick = (args: string) => json<FullAnswer>(`directions --shuffles 9 ${args}`);
const ofKind = (told: FullAnswer, kind: string) =>
  told.verdicts.find((verdict) => verdict.kind === kind)!;
const counts = (told: FullAnswer, kind: string) => {
  const { earlier, before, since, later } = ofKind(told, kind);
  return [earlier, before, since!, later!].map(({ k, atMost, n }) => [k, atMost, n]);
};

const exercises = read(RULES[0]![2]).filter(({ kind }) => kind === 'exercise');
type Kind = (typeof KINDS)[number];
/** Of each period [surely new, perhaps too, of] by the reading; the first of the records is in none. */
const countsOf = (options: (typeof RULES)[number][2], kind: Kind) => {
  const own = read(options).filter((visit) => visit.kind === kind);
  const periods = [
    [0, 2013],
    [2014, 2019],
    [2020, 2026],
    [2023, 2026],
  ] as const;
  return periods
    .map(([from, to]) => count(own, from, to))
    .map(({ k, atMost, n }) => [k, atMost, n]);
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
    const isCore = RULES[0]![2];
    const own = (options: typeof isCore) => countsOf(options, 'exercise');
    const expected = [
      ...[250, 750, 1000].map((limitKm) => [`limit ${limitKm}`, own({ ...isCore, limitKm })]),
      ...RULES.slice(1).map(([rule, , options]) => [`rule ${rule}`, own(options)]),
      ['precise ', own({ ...isCore, precise: true })],
    ] as [string, number[][]][];
    const rows = expected.map(([name, [, before, since]]) =>
      [name, before![0], before![2], since![0], since![2]].join(' '),
    );
    const [, [, most, n] = [], [, mostSince, nSince] = []] = own(isCore);
    rows.push(`perhaps  ${most} ${n} ${mostSince} ${nSince}`);
    expect(varied).toEqual(expect.arrayContaining(rows));
  });

  it('has how many of each period were at a new place, and may have been', () => {
    expect(core.settings).toMatchObject({ rule: 'core', newPlaceKm: 500 });
    for (const kind of KINDS) expect(counts(core, kind)).toEqual(countsOf(RULES[0]![2], kind));
    // As the design read them.
    expect(counts(core, 'exercise').slice(1, 3)).toEqual([
      [9, 11, 15],
      [3, 6, 17],
    ]);
    const { before, since } = ofKind(core, 'exercise');
    const [earlier, later] = [
      [2014, 2019],
      [2020, 2026],
    ].map(([from, to]) => count(exercises, from!, to!).medianKm!);
    expect(before.medianKm).toBeCloseTo(earlier!, -1);
    expect(since!.medianKm).toBeCloseTo(later!, -1);
  });

  it('has what random order gives, and one word for how sure that is', () => {
    const { chance, certainty, change } = ofKind(core, 'exercise');
    expect([change, certainty]).toEqual(['spread', 'some']);
    // Tested by another shuffle in answer/shuffle.test.ts.
    const { verdicts } = readJson<RuleResults>('static/data/sure-core.json');
    expect(chance).toEqual(verdicts[2026]![0]!.chance);
    // None on a side is no comparison.
    for (const kind of ['ship-patrol', 'air-patrol'])
      expect(ofKind(core, kind)).toMatchObject({ change: 'few', chance: null, certainty: null });
  });

  it('says so in three languages', () => {
    const { en, ru, zh } = core.answer;
    const [, [k, most, n] = [], [l, mostSince, m] = []] = countsOf(RULES[0]![2], 'exercise');
    const patrols = (kind: Kind, before: string, last: string) => {
      const [, , [sure, perhaps, total] = []] = countsOf(RULES[0]![2], kind);
      return `${before} in 2014–2019, ${total} since 2020, ${sure} to ${perhaps} of them at a new place, the last surely in ${last}.`;
    };
    expect(en.text).toBe(
      [
        'Joint exercises spread, then mostly returned to earlier places.',
        `${k} to ${most} of ${n} in 2014–2019 were at a new place; since 2020 ${l} to ${mostSince} of ${m}.`,
        'New: over 500 km from every earlier exercise counted here, as far as places are known.',
        `Ship patrols: ${patrols('ship-patrol', 'none', 'July 2024, perhaps in August 2025')}`,
        `Patrol flights: ${patrols('air-patrol', '1', 'July 2024, perhaps in December 2025')}`,
      ].join(' '),
    );
    const lines = en.howSure.lines.length;
    for (const { text, howSure } of [en, ru, zh]) {
      for (const told of [k, most, n, l, mostSince, m, 500]) expect(text).toContain(String(told));
      expect(howSure.lines).toHaveLength(lines);
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
    const { km } = exercises.find(({ id }) => id === 'joint-sea-2016')!;
    expect(visit('joint-sea-2016')).toMatchObject({ km, nearest: 'joint-sea-2014' });
    expect(visit('will-for-peace-2026')).toMatchObject({ status: 'return', places: ['mosi-2019'] });
    expect(visit('peaceful-sea-2022')!.status).toBe('perhaps');
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
    const { k, atMost, n } = ofKind(told, 'exercise').before;
    const counted = atMost > k ? `${k} of ${n}, perhaps ${atMost},` : `${k} of ${n}`;
    expect(out).toMatch(new RegExp(`^exercise .* ${counted} in 2014\\.\\.2017 `, 'm'));
    for (const { id, status } of told.visits) {
      expect(out).toMatch(new RegExp(`^${id} .* ${status} `, 'm'));
    }
  });
});
