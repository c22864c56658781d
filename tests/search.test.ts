import { describe, expect, it } from 'vitest';
import type { Claim } from '#core/context/claims';
import { cached } from '#core/record/cached';
import type { ContextData } from '#core/context/context';
import type { AtlasData } from '#core/record/schema';
import { buildIndex, search } from '$lib/records/search/search';
import { set } from '$lib/site/dataset/set';
import { readJson } from './json';
import { searchDocuments } from '../src/routes/[...file]/search-documents';

/** The search over the shipped data. */

const read = <T>(file: string) => readJson<T>(`static/data/${file}`);
const data = read<AtlasData>('events.json');
const regions = read<{ features: { properties: { id: string; name: Record<string, string> } }[] }>(
  'regions.geojson',
).features.map(({ properties }) => properties);
const { items } = read<ContextData>('context.json');
const { claims } = read<{ claims: Claim[] }>('claims.json');
const index = buildIndex(searchDocuments());
const find = (query: string) => search(index, query, 'en');
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

  const namesIn = (names: object | undefined) => Object.values(names ?? {}) as string[];
  const searched: Record<string, [id: string, texts: readonly string[]][]> = {
    'records by each of their places': data.records.map(({ id, sites }) => [
      id,
      some(sites).flatMap(({ name, name_ru, name_zh }) => [name, name_ru!, name_zh!]),
    ]),
    'sources by title': some(Object.values(data.sources)).map(({ id, title }) => [id, [title]]),
    'items by title, place and words': some(items).map(({ id, title, label, place }) => [
      id,
      [title, place?.name, label].flatMap(namesIn),
    ]),
    'regions by name': regions.map(({ id, name }) => [id, namesIn(name)]),
    'claims by text': claims.map(({ id, text, translated }) => [
      id,
      [text, ...namesIn(translated)],
    ]),
  };
  it.each(Object.entries(searched))('finds all %s, in each language', (what, texts) => {
    const [group] = what.split(' ');
    const lost = texts.filter(([id, said]) => said.some((text) => !ids(text, group).includes(id)));
    expect(lost).toEqual([]);
    expect(texts.length).toBeGreaterThan(5);
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
