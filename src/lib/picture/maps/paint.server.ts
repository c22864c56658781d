import type { ComponentProps } from 'svelte';
import { render } from 'svelte/server';
import type { Visit } from '#core/reach/new-places';
import type { Language } from '#core/record/languages';
import { getLocale } from '$lib/paraglide/runtime';
import {
  allYears,
  countedRecords,
  latestVerdicts,
  leadKind,
  placeOf,
  standardVisits,
} from '$lib/site/dataset/answer.server';
import { index, readData } from '$lib/site/dataset/dataset.server';
import { set } from '$lib/site/dataset/set';
import { stripPictures } from '../charts/strip';
import Marks from '../Marks.svelte';
import type { Mark } from '../marks';
import type { Land } from './picture';
import type { Size } from '$lib/site/boxes';
import { plainVoiceOf } from '$lib/site/text/voice';
import { poster } from './poster';

/** Natural Earth 1:110m. */
export const land = readData<Land>('basemap-110m.geojson');

/** What the standard rule counts. */
export const standardScene = (language: Language) => ({
  records: countedRecords,
  visits: standardVisits,
  homes: set.partners,
  nameOf: (visit: Visit) => placeOf(visit, language),
});

/** About the first kind of the set; null without periods to compare. */
function standardCounts(language: Language) {
  const counts = latestVerdicts.find(({ kind }) => kind === leadKind);
  if (!counts) return null;
  const visits = standardVisits.filter(({ kind }) => kind === leadKind);
  return { kind: leadKind, visits, counts, axis: allYears, voice: plainVoiceOf(language) };
}

export function standardPoster(size: Size, language: Language = getLocale()) {
  const counted = standardCounts(language);
  const { records, nameOf } = standardScene(language);
  const coveredTo = index.coverage.to;
  return counted && poster({ ...counted, records, coveredTo, nameOf, land }, size);
}

export function standardStrips() {
  const counted = standardCounts(getLocale());
  return counted && stripPictures(counted);
}

export const renderMarks = (marks: readonly Mark[], links: Partial<Props> = {}) =>
  render(Marks, { props: { marks, ...links } })
    .body.replace(/<!--.*?-->| class="[^"]*"/g, '')
    .replace(/><\/(?:path|circle|rect)>/g, '/>');
type Props = ComponentProps<typeof Marks>;
