/** /data tells how far a second coder agrees where a sheet is filled, and counts the sources. */
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { CoverageData } from '../geodata/build/coverage';
import SourcesSearched from '../src/lib/pages/data/SourcesSearched.svelte';
import { readJson } from './json';

const shipped = readJson<CoverageData>('static/data/coverage.json');
const textWith = (agreement: CoverageData['agreement']) => {
  const coverage = { ...shipped, limits: [], agreement };
  return render(SourcesSearched, {
    props: {
      coverage: { ...coverage, sources: { ...coverage.sources, unlinked: [] } },
      notHeld: [],
      rows: [],
    },
  }).body;
};

it('tells the share and kappa of each field that was compared', () => {
  const text = textWith([
    { field: 'kind', n: 30, agree: 5 / 6, kappa: 0.6154 },
    { field: 'place', n: 28, agree: 1, kappa: null },
  ]);
  const rows = [...text.matchAll(/<th scope="row".*?<\/tr>/gs)]
    .map(([row]) =>
      row
        .replace(/<[^>]*>/g, ' ')
        .trim()
        .replace(/\s+/g, ' '),
    )
    .slice(-2);
  expect(rows).toEqual(['kind 30 83% 0.62', 'place 28 100% –']);
});

it('says nothing of it without a filled sheet', () => {
  expect(shipped.agreement).toEqual([]);
  const text = textWith([]);
  expect(text).not.toContain('κ');
  const { sources } = shipped;
  expect(text).toContain(
    `Sources: ${sources.all}; without an address: ${sources.withoutAddress}; with a copy at an archive of the web: ${sources.archived}.`,
  );
});
