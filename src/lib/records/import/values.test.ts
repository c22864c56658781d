import { describe, expect, it } from 'vitest';
import { countryOf, dayOrder, degrees, kindOf, period } from './values';

describe('a date', () => {
  const day = { from: '2016-09-12', to: '2016-09-12', precision: 'day' };
  it.each([
    '2016-09-12',
    '2016/9/12',
    '2016.09.12',
    '20160912',
    '2016-09-12T08:00:00+08:00',
    '12.09.2016',
    '12 Sep 2016',
    '12-Sep-2016',
    'September 12, 2016',
    'Sept 12th 2016',
    '12 сентября 2016 г.',
    '2016年9月12日',
    '42625',
    42625,
  ])('may be written as %s', (text) => {
    expect(period(text)).toEqual(day);
  });

  it('may be a month or a year', () => {
    const september = { from: '2016-09-01', to: '2016-09-30', precision: 'month' };
    for (const text of ['2016-09', '09/2016', 'Sep 2016', 'сентябрь 2016', '2016年9月'])
      expect(period(text), text).toEqual(september);
    expect(period(2016)).toEqual({ from: '2016-01-01', to: '2016-12-31', precision: 'year' });
  });

  it('of two numbers is read in the order that was said', () => {
    expect(period('12/09/2016', 'dmy')).toEqual(day);
    expect(period('09/12/2016', 'mdy')).toEqual(day);
    expect(['12/13/2016', '13/12/2016', '12/09/2016', '9/9/2016'].map(dayOrder)).toEqual([
      'mdy',
      'dmy',
      'both',
      null,
    ]);
  });

  it.each(['', 'soon', '2016-02-30', '2016-13', '31/31/2016', '12/09/16', '12 Foo 2016', null, {}])(
    'is none: %j',
    (text) => expect(period(text)).toBeNull(),
  );
});

it('a megabyte of spaces is no part of a date or number, which is seen at once', () => {
  const gap = ' '.repeat(1e6);
  expect([period(`2016${gap}x`), degrees(`1${gap}x`)]).toEqual([null, null]);
});

describe('degrees', () => {
  it.each([
    ['35.1', 35.1],
    ['−35,1', -35.1],
    ['35.1° S', -35.1],
    ['35°06′N', 35.1],
    ['129°06\'00"E', 129.1],
    ['12 km', null],
    ['', null],
  ])('%s', (text, expected) => {
    const value = degrees(text);
    if (expected === null) expect(value).toBeNull();
    else expect(value).toBeCloseTo(expected, 9);
  });
});

it('kinds and countries are known by the words of three languages', () => {
  expect(['Naval drill', 'патрулирование', '联合巡航', 'КШУ', 'war'].map(kindOf)).toEqual([
    'exercise',
    'patrol',
    'patrol',
    'command-post',
    'war',
  ]);
  expect(['Russia', 'Китай', '伊朗', 'ru', 'USA', 'Mordor'].map(countryOf)).toEqual([
    'RU',
    'CN',
    'IR',
    'RU',
    'US',
    'Mordor',
  ]);
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
])('%s is read as the country %s', (name, code) => {
  expect(countryOf(name)).toBe(code);
});
