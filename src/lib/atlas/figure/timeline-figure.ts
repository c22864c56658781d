import type { ComponentProps } from 'svelte';
import { drawnBy, type Figure } from '$lib/figure/figure';
import { formatYears } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Atlas } from '../state/atlas.svelte';
import { leadOf, sourceNote } from './map-figure.svelte';
import TimelinePicture, { sizeOf } from './TimelinePicture.svelte';

/** Bars and whatever is unfolded of the timeline. */
export function timelineFigure(
  atlas: Atlas,
  shown: Omit<ComponentProps<typeof TimelinePicture>, 'atlas'>,
): Figure {
  const { firstYear, lastYear } = atlas.view.bounds;
  return {
    title: m.figure_timeline_title({
      years: formatYears(firstYear, lastYear, atlas.index.coverage.to),
    }),
    lead: leadOf(atlas, atlas.filtered.length),
    notes: [m.coverage_note(), sourceNote(atlas)],
    alt: atlas.answer.answer.join(' '),
    draw: () => drawnBy(TimelinePicture, { atlas, ...shown }, sizeOf(shown.years !== null)),
  };
}
