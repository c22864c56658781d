import { FILTERED_BY } from '$lib/core/record/rules';
import type { ReachRecord } from '$lib/core/record/schema';
import type { SetData } from '$lib/core/record/set';
import { FILTER_LISTS, type FilterName } from '$lib/site/dataset/filter-lists';
import { m } from '$lib/paraglide/messages';
import type { View } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

/** By which a list filters a record, without the set's partners, who are in all. */
export const valuesOf = (key: FilterName, record: ReachRecord, { partners }: SetData) =>
  (FILTERED_BY[key](record) as readonly string[]).filter(
    (value) => key !== 'partners' || !partners.some(({ id }) => id === value),
  );

/** In the order of the options. */
export const toggled = (options: readonly string[], checked: readonly string[], value: string) =>
  options.filter((option) => checked.includes(option) !== (option === value));

export const SWITCHES = [
  { key: 'precise', label: m.precise_only },
  { key: 'staging', label: m.with_staging },
] as const;

export function chipsOf(atlas: Atlas): { name: string; without: Partial<View> }[] {
  const { current } = atlas.view;
  const { region } = current;
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
    ...(region === null ? [] : [{ name: atlas.regionName(region), without: { region: null } }]),
    ...SWITCHES.filter(({ key }) => current[key]).map(({ key, label }) => {
      return { name: label(), without: { [key]: false } };
    }),
  ];
}

export function choicesText(atlas: Atlas) {
  const chips = chipsOf(atlas).map(({ name }) => name);
  return [...new Set([atlas.ruleName, ...chips])].join(' · ');
}
