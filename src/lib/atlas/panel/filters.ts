import type { Domain, Kind } from '$lib/core/record/model';
import { FILTERED_BY } from '$lib/core/record/rules';
import type { ReachRecord } from '$lib/core/record/schema';
import type { SetData } from '$lib/core/record/set';
import { formatCountry } from '$lib/site/text/format';
import { frameworkLabel, practiceName } from '$lib/site/dataset/vocabulary';
import { m } from '$lib/paraglide/messages';
import { NO_LISTS, type View } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

type ListName = keyof typeof NO_LISTS;

interface ListWords {
  legend: () => string;
  label: (value: string) => string;
  /** Of a list of many values. */
  none?: () => string;
}
const WORDS: Record<ListName, ListWords> = {
  kinds: { legend: m.kinds, label: (kind) => m.kind({ kind: kind as Kind }) },
  domains: { legend: m.domains, label: (domain) => m.domain({ domain: domain as Domain }) },
  frameworks: { legend: m.frameworks, label: frameworkLabel, none: m.any_framework },
  practices: { legend: m.practice, label: practiceName, none: m.any_practice },
  partners: { legend: m.third_country, label: formatCountry, none: m.any_country },
};

export const FILTER_LISTS = Object.entries(WORDS).map(([name, listWords]) => {
  const key = name as ListName;
  return { key, standard: NO_LISTS[key] as readonly string[], none: null, ...listWords };
});

/** The values by which a list filters a record; the partners of the set are in each. */
export const valuesOf = (key: ListName, record: ReachRecord, { partners }: SetData) =>
  (FILTERED_BY[key](record) as readonly string[]).filter(
    (value) => key !== 'partners' || !partners.some(({ id }) => id === value),
  );

/** The checked values with one more or less, in the order of the options. */
export const toggled = (options: readonly string[], checked: readonly string[], value: string) =>
  options.filter((option) => checked.includes(option) !== (option === value));

/** A filter that is set, with the change that removes it. */
interface FilterChip {
  name: string;
  without: Partial<View>;
}

/** One chip for each value that narrows the records or measures them otherwise. */
export function chipsOf({
  view: { current },
  regionName,
}: Pick<Atlas, 'view' | 'regionName'>): FilterChip[] {
  const { region, precise, staging } = current;
  const lists = FILTER_LISTS.flatMap(({ key, legend, label, standard }) => {
    const checked: readonly string[] = current[key];
    if (String(checked) === String(standard)) return [];
    return checked.map((value) => {
      const rest = checked.filter((other) => other !== value);
      const name = key === 'partners' ? `${legend()} ${label(value)}` : label(value);
      return { name, without: { [key]: rest.length ? rest : standard } };
    });
  });
  return [
    ...lists,
    ...(region === null ? [] : [{ name: regionName(region), without: { region: null } }]),
    ...(precise ? [{ name: m.precise_only(), without: { precise: false } }] : []),
    ...(staging ? [{ name: m.with_staging(), without: { staging: false } }] : []),
  ];
}

/** The counting rule and every choice that narrows it: no filter is hidden. */
export function choicesText(atlas: Pick<Atlas, 'view' | 'ruleName' | 'regionName'>): string {
  const chips = chipsOf(atlas).map(({ name }) => name);
  return [...new Set([atlas.ruleName, ...chips])].join(' · ');
}
