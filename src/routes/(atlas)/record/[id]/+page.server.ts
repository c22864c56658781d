import { events } from '$lib/site/dataset/dataset.server';

export const entries = () => events.records.map(({ id }) => ({ id }));
