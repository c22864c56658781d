import type { Domain, Kind } from '$lib/core/record/model';
import type { ReachRecord } from '$lib/core/record/schema';
import type { SetData } from '$lib/core/record/set';
import { formatCountry } from '$lib/site/text/format';
import { frameworkLabel, practiceName } from '$lib/site/dataset/vocabulary';
import { m } from '$lib/paraglide/messages';
import { NO_FILTERS, type View } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

/** Filters of few values: all of them checked is no filter, and one always stays checked. */
export const SHORT_LISTS = [
  {
    key: 'kinds',
    legend: m.kinds,
    valuesOf: ({ kind }: ReachRecord): readonly string[] => [kind],
    label: (kind: string) => m.kind({ kind: kind as Kind }),
    standard: NO_FILTERS.kinds as readonly string[],
  },
  {
    key: 'domains',
    legend: m.domains,
    valuesOf: ({ domains }: ReachRecord): readonly string[] => domains,
    label: (domain: string) => m.domain({ domain: domain as Domain }),
    standard: NO_FILTERS.domains as readonly string[],
  },
] as const;

/** Filters of many values: none of them checked is no filter. */
export const LONG_LISTS = [
  {
    key: 'frameworks',
    valuesOf: ({ framework }: ReachRecord): readonly string[] => [framework],
    legend: m.frameworks,
    none: m.any_framework,
    label: frameworkLabel,
  },
  {
    key: 'practices',
    valuesOf: ({ practices }: ReachRecord): readonly string[] => practices,
    legend: m.practice,
    none: m.any_practice,
    label: practiceName,
  },
  {
    key: 'partners',
    valuesOf: ({ participants }: ReachRecord, { partners }: SetData): readonly string[] =>
      participants.filter((id) => !partners.some((partner) => partner.id === id)),
    legend: m.third_country,
    none: m.any_country,
    label: formatCountry,
  },
] as const;

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
  const lists = [...SHORT_LISTS, ...LONG_LISTS].flatMap(({ key, legend, label }) => {
    const checked: readonly string[] = current[key];
    const standard = NO_FILTERS[key];
    if (String(checked) === String(standard)) return [];
    return checked.map((value) => {
      const rest = checked.filter((other) => other !== value);
      const name = key === 'partners' ? `${legend()} ${label(value)}` : label(value);
      return { name, without: { [key]: rest.length ? rest : standard } };
    });
  });
  const chip = (key: keyof typeof NO_FILTERS, name: string): FilterChip => {
    return { name, without: { [key]: NO_FILTERS[key] } };
  };
  return [
    ...lists,
    ...(region === null ? [] : [chip('region', regionName(region))]),
    ...(precise ? [chip('precise', m.precise_only())] : []),
    ...(staging ? [chip('staging', m.with_staging())] : []),
  ];
}

/** The counting rule and every choice that narrows it: no filter is hidden. */
export function choicesText(atlas: Pick<Atlas, 'view' | 'ruleName' | 'regionName'>): string {
  const chips = chipsOf(atlas).map(({ name }) => name);
  return [...new Set([atlas.ruleName, ...chips])].join(' · ');
}
