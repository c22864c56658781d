/** /data tells how far a second coder agrees where a sheet is filled, and counts the sources. */
import { render } from 'svelte/server';
import { expect, it } from 'vitest';
import type { CoverageData } from '../geodata/build/coverage';
import SourcesSearched from '../src/lib/pages/data/SourcesSearched.svelte';
import { readJson } from './json';

const shipped = readJson<CoverageData>('static/data/coverage.json');
const textWith = (agreement: CoverageData['agreement']) => {
  const coverage = { ...shipped, limits: [], agreement };
  return render(SourcesSearched, { props: { coverage, notHeld: [] } }).body;
};

it('tells the share and kappa of each field that was compared', () => {
  const text = textWith([
    { field: 'kind', n: 30, agree: 5 / 6, kappa: 0.6154 },
    { field: 'place', n: 28, agree: 1, kappa: null },
  ]);
  const table = text.slice(text.indexOf('κ'));
  const rows = [...table.matchAll(/<th scope="row".*?<\/tr>/gs)].map(([row]) =>
    row
      .replace(/<[^>]*>/g, ' ')
      .split(/\s+/)
      .filter(Boolean)
      .join(' '),
  );
  expect(rows).toEqual(['kind 30 83% 0.62', 'place 28 100% –']);
});

it('says nothing of it without a filled sheet', () => {
  expect(shipped.agreement).toEqual([]);
  const text = textWith([]);
  expect(text).not.toContain('κ');
  const { sources } = shipped;
  expect(text).toContain(
    `Sources: ${sources.all}; without an address: ${sources.withoutAddress}; at an archive of the web: ${sources.archived}.`,
  );
});
