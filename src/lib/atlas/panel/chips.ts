import { DOMAINS, FRAMEWORKS, KINDS } from '$lib/core/record/model';
import { formatCountry, formatKm } from '$lib/site/format';
import { domainLabel, frameworkLabel, kindLabel } from '$lib/site/labels';
import { practiceName } from '$lib/site/terms';
import { m } from '$lib/paraglide/messages';
import { NO_FILTERS, type View } from '$lib/view/view';
import type { Atlas } from '../state/atlas.svelte';

export interface Chip {
  name: string;
  /** The view's change that takes the filter away. */
  without: Partial<View>;
}

/** One chip for each value by which the records are narrowed, or measured otherwise. */
export function chipsOf({
  view: { current },
  regionName,
}: Pick<Atlas, 'view' | 'regionName'>): Chip[] {
  const { region, precise, staging, radiusKm } = current;
  const whole = <T extends string>(
    key: 'kinds' | 'domains' | 'frameworks',
    all: readonly T[],
    label: (one: T) => string,
  ): Chip[] => {
    const chosen = all.filter((one) => (current[key] as readonly string[]).includes(one));
    const rest = (one: T) => chosen.filter((other) => other !== one);
    if (chosen.length === all.length) return [];
    return chosen.map((one) => ({
      name: label(one),
      without: { [key]: rest(one).length ? rest(one) : all },
    }));
  };
  const any = (key: 'practices' | 'partners', label: (id: string) => string): Chip[] =>
    current[key].map((id) => ({
      name: label(id),
      without: { [key]: current[key].filter((other) => other !== id) },
    }));
  const one = (isOn: boolean, name: () => string, without: Partial<View>): Chip[] =>
    isOn ? [{ name: name(), without }] : [];
  return [
    ...whole('kinds', KINDS, kindLabel),
    ...whole('domains', DOMAINS, domainLabel),
    ...whole('frameworks', FRAMEWORKS, frameworkLabel),
    ...any('practices', practiceName),
    ...any('partners', (code) => `${m.third_country()} ${formatCountry(code)}`),
    ...one(region !== null, () => regionName(region!), { region: null }),
    ...one(precise, m.precise_only, { precise: false }),
    ...one(staging, m.with_staging, { staging: false }),
    ...one(radiusKm !== NO_FILTERS.radiusKm, () => m.within_radius({ km: formatKm(radiusKm) }), {
      radiusKm: NO_FILTERS.radiusKm,
    }),
  ];
}
