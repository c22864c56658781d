import { redirect } from '@sveltejs/kit';
import { base } from '$app/paths';
import type { RecordPage } from '$lib/atlas/record/record-page.server';
import { RECORD_PAGE } from '$lib/atlas/record/page-shape';
import { checkShape } from '$lib/site/network/shape';
import { fetchJson } from '$lib/site/network/fetch-json';
import type { PageLoad } from './$types';

/** From one file for all languages. A former id leads to the record that it was merged into. */
export const load: PageLoad = async ({ fetch, params }) => {
  const url = `${base}/record/${params.id}.json`;
  const page = await fetchJson<Partial<RecordPage> & { now?: string }>(
    url,
    { 'now?': 'text' },
    fetch,
  );
  // Relative, so that language and folder stay.
  if (page.now) redirect(308, `../${page.now}/`);
  checkShape(url, page, RECORD_PAGE);
  if (page.record?.id !== params.id) throw new Error(`${url}: of another record`);
  return page as RecordPage;
};
