import { describe, expect, it } from 'vitest';
import type { DatePrecision } from '../record/model';
import { contextAround } from './context-dates';

const item = (
  id: string,
  start: string,
  more: { end?: string; datePrecision?: DatePrecision } = {},
) => ({ id, start, datePrecision: 'day' as const, ...more });
const record = { start: '2016-09-12', end: '2016-09-19', datePrecision: 'day' } as const;
const near = (...items: ReturnType<typeof item>[]) =>
  contextAround(items, record, 60).map(({ id }) => id);

describe('what was around a record', () => {
  it('counts days to its start and from its end', () => {
    // 14 July to 12 September and 19 September to 18 November are 60 days each.
    expect(
      near(
        item('last', '2016-11-18'),
        item('too late', '2016-11-19'),
        item('during', '2016-09-15'),
        item('first', '2016-07-14'),
        item('too early', '2016-07-13'),
      ),
    ).toEqual(['first', 'during', 'last']);
  });

  it('takes a month with all its days and leaves out what is known to the year', () => {
    const month = item('month', '2016-07-01', { datePrecision: 'month' });
    const year = item('year', '2016-01-01', { datePrecision: 'year' });
    expect(near(month, year)).toEqual(['month']);
  });

  it('takes a record known to the month with all its days too', () => {
    const monthly = { start: '2016-09-15', end: '2016-09-15', datePrecision: 'month' } as const;
    const around = [item('a', '2016-08-29'), item('b', '2016-08-30'), item('c', '2016-10-02')];
    expect(contextAround(around, monthly, 2).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('finds a state of years where it began and where it ended, not in between', () => {
    const began = item('began', '2016-08-13', { end: '2020-01-01' });
    const ended = item('ended', '2012-01-01', { end: '2016-09-29' });
    const between = item('between', '2012-01-01', { end: '2020-01-01' });
    expect(near(began, ended, between)).toEqual(['ended', 'began']);
  });
});
