import type { DirectionState, DirectionStateName } from '$lib/core/reach/directions';
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

/** Where a direction stands, in words: since when no farther, and after how many visits. */
export function directionText({
  state,
  edgeYear,
  laterVisits: n,
  lastVisitYear,
}: Pick<DirectionState, 'state' | 'edgeYear' | 'laterVisits' | 'lastVisitYear'>) {
  const [year, last] = [edgeYear ?? '', lastVisitYear ?? ''];
  const texts: Record<DirectionStateName, () => string> = {
    moving: () => m.direction_moving({ year }),
    held: () => m.direction_held({ year, n }),
    left: () => m.direction_left({ year, last }),
    'visited-once': () => m.direction_once({ year }),
    'not-visited': m.direction_not_visited,
  };
  return texts[state]();
}
