import { error } from '@sveltejs/kit';
import { events, recordById } from '$lib/server/dataset';
import { recordPage } from '$lib/server/record-page';
import { recordStill } from '../../../still.server';

export const entries = () => events.records.map(({ id }) => ({ id }));

export function load({ params }) {
  const record = recordById.get(params.id);
  if (!record) error(404, `No record has the id ${params.id}.`);
  return { ...recordPage(record), still: recordStill(record.id) };
}
