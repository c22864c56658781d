import type { Kind } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales } from '$lib/paraglide/runtime';
import { practiceNames, seriesNames } from '$lib/site/terms';

const REGIONS = locales.map(
  (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' }),
);

/** Every name in the three languages, so that a query in any of them finds the record. */
export const NAMES = {
  kind: (id: Kind) => locales.map((locale) => m.kind({ kind: id }, { locale })),
  series: seriesNames,
  practice: practiceNames,
  country: (iso: string) => REGIONS.flatMap((names) => names.of(iso) ?? []),
};
