import { error, json } from '@sveltejs/kit';
import { recordPage } from '$lib/atlas/record/record-page.server';
import { recordById } from '$lib/site/dataset.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** What stands beside a record on its page. */
export const GET: RequestHandler = ({ params: { id } }) => {
  const record = recordById.get(id);
  return record ? json(recordPage(record)) : error(404);
};
