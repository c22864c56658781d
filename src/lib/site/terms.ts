import type { DirectionState, Visit } from '$lib/core/reach/directions';
import { formatDate, formatKm } from './format';
import { PRACTICES, SERIES } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { locales, type Locale } from '$lib/paraglide/runtime';

/** Names of the series and practices of the dataset, in the reader's language or in every one. */

export type Message = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const series = (id: string): Message | undefined => {
  const known = SERIES.find((one) => one === id);
  return known && ((_, options) => m.series({ series: known }, options));
};
const practice = (id: string): Message | undefined => {
  const known = PRACTICES.find((one) => one === id);
  return known && ((_, options) => m.practice_name({ practice: known }, options));
};

/** An id that is not in the dataset's lists (a reader's own record) is its own name. */
export const seriesName = (id: string) => series(id)?.() ?? id;
export const practiceName = (id: string) => practice(id)?.() ?? id.replaceAll('-', ' ');

export const seriesNames = (id: string) => inEveryLanguage(series(id));
export const practiceNames = (id: string) => inEveryLanguage(practice(id));

export function inEveryLanguage(message: Message | undefined): string[] {
  return message ? locales.map((locale) => message({}, { locale })) : [];
}

export function inLanguages(message: Message): Record<Locale, string> {
  const [en = '', ru = '', zh = ''] = inEveryLanguage(message);
  return { en, ru, zh };
}

/** Where a direction stands, in words: since when its edge stands, and how far later visits got. */
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

/** How many came later, and how far the farthest of them lies from the edge. */
export function laterText({ laterVisits: n, farthestLaterKm }: DirectionState): string {
  if (n === 0) return m.direction_no_later();
  const visits = m.direction_later_visits({ n });
  if (farthestLaterKm === null) return visits;
  const km = Math.round(Math.abs(farthestLaterKm));
  const text = { km: formatKm(km) };
  const how = farthestLaterKm > 0 ? m.direction_farther(text) : m.direction_short(text);
  return m.direction_and({ visits, how: km === 0 ? m.direction_as_far() : how });
}

/** How far a visit got, and that against the edge before it; of a place within bounds between what and what. */
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
