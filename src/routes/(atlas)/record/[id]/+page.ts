import { redirect } from '@sveltejs/kit';
import { base } from '$app/paths';
import type { RecordPage } from '$lib/atlas/record/record-page.server';
import { fetchJson } from '$lib/site/network/fetch-json';
import type { PageLoad } from './$types';

/** From one file for all languages. A former id leads to the record that it was merged into. */
export const load: PageLoad = async ({ fetch, params }) => {
  const url = `${base}/record/${params.id}.json`;
  const page = await fetchJson<RecordPage | { now: string }>(url, fetch);
  // Relative, so that language and folder stay.
  if ('now' in page) redirect(308, `../${page.now}/`);
  return page;
};
