import type { Asked } from '#core/reach/ask';
import { m } from '$lib/paraglide/messages';
import { formatKm, formatPosition } from '$lib/site/text/format';
import type { Atlas } from './atlas.svelte';

export const askedPlaceText = ({ ask, regionName }: Atlas) => {
  const place = ask.question?.place ?? '';
  return typeof place === 'string' ? regionName(place) : formatPosition(place);
};

export const askedText = (
  { nameOf }: Pick<Atlas, 'nameOf'>,
  { kind, status, km, leastKm, mostKm, nearest }: Asked,
) =>
  m.ask_answer({
    kind,
    status: nearest === null ? 'first' : status,
    km: formatKm(km),
    least: formatKm(leastKm),
    most: formatKm(mostKm),
    name: nearest === null ? '' : nameOf(nearest),
  });

/** In one line; null without a question or until it is answered. */
export const askedLine = (atlas: Atlas): string | null =>
  atlas.ask.answer && askedPlaceText(atlas) + m.colon() + askedText(atlas, atlas.ask.answer);
