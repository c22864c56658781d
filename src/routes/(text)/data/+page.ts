import { loadTexts } from 'virtual:texts';
import { locales } from '$lib/paraglide/runtime';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ data }) => {
  // The search of the table finds names in every language, whatever the page's own.
  await Promise.all(locales.map((locale) => loadTexts('common', locale)));
  return data;
};
