import { events } from '$lib/site/dataset/dataset.server';

/** Also the former ids of merged records, whose pages redirect. */
export const entries = () =>
  events.records.flatMap(({ id, formerIds = [] }) =>
    [id, ...formerIds].map((entry) => ({ id: entry })),
  );
