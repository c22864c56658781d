import type { Domain, Kind, ReachRecord } from '$lib/core/record/model';
import { formatCountry, formatKm } from '$lib/site/text/format';
import { frameworkLabel, practiceName } from '$lib/site/dataset/vocabulary';
import { m } from '$lib/paraglide/messages';
import { NO_FILTERS, type View } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

const list = <Key extends 'kinds' | 'domains', T extends string>(
  key: Key,
  legend: () => string,
  label: (id: T) => string,
) => ({
  ...{ key, legend, label: (id: string) => label(id as T) },
  standard: NO_FILTERS[key] as readonly string[],
});

/** Of few values: all of them is no filter, and one always stays. */
export const SHORT_LISTS = [
  list('kinds', m.kinds, (kind: Kind) => m.kind({ kind })),
  list('domains', m.domains, (domain: Domain) => m.domain({ domain })),
];

const standard: readonly string[] = [];
/** Of many values: none of them is no filter; `of` are those of a record. */
export const LONG_LISTS = [
  {
    key: 'frameworks',
    of: ({ framework }: ReachRecord): readonly string[] => [framework],
    ...{ legend: m.frameworks, none: m.any_framework, label: frameworkLabel, standard },
  },
  {
    key: 'practices',
    of: ({ practices }: ReachRecord): readonly string[] => practices,
    ...{ legend: m.practice, none: m.any_practice, label: practiceName, standard },
  },
  {
    key: 'partners',
    of: ({ participants }: ReachRecord): readonly string[] => participants,
    ...{ legend: m.third_country, none: m.any_country, label: formatCountry, standard },
  },
] as const;

/** With a value more or less, in the order of all. */
export const toggled = (all: readonly string[], chosen: readonly string[], value: string) =>
  all.filter((one) => chosen.includes(one) !== (one === value));

/** One chip for each value by which the records are narrowed, or measured otherwise, with the change that removes it. */
export function chipsOf({
  view: { current },
  regionName,
}: Pick<Atlas, 'view' | 'regionName'>): { name: string; without: Partial<View> }[] {
  const { region, precise, staging, radiusKm } = current;
  const lists = [...SHORT_LISTS, ...LONG_LISTS].flatMap(({ key, legend, label, standard }) => {
    const chosen: readonly string[] = current[key];
    if (String(chosen) === String(standard)) return [];
    return chosen.map((id) => {
      const rest = chosen.filter((other) => other !== id);
      const name = key === 'partners' ? `${legend()} ${label(id)}` : label(id);
      return { name, without: { [key]: rest.length ? rest : standard } };
    });
  });
  const others: [isOn: boolean, name: () => string, key: keyof typeof NO_FILTERS][] = [
    [region !== null, () => regionName(region!), 'region'],
    [precise, m.precise_only, 'precise'],
    [staging, m.with_staging, 'staging'],
    [
      radiusKm !== NO_FILTERS.radiusKm,
      () => m.within_radius({ km: formatKm(radiusKm) }),
      'radiusKm',
    ],
  ];
  const on = others.filter(([isOn]) => isOn);
  return [
    ...lists,
    ...on.map(([, name, key]) => ({ name: name(), without: { [key]: NO_FILTERS[key] } })),
  ];
}
