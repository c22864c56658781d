/** /data tells how far a second coder agrees where a sheet is filled. */
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { CoverageData } from '../geodata/build/coverage';
import SourcesSearched from '../src/lib/pages/data/SourcesSearched.svelte';
import { readJson } from './json';

const shipped = readJson<CoverageData>('static/data/coverage.json');
it('tells the share and kappa of each field that was compared', () => {
  const agreement = [
    { field: 'kind', n: 30, agree: 5 / 6, kappa: 0.6154 },
    { field: 'place', n: 28, agree: 1, kappa: null },
  ];
  const sources = { ...shipped.sources, unlinked: [] };
  const coverage = { ...shipped, limits: [], agreement, sources };
  const { body } = render(SourcesSearched, { props: { coverage, notHeld: [], rows: [] } });
  const rows = [...body.matchAll(/<th scope="row".*?<\/tr>/gs)]
    .map(([row]) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .replace(/\s+/g, ' '),
    )
    .slice(-2);
  expect(rows).toEqual(['kind 30 83% 0.62', 'place 28 100% –']);
});
