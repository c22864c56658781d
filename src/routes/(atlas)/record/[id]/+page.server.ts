import { error } from '@sveltejs/kit';
import { events, recordById } from '$lib/site/dataset.server';
import { recordPage } from '$lib/atlas/record/record-page.server';
import { recordStill } from '$lib/map/still/still.server';

export const entries = () => events.records.map(({ id }) => ({ id }));

export function load({ params }) {
  const record = recordById.get(params.id);
  if (!record) error(404, `No record has the id ${params.id}.`);
  return { ...recordPage(record), still: recordStill(record.id) };
}
