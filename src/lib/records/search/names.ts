import { KINDS, type Kind } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import { inEveryLanguage, practiceNames, seriesNames } from '$lib/site/terms';
import type { NamesOf } from './documents';

const KIND = {
  exercise: m.kind_exercise,
  'command-post': m.kind_command_post,
  competition: m.kind_competition,
  patrol: m.kind_patrol,
  passage: m.kind_passage,
} satisfies Record<Kind, unknown>;

/** Every name in the three languages, so that a query in any of them finds the record. */
export const namesOf: NamesOf = (list, id) => {
  switch (list) {
    case 'kind':
      return inEveryLanguage(KIND[KINDS.find((kind) => kind === id) ?? 'exercise']);
    case 'series':
      return seriesNames(id);
    case 'practice':
      return practiceNames(id);
    case 'country':
      return countryNames(id);
    default:
      return list satisfies never;
  }
};

const REGIONS = locales.map(
  (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
);

function countryNames(iso: string): string[] {
  return REGIONS.flatMap((names) => names.of(iso) ?? []);
}
