import { events } from '$lib/site/dataset.server';

/** With the ids of records taken in by another: their pages lead on to it. */
export const entries = () =>
  events.records.flatMap(({ id, formerIds = [] }) =>
    [id, ...formerIds].map((one) => ({ id: one })),
  );
