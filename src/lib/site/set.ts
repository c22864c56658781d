import raw from '$data/set.json';
import { m } from '$lib/paraglide/messages';
import { inLanguage, type Names } from '$lib/core/record/model';
import type { SetData } from '$lib/core/record/set';
import { getLocale, type Locale } from '$lib/paraglide/runtime';
import { formatDate } from './format';

/** The set that this site is built of. */
export const set = raw as unknown as SetData;

/** Pages of what a set lacks are not there. */
export function hasPage(path: string): boolean {
  if (path === '/findings') return Boolean(set.periods) || set.has.includes('claims');
  return path !== '/story' || Boolean(set.periods);
}

/** Of layers and files, those that are not of something the set lacks. */
export const isThere = (name: string): boolean =>
  !OPTIONAL.has(name) || set.has.some((part) => part === name);
const OPTIONAL = new Set(
  'changes claims context not-held scale straits tracks watch-zones yardstick'.split(' '),
);

/** The colour in which a partner is shown. */
export const toneOf = (partner: string) => set.partners.find(({ id }) => id === partner)!.tone;

/** In the reader's language, or English where the set has nothing else. */
export const say = (names: Names, locale: Locale = getLocale()): string =>
  inLanguage(names, locale);

/** What the set says beside the data; nothing where it says nothing. */
export function noteOf(what: keyof NonNullable<SetData['notes']>): string {
  const note = set.notes?.[what];
  return note ? say(note) : '';
}

/** Where the set does not speak the reader's language. */
export const languageNote = (): string =>
  set.languages.includes(getLocale()) ? '' : m.english_only();

/** What is covered, as it stands at the foot of each page. */
export function coverageNote(): string {
  const { from, to } = set.coverage;
  const [first, last] = [from.slice(0, 4), formatDate(`${to}-01`, 'month')];
  return `${m.coverage_note({ from: first, to: last })} ${noteOf('coverage')}`.trim();
}

export const tagline = (locale?: Locale): string =>
  m.app_tagline({ title: say(set.titleOf, locale) }, locale && { locale });
