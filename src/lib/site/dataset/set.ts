import { inLanguage, type Names } from '#core/record/languages';
import { words } from '#core/record/model';
import { dayNumber } from '#core/record/time';
import comparison from '../../../../geodata/comparison.json';
import raw from '$data/set.json';
import { m } from '$lib/paraglide/messages';
import type { SetData } from '#core/record/set';
import { sentences } from '#core/answer/voice';
import { REFERENCE_LAYERS } from '$lib/view/view';
import { getLocale, locales, type Locale } from '$lib/paraglide/runtime';
import { formatDate } from '../text/format';

export const set = raw as unknown as SetData;

export function hasPage(path: string) {
  if (path === '/sets') return comparison.sets.includes(set.id);
  if (path === '/findings') return Boolean(set.periods) || set.has.includes('claims');
  return path !== '/story' || Boolean(set.periods);
}

export const isThere = (name: string) =>
  !OPTIONAL.has(name) || set.has.some((part) => part === name);
const OPTIONAL = new Set<string>([
  ...words('candidates changes claims context not-held scale tracks'),
  // Regions every set has.
  ...REFERENCE_LAYERS.filter((layer) => layer !== 'regions'),
]);

export const partnerTone = (partner: string) => set.partners.find(({ id }) => id === partner)!.tone;

/** Falls back to English, which every set has. */
export const say = (names: Names, locale: Locale = getLocale()) => inLanguage(names, locale);

/** Their land after "from"; empty for no partner. */
export function fromOf(partner: string | null, partners = set.partners) {
  const { from } = partners.find(({ id }) => id === partner) ?? {};
  return from ? say(from) : '';
}

export function noteOf(what: keyof NonNullable<SetData['notes']>) {
  const note = set.notes?.[what];
  return note ? say(note) : '';
}

/** Those of the set: a page in another would mix two. */
export const languages: readonly Locale[] = locales.filter((locale) =>
  set.languages.includes(locale),
);

/** Days without a search after which a set says so. */
const STALE_DAYS = 120;

/** When records end, and were last looked for. `today`: an ISO day, null while unknown. */
export function freshness(today: string | null) {
  const { coverage, lastLooked } = set;
  if (!lastLooked) return null;
  const days = dayNumber(today ?? lastLooked.date) - dayNumber(lastLooked.date);
  const [to, looked] = [coverage.lastDay, lastLooked.date].map((day) => formatDate(day));
  const fresh = lastLooked.date > coverage.lastDay ? 'fresh' : 'ended';
  return m.fresh({ form: days > STALE_DAYS ? 'stale' : fresh, to: to!, looked: looked! });
}

export function coverageNote() {
  const { from, to } = set.coverage;
  const lastMonth = formatDate(to, 'month');
  const note = m.coverage_note({ from: from.slice(0, 4), to: lastMonth });
  const notes = [set.draft && m.set_draft(), note, noteOf('coverage')];
  return sentences({ language: getLocale() }, notes.filter((text) => Boolean(text)) as string[]);
}

export const tagline = (locale?: Locale) =>
  m.app_tagline({ title: say(set.titleOf, locale) }, locale && { locale });
