import { m } from '$lib/paraglide/messages';
import { caption, marksOf, strip, stripWords } from '$lib/pages/years/years.server';

export const load = () => ({
  ...strip,
  lead: `${m.map_years_question()} ${stripWords().lead}`,
  key: stripWords().key,
  captions: strip.tiles.map((tile) => [caption(tile), ...marksOf(tile)].join('; ')),
  script: false,
});
