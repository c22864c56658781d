import { error, json } from '@sveltejs/kit';
import { recordPage } from '$lib/atlas/record/record-page.server';
import { recordById } from '$lib/site/dataset/dataset.server';
import type { RequestHandler } from './$types';

export const prerender = true;

export const GET: RequestHandler = ({ params: { id } }) => {
  const record = recordById.get(id);
  return record ? json(recordPage(record)) : error(404);
};
