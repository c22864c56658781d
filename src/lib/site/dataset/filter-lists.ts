import type { Domain, Kind } from '#core/record/model';
import { m } from '$lib/paraglide/messages';
import { NO_LISTS } from '$lib/view/view';
import { formatCountry } from '../text/format';
import { frameworkLabel, practiceName } from './vocabulary';

export type FilterName = keyof typeof NO_LISTS;

interface ListWords {
  legend: () => string;
  label: (value: string) => string;
  /** For a list of many values. */
  none?: () => string;
}
const WORDS: Record<FilterName, ListWords> = {
  kinds: { legend: m.kinds, label: (kind) => m.kind({ kind: kind as Kind }) },
  domains: { legend: m.domains, label: (domain) => m.domain({ domain: domain as Domain }) },
  frameworks: { legend: m.frameworks, label: frameworkLabel, none: m.any_framework },
  practices: { legend: m.practice, label: practiceName, none: m.any_practice },
  partners: { legend: m.third_country, label: formatCountry, none: m.any_country },
};

export const FILTER_LISTS = Object.entries(WORDS).map(([name, listWords]) => {
  const key = name as FilterName;
  return { key, standard: NO_LISTS[key] as readonly string[], none: null, ...listWords };
});
