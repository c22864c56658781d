import { error } from '@sveltejs/kit';
import { browser } from '$app/environment';
import { loadTexts } from 'virtual:texts';

/**
 * What a page is made of. If it does not come, a page that was sent as HTML stays as it is, to be read without
 * its script; where the router opens it, throws 503.
 */
export async function pageFile<T>(fetch: typeof globalThis.fetch, href: string): Promise<T> {
  const data = await fetch(href)
    .then((file) => (file.ok ? (file.json() as T) : null))
    .catch(() => null);
  if (data) return data;
  if (browser && !document.documentElement.dataset.alive) await new Promise(() => {});
  // Not 404: the page is there.
  error(503, `${href} did not come.`);
}

type Texts = Parameters<typeof loadTexts>[0];
const TEXTS: Partial<Record<string, readonly Texts[]>> = {
  ...{ '': ['atlas'], embed: ['atlas'], record: ['atlas', 'record'] },
  ...{ findings: ['findings'], compare: ['compare'], data: ['data', 'own'] },
};

export const textsOf = (path: string): readonly Texts[] =>
  TEXTS[path.replace(/\(\w+\)\/?/, '').split('/')[1] ?? ''] ?? [];

export const loadPageTexts = (path: string) =>
  Promise.all(textsOf(path).map((texts) => loadTexts(texts)));
