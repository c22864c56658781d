import { caption, strip, stripWords } from '$lib/pages/years/years.server';

export const load = () => ({
  ...strip,
  lead: stripWords().lead,
  key: stripWords().key,
  captions: strip.tiles.map(caption),
  script: false,
});
