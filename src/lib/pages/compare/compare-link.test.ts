import { describe, expect, it } from 'vitest';
import { keyed, readQuery, standardView, writeQuery } from '$lib/view/query';
import { otherwise } from '$lib/view/query.fixture';
import { compareFields, clampYears, type CompareView } from './compare-link';

const regions = ['baltic', 'arctic', 'siberia'];
const fields = compareFields({
  rules: ['core', 'all'],
  regions,
  rows: ['direction-north', ...regions],
  practices: ['live-fire', 'mine-sweeping'],
  frameworks: ['SCO', 'bilateral'],
  newPlaceKm: 500,
});
const standard = standardView<CompareView>(fields);
const decode = (text: string) => readQuery<CompareView>(new URLSearchParams(text), fields);
const axis = { from: 2003, to: 2026 };

describe('a link to a comparison', () => {
  it('has no query for the standard choices, and no query reads as these', () => {
    expect(writeQuery<CompareView>(standard, fields).toString()).toBe('');
    expect(decode('')).toEqual(standard);
  });

  it('brings back every choice', () => {
    const view: CompareView = {
      ...standard,
      ...otherwise<CompareView>(fields),
      domains: ['sea', 'air'],
      partners: ['IR'],
      newPlaceKm: 250,
      from: 2005,
      split: 2010,
      to: 2015,
      regions: ['direction-north', 'siberia'],
      cell: 'direction-north.since.new',
    };
    const isStandard = (name: keyof CompareView) => String(view[name]) === String(standard[name]);
    expect(keyed<CompareView>(fields).filter(([name]) => isStandard(name))).toEqual([]);
    expect(decode(writeQuery<CompareView>(view, fields).toString())).toEqual(view);
  });

  it.each([
    'from=soon&split=1&to=x&rule=mine&kind=picnic',
    'regions=atlantis,lemuria',
    'cell=atlantis.since.new',
    'cell=arctic.since.depth',
    'show=practices&sort=map',
  ])('opens as the standard one where it is wrong: %s', (query) => {
    expect(decode(query)).toEqual(standard);
  });

  it('of earlier editions opens with the kind that its kind is today', () => {
    expect(decode('kind=patrol')).toEqual({ ...standard, kind: 'ship-patrol' });
  });
});

describe('the years', () => {
  it.each([
    [standard, { from: 2014, split: 2020, to: 2026 }],
    [
      { from: 2020, split: 2015, to: 2010 },
      { from: 2009, split: 2010, to: 2010 },
    ],
    [
      { from: 1990, split: 1995, to: 1999 },
      { from: 2003, split: 2004, to: 2004 },
    ],
    [
      { from: 2050, split: 2060, to: 9999 },
      { from: 2025, split: 2026, to: 2026 },
    ],
  ])('stay in order and within the records: %o', (asked, years) => {
    expect(clampYears(asked, axis)).toEqual(years);
  });
});
