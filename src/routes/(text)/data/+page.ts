import { base } from '$app/paths';
import { loadTexts } from 'virtual:texts';
import type { DataPage } from '$lib/pages/data/data-page.server';
import { locales } from '$lib/paraglide/runtime';
import { pageFile } from '$lib/site/network/page-file';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
  const [page] = await Promise.all([
    pageFile<DataPage>(fetch, `${base}/table.json`),
    // The search of the table finds names in every language, whatever the page's own.
    ...locales.map((locale) => loadTexts('common', locale)),
  ]);
  return page;
};
