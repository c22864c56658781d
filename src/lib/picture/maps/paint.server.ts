import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import type { Visit } from '#core/reach/new-places';
import type { Language } from '#core/record/languages';
import { countedRecords, placeOf, standardVisits } from '$lib/site/dataset/answer.server';
import { index, readData } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import Marks from '../Marks.svelte';
import type { Mark } from '../marks';
import type { Land } from './picture';
import type { Size } from '$lib/site/boxes';
import type { PeriodCounts } from './periods';
import { threePeriods } from './three-periods';

/** Natural Earth 1:110m. */
export const land = readData<Land>('basemap-110m.geojson');

/** What the standard rule counts. */
export const standardScene = (language: Language) => ({
  records: countedRecords,
  visits: standardVisits,
  homes: set.partners,
  nameOf: (visit: Visit) => placeOf(visit, language),
});

export function standardPeriods(counts: PeriodCounts, language: Language, size?: Size) {
  const input = { ...standardScene(language), index, newPlaceKm: set.newPlace.km, land };
  return threePeriods(counts, input, size);
}

export const renderMarks = (marks: readonly Mark[], links: Partial<Props> = {}) =>
  render(Marks, { props: { marks, ...links } })
    .body.replace(/<!--.*?-->| class="[^"]*"/g, '')
    .replace(/><\/(?:path|circle|rect)>/g, '/>');
type Props = ComponentProps<typeof Marks>;
