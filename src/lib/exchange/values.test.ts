import { describe, expect, it } from 'vitest';
import type { ReadFault } from './faults';
import { countryOf, readCell } from './values';
import type { ImportField } from './columns';

/** What a cell says, or what was expected of it. */
function said(field: ImportField, text: string): unknown {
  try {
    return readCell(field, text);
  } catch (error) {
    return (error as ReadFault).fault.expected;
  }
}

describe('a date', () => {
  it.each([
    ...['2016-09-12', '2016/9/12', '2016.09.12', '12.09.2016', '2016年9月12日'],
    ...['2016-09-12T08:00:00+08:00', '2016-09-12 08:00'],
  ])('may be written as %s', (text) => {
    const day = { from: '2016-09-12', to: '2016-09-12', precision: 'day' };
    expect(said('start', text)).toEqual(day);
  });

  it('may be a month or a year', () => {
    const february = { from: '2016-02-01', to: '2016-02-29', precision: 'month' };
    for (const text of ['2016-02', '2016/2', '2016年2月'])
      expect(said('end', text), text).toEqual(february);
    const year = { from: '2016-01-01', to: '2016-12-31', precision: 'year' };
    for (const text of ['2016', '2016年']) expect(said('end', text), text).toEqual(year);
  });

  it('whose day and month may be swapped is told, even where only one order can be', () => {
    for (const text of ['09/12/2016', '13/09/2016', '9-12-2016'])
      expect(said('start', text), text).toBe('date-order');
  });

  it.each([
    ...['soon', '2016-02-30', '2016-13', '2016-00-01', '31.31.2016'],
    ...['12/09/16', '42625', '20160912', '12 Sep 2016', '{}'],
  ])('is none: %s', (text) => expect(said('start', text)).toBe('date'));

  it('is of this century or the last', () => {
    for (const text of ['1025-01-01', '2101']) expect(said('start', text)).toBe('year');
    expect(said('start', '1900')).toMatchObject({ from: '1900-01-01' });
  });
});

it.each([
  ['lat', '35.1', 35.1],
  ['lat', '−35,1', -35.1],
  ['lng', '+129.', 129],
  ['lat', '90', 90],
  ['lat', '90.1', 'latitude'],
  ['lng', '-180.5', 'longitude'],
  ['lat', '35°06′N', 'latitude'],
  ['lat', '1e9', 'latitude'],
  ['lng', 'east', 'longitude'],
  ['ships', '12', 12],
  ['ships', 'few', 'whole-number'],
  ['ships', '1.5', 'whole-number'],
  ['id', 'Übung-1', 'Übung-1'],
  ['id', 'a b', 'id'],
  ['kind', 'Учение', 'exercise'],
  ['kind', '巡航', 'patrol'],
  ['kind', 'war', 'one-of'],
  ['precision', 'sea', 'sea'],
  ['domains', '海；air', ['sea', 'air']],
  ['domains', 'sea; space', 'one-of'],
  ['participants', 'Russia; Китай, 伊朗', ['CN', 'IR', 'RU']],
  ['participants', 'NATO; ru; Russia', ['NATO', 'RU']],
  ['practices', 'boarding、live fire', ['boarding', 'live fire']],
  ['sources', 'TASS | https://example.org/a', ['TASS', 'https://example.org/a']],
] as const)('%s "%s" is %j', (field, text, value) => {
  expect(said(field, text)).toEqual(value);
});

it.each([
  ['Turkey', 'TR'],
  ['Türkiye', 'TR'],
  ['South Korea', 'KR'],
  ['Republic of Korea', 'KR'],
  ['U.S.', 'US'],
  ['UK', 'GB'],
  ['Burma', 'MM'],
  ['Viet Nam', 'VN'],
  ['КНДР', 'KP'],
  ['Mordor', 'Mordor'],
])('%s is read as the country %s', (name, code) => {
  expect(countryOf(name)).toBe(code);
});
