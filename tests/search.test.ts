import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim } from '$lib/core/context/claims';
import { cached } from '$lib/core/record/cached';
import type { ContextData } from '$lib/core/context/context';
import type { AtlasData } from '$lib/core/record/schema';
import { buildIndex, search } from '$lib/records/search/search';
import { set } from '$lib/site/dataset/set';
import { searchDocuments } from '../src/routes/[...file]/search-documents';

/** The search over the shipped data. */

const read = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;
const data = read<AtlasData>('events.json');
const regions = read<{ features: { properties: { id: string; name: Record<string, string> } }[] }>(
  'regions.geojson',
).features.map(({ properties }) => properties);
const { items } = read<ContextData>('context.json');
const { claims } = read<{ claims: Claim[] }>('claims.json');
const index = buildIndex(searchDocuments());
const unlimited = 1000;
const limit = {
  records: unlimited,
  pages: unlimited,
  claims: unlimited,
  regions: unlimited,
  items: unlimited,
  sources: unlimited,
};
const find = (query: string) => search(index, query, { locale: 'en', limit });
/** Many records share a place: each query is asked once. */
const results = new Map<string, ReturnType<typeof find>>();
const ids = (query: string, group = 'records') =>
  cached(results, query, () => find(query))
    .groups.find((hits) => hits.group === group)
    ?.hits.map(({ document }) => document.key.replace(`${group}/`, '')) ?? [];

/** One of eight in `npm test`, all in `npm run test:deep`. */
const some = <T>(list: readonly T[]) =>
  process.env.DEEP ? list : list.filter((_, i) => i % 8 === 0);

describe('the search over the dataset', () => {
  it.each(set.searches)('finds something for the example $text', ({ text }) => {
    const { groups, loose } = find(text);
    expect(loose).toBe(false);
    expect(groups.length).toBeGreaterThan(0);
  });

  it('puts a record first when it is asked for by its full name, in any language', () => {
    const wrong = some(data.records).flatMap((record) =>
      Object.values(record.name)
        .filter((name) => {
          const first = ids(name)[0];
          const same = data.records.find(({ id }) => id === first);
          return !same || !Object.values(same.name).includes(name);
        })
        .map((name) => `${name} -> ${ids(name)[0]}`),
    );
    expect(wrong).toEqual([]);
  });

  it('finds every record by each of its places, in each language', () => {
    const lost = data.records.flatMap(({ id, sites }) =>
      some(sites)
        .flatMap(({ name, name_ru, name_zh }) => [name, name_ru!, name_zh!])
        .filter((place) => !ids(place).includes(id)),
    );
    expect(lost).toEqual([]);
  });

  it('finds every source by its title', () => {
    const lost = some(Object.values(data.sources)).filter(
      ({ id, title }) => !ids(title, 'sources').includes(id),
    );
    expect(lost.map(({ title }) => title)).toEqual([]);
  });

  it('finds every dated item by its title, its place and its words in each language', () => {
    const lost = some(items).flatMap(({ id, title, label, place }) =>
      [title, place?.name, label]
        .flatMap((names) => Object.values(names ?? {}))
        .filter((text) => text !== undefined && !ids(text, 'items').includes(id)),
    );
    expect(lost).toEqual([]);
  });

  it('finds every region by each of its names', () => {
    const lost = regions.flatMap(({ id, name }) =>
      Object.values(name).filter((text) => !ids(text, 'regions').includes(id)),
    );
    expect(lost).toEqual([]);
  });

  it('finds every claim of the study by its text in each language', () => {
    const lost = claims.flatMap(({ id, text, translated }) =>
      [text, translated!.ru!, translated!.zh!].filter((said) => !ids(said, 'claims').includes(id)),
    );
    expect(lost).toEqual([]);
  });

  it.each([
    ['stall', ['findings']],
    ['停滞', ['findings']],
    ['ground', ['method#ground']],
    ['compare', ['compare']],
    ['codebook', ['data/codebook']],
    ['История изменений', ['data/changelog']],
  ])('finds the pages and terms for %s', (query, paths) => {
    expect(ids(query, 'pages')).toEqual(expect.arrayContaining(paths));
  });
});
