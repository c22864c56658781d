import { describe, expect, it } from 'vitest';
import { parseSpan, readQuery, standardView, writeQuery } from '$lib/site/query';
import { compareFields, type CompareView } from './compare-link';

const bounds = {
  firstYear: 2003,
  lastYear: 2026,
  rules: ['core', 'all', 'bilateral'],
  firstRule: 'core',
  regions: ['sea-of-japan', 'baltic', 'mediterranean', 'arctic', 'siberia', 'mongolia', 'x'],
  firstRegions: ['sea-of-japan', 'baltic'],
};
const fields = compareFields(bounds);
const standard = standardView<CompareView>(fields);
const decode = (text: string) => readQuery<CompareView>(new URLSearchParams(text), fields);

describe('a link to a comparison', () => {
  it('of nothing chosen has no query, and no query chooses nothing', () => {
    expect(writeQuery<CompareView>(standard, fields)).toBe('');
    expect(decode('')).toEqual(standard);
  });

  it('brings back every choice', () => {
    const view: CompareView = {
      rule: 'bilateral',
      show: 'practices',
      sort: 'CN',
      regions: ['arctic', 'baltic', 'mediterranean'],
      a: { from: 2003, to: 2013 },
      b: { from: 2023, to: 2026 },
      kind: 'patrol',
      where: 'regions',
      when: 'b',
    };
    expect(decode(writeQuery<CompareView>(view, fields))).toEqual(view);
  });

  it.each([
    ['a=2019..2014', 'ends before it starts'],
    ['a=1999..2005', 'begins before the data'],
    ['a=2014..2099', 'ends after the data'],
    ['a=soon&sort=?&show=&kind=ship&where=moon&rule=mine', 'is no word of ours'],
    ['regions=baltic', 'names one region'],
    ['regions=atlantis,lemuria', 'names none that exists'],
  ])('that is wrong opens as the standard one: %s %s', (query) => {
    expect(decode(query)).toEqual(standard);
  });

  it('with more than six regions keeps the first six', () => {
    const { regions } = decode(
      'regions=x,mongolia,siberia,arctic,mediterranean,baltic,sea-of-japan',
    );
    expect(regions).toEqual(['x', 'mongolia', 'siberia', 'arctic', 'mediterranean', 'baltic']);
  });
});

describe('a period typed by hand', () => {
  it.each(['2014..2019', '2014-2019', ' 2014 – 2019 '])('is read from %s', (text) => {
    expect(parseSpan(text, bounds)).toEqual({ from: 2014, to: 2019 });
  });

  it('may be one year', () => {
    expect(parseSpan('2022', bounds)).toEqual({ from: 2022, to: 2022 });
  });
});
