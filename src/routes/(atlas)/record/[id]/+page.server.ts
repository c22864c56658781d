import { error } from '@sveltejs/kit';
import { events, recordById } from '$lib/server/dataset';
import { recordStill } from '../../../still.server';

export const entries = () => events.records.map(({ id }) => ({ id }));

export function load({ params }) {
  const record = recordById.get(params.id);
  if (!record) error(404, `No record has the id ${params.id}.`);
  const sources = record.sources.flatMap(({ id }) => events.sources[id] ?? []);
  return { record, sources, still: recordStill(record.id) };
}
