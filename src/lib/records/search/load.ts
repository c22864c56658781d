import { loadTexts } from 'virtual:texts';
import type { ContextData } from '$lib/core/context/context';
import type { AtlasData } from '$lib/core/record/record';
import { fetchJson } from '$lib/site/files';
import { locales } from '$lib/paraglide/runtime';
import type { NamedRegion } from './documents';
import type { SearchIndex } from './search';

export type Engine = typeof import('./search') & { index: SearchIndex };

let pending: Promise<Engine> | null = null;

/**
 * The index and the code that searches it, fetched when the reader first opens the search. A failure
 * is not kept: the next call tries again.
 */
export function loadEngine(): Promise<Engine> {
  pending ??= fetchEngine().catch((error: unknown) => {
    pending = null;
    throw error;
  });
  return pending;
}

async function fetchEngine(): Promise<Engine> {
  const [engine, { documents }, { namesOf }, data, regions, context] = await Promise.all([
    import('./search'),
    import('./documents'),
    import('./names'),
    fetchJson<AtlasData>('/data/events.json'),
    fetchJson<{ features: { properties: NamedRegion }[] }>('/data/regions.geojson'),
    fetchJson<ContextData>('/data/context.json'),
    // Names are found in every language, whatever the page's own.
    ...locales.map((locale) => loadTexts('common', locale)),
  ]);
  const named = regions.features.map(({ properties }) => properties);
  return { ...engine, index: engine.buildIndex(documents(data, named, namesOf, context.items)) };
}
