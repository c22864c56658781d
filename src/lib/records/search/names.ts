import type { Kind } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import { inEveryLanguage, practiceNames, seriesNames } from '$lib/site/terms';

const KIND = {
  exercise: m.kind_exercise,
  'command-post': m.kind_command_post,
  competition: m.kind_competition,
  patrol: m.kind_patrol,
  passage: m.kind_passage,
} satisfies Record<Kind, unknown>;

const REGIONS = locales.map(
  (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
);

/** Every name in the three languages, so that a query in any of them finds the record. */
export const NAMES = {
  kind: (id: Kind) => inEveryLanguage(KIND[id]),
  series: seriesNames,
  practice: practiceNames,
  country: (iso: string) => REGIONS.flatMap((names) => names.of(iso) ?? []),
};
