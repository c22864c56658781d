import { events } from '$lib/site/dataset/dataset.server';

export const load = () => ({ dataVersion: events.dataVersion });
