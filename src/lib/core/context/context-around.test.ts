import { describe, expect, it } from 'vitest';
import type { ContextItem } from './context';
import { contextAround, standingDuring } from './context-around';

const item = (id: string, start: string, more: Partial<ContextItem> = {}): ContextItem => ({
  id,
  kind: 'summit',
  lane: 'summit',
  title: { en: id, ru: id, zh: id },
  start,
  datePrecision: 'day',
  inferred: [],
  inference: false,
  confidence: 'high',
  sources: [],
  ...more,
});
const record = { start: '2016-09-12', end: '2016-09-19', datePrecision: 'day' } as const;
const near = (...items: ContextItem[]) =>
  contextAround(items, record, 60).map(({ item, days }) => [item.id, days]);

describe('context around a record', () => {
  it('counts days to its start and from its end, and 0 while it lasted', () => {
    // 14 July to 12 September and 19 September to 18 November are 60 days each.
    expect(
      near(
        item('last', '2016-11-18'),
        item('too late', '2016-11-19'),
        item('during', '2016-09-15'),
        item('first', '2016-07-14'),
        item('too early', '2016-07-13'),
      ),
    ).toEqual([
      ['first', -60],
      ['during', 0],
      ['last', 60],
    ]);
  });

  it('takes a month with all its days and leaves out what is known to the year', () => {
    const month = item('month', '2016-07-01', { datePrecision: 'month' });
    const year = item('year', '2016-01-01', { datePrecision: 'year' });
    expect(near(month, year)).toEqual([['month', -43]]);
  });

  it('takes a record known to the month with all its days too', () => {
    const known = { start: '2016-09-15', end: '2016-09-15', datePrecision: 'month' } as const;
    const found = contextAround([item('a', '2016-08-30'), item('b', '2016-10-02')], known, 60);
    expect(found.map(({ days }) => days)).toEqual([-2, 2]);
  });

  it('finds a state of years where it began and where it ended, not in between', () => {
    const began = item('began', '2016-08-13', { end: '2020-01-01' });
    const ended = item('ended', '2012-01-01', { end: '2016-09-29' });
    const between = item('between', '2012-01-01', { end: '2020-01-01' });
    expect(near(began, ended, between)).toEqual([
      ['ended', 10],
      ['began', -30],
    ]);
  });
});

describe('states that stood during a record', () => {
  const state = (id: string, start: string, more: Partial<ContextItem>) =>
    item(id, start, { kind: 'sanctions', lane: 'constraint', ...more });

  it('are those that hold from its first to its last day', () => {
    const found = standingDuring(
      [
        state('ongoing', '2014-07-31', { ongoing: true }),
        state('whole', '2016-09-12', { end: '2016-09-19' }),
        state('ends within', '2012-01-01', { end: '2016-09-15' }),
        state('begins within', '2016-09-13', { ongoing: true }),
        state('one day', '2014-01-01', {}),
        item('a summit', '2016-09-01', { end: '2016-09-30' }),
      ],
      record,
    );
    expect(found.map(({ id }) => id)).toEqual(['ongoing', 'whole']);
  });
});
