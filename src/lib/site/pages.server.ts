import { m } from '$lib/paraglide/messages';
import type { Locale } from '$lib/paraglide/runtime';
import { hasPage, say, set, tagline } from './dataset/set';
import type { MenuPath } from './pages';

export type PageText = (inputs?: Record<string, never>, options?: { locale?: Locale }) => string;

const PAGES: Record<MenuPath | `/data/${string}`, { title: PageText; about?: PageText }> = {
  '/': { title: m.nav_atlas, about: (_, options) => tagline(options?.locale) },
  '/compare': {
    title: m.cmp_title,
    about: (_, options) => m.cmp_lead({ title: say(set.short, options?.locale) }, options),
  },
  '/findings': { title: m.findings_title, about: m.findings_search },
  '/sets': { title: m.sets_title },
  '/story': { title: m.story_title, about: m.story_lead },
  '/data': { title: m.data_title, about: m.data_description },
  '/data/codebook': { title: m.data_codebook },
  '/data/changelog': { title: m.data_changelog },
  '/data/addresses': { title: m.addresses_title, about: m.addresses_lead },
  '/method': { title: m.method_title, about: m.method_lead },
};

/** All but those of records, for crawlers, search and previews. */
export const pages = Object.entries(PAGES)
  .map(([path, texts]) => ({ path, ...texts }))
  .filter(({ path }) => hasPage(path));
