import type { DirectionState, Visit } from '$lib/core/reach/directions';
import { formatDate, formatKm } from './format';
import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';

type Options = { locale?: Locale };
export type Message = (inputs?: Record<string, never>, options?: Options) => string;

export const inLanguages = (message: Message): Record<Locale, string> => ({
  en: message({}, { locale: 'en' }),
  ru: message({}, { locale: 'ru' }),
  zh: message({}, { locale: 'zh' }),
});

export function directionText(direction: DirectionState): string {
  const { state, edge, laterVisits: n, lastVisitYear } = direction;
  if (!edge) return m.direction_not_visited();
  const since =
    state === 'moving'
      ? m.direction_moved({ month: formatDate(edge.date, 'month') })
      : m.direction_since({ year: edge.year });
  const last = state === 'left' && n > 0 ? m.direction_none_since({ year: lastVisitYear! }) : '';
  return `${since}; ${laterText(direction)}${last}`;
}

export function laterText({ laterVisits: n, farthestLaterKm }: DirectionState): string {
  if (n === 0) return m.direction_no_later();
  const visits = m.direction_later_visits({ n });
  if (farthestLaterKm === null) return visits;
  const km = Math.round(Math.abs(farthestLaterKm));
  const text = { km: formatKm(km) };
  const how = farthestLaterKm > 0 ? m.direction_farther(text) : m.direction_short(text);
  return m.direction_and({ visits, how: km === 0 ? m.direction_as_far() : how });
}

export function visitText({
  reachKm,
  mostKm,
  beyondKm,
}: Pick<Visit, 'reachKm' | 'mostKm' | 'beyondKm'>): string {
  if (reachKm !== mostKm)
    return m.direction_between({ least: formatKm(reachKm), most: formatKm(mostKm) });
  if (beyondKm === null) return formatKm(reachKm);
  const km = formatKm(Math.abs(beyondKm));
  const against = beyondKm >= 0 ? m.direction_beyond({ km }) : m.direction_short_of({ km });
  return `${formatKm(reachKm)} (${against})`;
}
