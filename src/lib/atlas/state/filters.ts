import { FILTER_LISTS } from '$lib/site/dataset/filter-lists';
import { m } from '$lib/paraglide/messages';
import { NO_FILTERS, type View } from '$lib/view/view';

interface Chosen {
  view: { current: View };
  ruleName: string;
  regionName: (id: string) => string;
}

/** In the order of the options. */
export const toggled = (options: readonly string[], checked: readonly string[], value: string) =>
  options.filter((option) => checked.includes(option) !== (option === value));

export const SWITCHES = [
  { key: 'precise', label: m.precise_only },
  { key: 'staging', label: m.with_staging },
] as const;

export function chipsOf({ view: { current }, regionName }: Omit<Chosen, 'ruleName'>) {
  const region = { key: 'region', label: regionName } as const;
  return [...FILTER_LISTS, region, ...SWITCHES].flatMap(({ key, label }) => {
    const standard = NO_FILTERS[key];
    if (String(current[key]) === String(standard)) return [];
    const checked = [current[key]].flat().map(String);
    return checked.map((value) => {
      const rest = checked.filter((other) => other !== value);
      const name = key === 'partners' ? `${m.third_country()} ${label(value)}` : label(value);
      return {
        key,
        value,
        name,
        without: { [key]: rest.length ? rest : standard } as Partial<View>,
      };
    });
  });
}

export function choicesText(chosen: Chosen) {
  const chips = chipsOf(chosen).map(({ name }) => name);
  return [...new Set([chosen.ruleName, ...chips])].join(' · ');
}
