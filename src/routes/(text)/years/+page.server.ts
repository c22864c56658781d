import { caption, key, lead, marksOf, strip, tiles } from '$lib/pages/years/years.server';
import { events } from '$lib/site/dataset.server';

export const load = () => ({
  file: 'years',
  tiles: tiles('years'),
  ...{ lead: lead(), key: key() },
  captions: strip.tiles.map((tile) => [caption(tile), ...marksOf(tile)].join('; ')),
  version: events.dataVersion,
  coveredTo: events.coverage.to,
});
