import { describe, expect, it } from 'vitest';
import { AROUND_ROWS } from '#core/context/context';
import { DOMAINS, KINDS, PRECISIONS, SITE_ROLES, SOURCE_TYPES, SUPPORTS } from '#core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales, type Locale } from '$lib/paraglide/runtime';
import { set } from '../dataset/set';
import { seriesName, vocabulary } from '../dataset/vocabulary';

type Say = (value: never, options: { locale: Locale }) => string;
const LISTS: Record<string, [values: readonly string[], say: Say]> = {
  kind: [KINDS, (kind, options) => m.kind({ kind }, options)],
  domain: [DOMAINS, (domain, options) => m.domain({ domain }, options)],
  role: [SITE_ROLES, (role, options) => m.role({ role }, options)],
  precision: [PRECISIONS, (precision, options) => m.precision({ precision }, options)],
  source_type: [SOURCE_TYPES, (type, options) => m.source_type({ type }, options)],
  support: [SUPPORTS, (support, options) => m.support({ support }, options)],
  around_row: [Object.keys(AROUND_ROWS), (row, options) => m.around_row({ row }, options)],
};

describe.each(Object.entries(LISTS))('the words for %s', (key, [values, say]) => {
  it.each(locales)('are there for every value, in %s', (locale) => {
    const words = values.map((value) => say(value as never, { locale }));
    expect(words).not.toContain(key);
    expect(new Set(words).size).toBe(values.length);
  });
});

describe.each(Object.entries(vocabulary))("the set's words for %s", (_, words) => {
  it.each(set.languages)('are there for every id, no two alike, in %s', (locale) => {
    const said = words.map(({ name }) => name[locale]);
    expect(said.filter((word) => !word)).toEqual([]);
    expect(new Set(said).size).toBe(words.length);
  });
});

it('a word of own records that the vocabulary lacks is its own name', () => {
  expect(seriesName('harbour-days')).toBe('harbour days');
});
