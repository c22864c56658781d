import { error, json } from '@sveltejs/kit';
import { recordPage } from '$lib/atlas/record/record-page.server';
import { events, recordById } from '$lib/site/dataset/dataset.server';
import type { RequestHandler } from './$types';

export const prerender = true;

/** The data of a record's page; for a former id, the id of the record that it was merged into. */
export const GET: RequestHandler = ({ params: { id } }) => {
  const record = recordById.get(id);
  if (record) return json(recordPage(record));
  const now = events.records.find(({ formerIds }) => formerIds?.includes(id));
  return now ? json({ now: now.id }) : error(404);
};
