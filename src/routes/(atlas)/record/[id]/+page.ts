import { error, redirect } from '@sveltejs/kit';
import { base } from '$app/paths';
import type { RecordPage } from '$lib/atlas/record/record-page.server';
import type { PageLoad } from './$types';

/** From one file for all languages, which the prerendered page has in it. */
export const load: PageLoad = async ({ fetch, params }) => {
  const file = await fetch(`${base}/record/${params.id}.json`);
  if (!file.ok) error(404, `No record has the id ${params.id}.`);
  const page = (await file.json()) as RecordPage | { now: string };
  // Relative: in the reader's language, in whatever folder the site lies.
  if ('now' in page) redirect(308, `../${page.now}/`);
  return page;
};
