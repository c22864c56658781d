import { error } from '@sveltejs/kit';
import { base } from '$app/paths';
import { loadTexts } from 'virtual:texts';
import type { DataPage } from '$lib/pages/data/data-page.server';
import { locales } from '$lib/paraglide/runtime';
import type { PageLoad } from './$types';

/** From one file for all languages, which the prerendered page has in it. */
export const load: PageLoad = async ({ fetch }) => {
  const [file] = await Promise.all([
    fetch(`${base}/table.json`),
    // The search of the table finds names in every language, whatever the page's own.
    ...locales.map((locale) => loadTexts('common', locale)),
  ]);
  // Not 404: the page is there.
  if (!file.ok) error(503, 'The records did not come.');
  return (await file.json()) as DataPage;
};
