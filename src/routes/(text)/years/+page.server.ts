import { caption, key, lead, strip, tiles } from '$lib/pages/years/years.server';
import { events } from '$lib/site/dataset/dataset.server';

export const load = () => ({
  file: 'years',
  tiles: tiles('years'),
  lead: lead(),
  key: key(),
  captions: strip.tiles.map(caption),
  version: events.dataVersion,
  coveredTo: events.coverage.to,
});
