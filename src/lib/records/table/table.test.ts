import { describe, expect, it } from 'vitest';
import { ruleOf } from '#core/reach/dataset.fixture';
import { record } from '#core/record/record.fixture';
import { readQuery, standardView, writeQuery } from '$lib/view/query';
import {
  TABLE_COLUMNS,
  shownRows,
  tableFields,
  tableRow,
  type TableColumn,
  type Query,
  type RecordRow,
} from './table';

const bounds = { firstYear: 2003, lastYear: 2026, rules: ['all', 'core'] };
const fields = tableFields(bounds);
const decode = (text: string) => readQuery<Query>(new URLSearchParams(text), fields);
const standard = standardView<Query>(fields);

describe('the link of the table', () => {
  it('is empty for the whole table, and gives back the order that it wrote', () => {
    expect(writeQuery<Query>(standard, fields).toString()).toBe('');
    for (const column of TABLE_COLUMNS)
      for (const descending of [false, true]) {
        const query = { ...standard, sort: { column, descending } };
        expect(decode(writeQuery<Query>(query, fields).toString())).toEqual(query);
      }
  });

  it.each(['sort=x', 'sort=-', 'kind=x', 'year=x', 'year=2019..1990', 'rule=x', 'columns=kind'])(
    'is as without it for %s',
    (text) => expect(decode(text)).toEqual(standard),
  );
});

const rules = [ruleOf('all'), ruleOf('core', { scopes: ['core'] })];
const rows = [
  record('a', '2019-07-23', [{ name: 'Vladivostok', region: 'sea-of-japan' }], {
    name: { en: 'First patrol', ru: 'Первый патруль', zh: '首次巡航' },
    kind: 'patrol',
    practices: ['bomber-flight'],
  }),
  record('b', ['2021-12-30', '2022-01-02'], [{ name: 'Zhanjiang' }], {
    participants: ['CN', 'IR', 'RU'],
  }),
  record('c', '2015-01-01', [[0, 0]], { scope: 'competition' }),
].map(tableRow);
const ids = (query: Partial<Query>, from: readonly RecordRow[] = rows) =>
  shownRows(from, { ...standard, ...query }, rules, (region) => region).map(({ id }) => id);

describe('the shown rows', () => {
  it('are all, newest first, until the reader says otherwise', () => {
    expect(ids({})).toEqual(['b', 'a', 'c']);
  });

  it('follow rule, kind and the years that a record overlaps', () => {
    expect(ids({ rule: 'core' })).toEqual(['b', 'a']);
    expect(ids({ kind: ['patrol'] })).toEqual(['a']);
    expect(ids({ year: { from: 2022, to: 2022 } })).toEqual(['b']);
    expect(ids({ year: { from: 2016, to: 2018 } })).toEqual([]);
  });

  it('are sorted by any column, what is not known last either way', () => {
    const strong = rows.map((row, i) => ({
      ...row,
      personnel: [200, null, 1000][i] ?? null,
    }));
    const by = (column: TableColumn, descending: boolean) =>
      ids({ sort: { column, descending } }, strong);
    expect(by('personnel', true)).toEqual(['c', 'a', 'b']);
    expect(by('personnel', false)).toEqual(['a', 'c', 'b']);
    for (const column of TABLE_COLUMNS)
      expect(by(column, true).toSorted()).toEqual(['a', 'b', 'c']);
  });
});

describe('a row', () => {
  const forces = (bySide: object, total?: object) =>
    tableRow(
      record('x', '2020-01-01', [], { forces: { bySide, ...(total && { total }) } as never }),
    ).personnel;

  it('has the published total, or the sum of the sides where each has a number', () => {
    expect(forces({ RU: { personnel: 5 }, CN: { personnel: 10 } })).toBe(15);
    expect(forces({ RU: { personnel: 5 }, CN: { personnel: 10 } }, { personnel: 14 })).toBe(14);
    expect(forces({ RU: { personnel: 5 }, CN: {} })).toBeNull();
    expect(forces({ RU: { personnel: 5 } })).toBeNull();
    expect(forces({})).toBeNull();
  });

  it('names the regions of what is measured, no base of one side and no placeholder', () => {
    const roles = ['main', 'staging', 'unpublished', 'transit', 'command'] as const;
    const sites = roles.map((role) => ({ role, region: role }));
    expect(tableRow(record('x', '2020-01-01', sites)).regions).toEqual(['main', 'command']);
  });
});
