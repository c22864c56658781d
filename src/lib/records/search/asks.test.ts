import { describe, expect, it } from 'vitest';
import { withAsks } from './asks';
import type { Hit, Results } from './search';

describe('what can be asked', () => {
  const part = (text: string) => [{ text, isMatch: false }];
  const hit = (
    key: string,
    more: Partial<Hit> = {},
    positions?: ([number, number] | null)[],
  ): Hit => ({
    document: {
      key,
      group: key.startsWith('regions') ? 'regions' : 'records',
      href: '/',
      title: { en: key },
      lines: { place: ['Old port', 'Bay'] },
      ...(positions && { positions }),
    },
    title: part('Some Sea'),
    line: null,
    ...more,
  });
  const groupsOf = (...hits: Hit[]): Results['groups'] => [
    { group: 'records', hits, total: hits.length },
  ];
  const bay = { line: { field: 'place' as const, parts: part('Bay') } };

  const hrefsOf = (query: string, groups: Results['groups']) =>
    withAsks(query, groups)
      .filter(({ group }) => group === 'asks')
      .flatMap(({ hits }) => hits.map(({ document }) => document.href));

  it.each([
    ['24.5, 119.5', '119.5,24.5'],
    ['24.5 119.5', '119.5,24.5'],
    [' -33.9,18.4 ', '18.4,-33.9'],
    ['60°N, 170°W', '-170,60'],
    ['33.9S 18.4e', '18.4,-33.9'],
    ['90, 180', '180,90'],
  ])('are the coordinates %s, latitude first', (text, asked) => {
    expect(hrefsOf(text, [])).toEqual([`/?ask=${asked}`]);
  });

  it.each(['119.5, 24.5', '24.5', 'joint sea 2016', '1, 2, 3', '24.5, 181', ''])(
    'are no coordinates in "%s"',
    (text) => expect(hrefsOf(text, [])).toEqual([]),
  );

  it('are the regions, and the places by which records were found, each once', () => {
    const positions: [number, number][] = [
      [1, 2],
      [3, 4],
    ];
    const results = groupsOf(
      hit('regions/some-sea'),
      hit('records/a', bay, positions),
      hit('records/b', bay, positions),
    );
    expect(hrefsOf('bay', results)).toEqual(['/?ask=some-sea', '/?ask=3,4']);
  });

  it('are no places that were not published, and no records found by name', () => {
    expect(
      hrefsOf('bay', groupsOf(hit('records/a', bay, [[1, 2], null]), hit('records/b'))),
    ).toEqual([]);
  });
});
