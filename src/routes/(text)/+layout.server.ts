import { events } from '$lib/site/dataset.server';

/** The footer of every text page names the data it shows. */
export const load = () => ({ dataVersion: events.dataVersion });
