import { fittingWidth, type Figure } from '$lib/figure/figure';
import { photograph } from '$lib/figure/photograph';
import { formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from '../state/atlas.svelte';
import { leadOf, sourceNote } from './map-figure.svelte';

/** Narrower, and names of its bands lie on each other. */
const LEAST_PX = 860;
/** The column at the left, without its buttons. */
const NAMES = { '--names': '9.5rem' };

/** Bars and whatever is unfolded of the timeline, without what only works it. */
export function timelineFigure(atlas: Atlas, section: HTMLElement): Figure {
  const { firstYear, lastYear } = atlas.view.bounds;
  const years = formatYears(firstYear, lastYear, atlas.index.coverage.to);
  const parts = section.firstElementChild!;
  return {
    title: m.figure_timeline_title({ years }),
    lead: leadOf(atlas, atlas.filtered.length),
    notes: [m.coverage_note(), sourceNote(atlas)],
    alt: atlas.answer.answer.join(' '),
    async draw(room, theme) {
      const at = (width: number) =>
        photograph(section, theme, { width: `${width}px`, ...NAMES }, parts);
      // On a phone the parts are laid out for it, which no other width changes at once.
      const isNarrow = section.clientWidth < LEAST_PX / 2;
      const more = parts.querySelector('.more');
      more?.toggleAttribute('data-screen', isNarrow);
      const { height } = at(room.width).viewBox.baseVal;
      const picture = at(fittingWidth(height, room, LEAST_PX));
      more?.removeAttribute('data-screen');
      return picture;
    },
  };
}
