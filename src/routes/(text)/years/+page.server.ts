import { caption, key, lead, strip } from '$lib/pages/years/years.server';
import { events } from '$lib/site/dataset.server';

export const load = () => ({
  ...strip,
  ...{ lead: lead(), key: key(), captions: strip.tiles.map(caption) },
  version: events.dataVersion,
});
