import { events } from '$lib/site/dataset.server';

export const load = () => ({ dataVersion: events.dataVersion });
