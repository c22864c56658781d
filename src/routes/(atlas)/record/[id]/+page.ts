import { base } from '$app/paths';
import type { RecordPage } from '$lib/atlas/record/record-page.server';
import { fetchJson } from '$lib/site/network/fetch-json';
import type { PageLoad } from './$types';

/** From one file for all languages. */
export const load: PageLoad = async ({ fetch, params }) => {
  const url = `${base}/record/${params.id}.json`;
  const page = await fetchJson<RecordPage>(url, fetch);
  return page;
};
