import { browser } from '$app/environment';
import { base } from '$app/paths';
import { baseLocale, getLocale, locales, type Locale } from '$lib/paraglide/runtime';

/* While prerendering, `base` leads back to the root (`../..`); later it is the site's folder. */

const LANGUAGE = new RegExp(`^/(${locales.join('|')})(?=/|$)`);

/** `/compare`, and `/de/compare` in the language `de`. */
export const localizedPath = (path: string, locale: Locale) =>
  locale === baseLocale ? path : `/${locale}${path}`;

/** With query and hash. Pages are folders, files are not. */
export function pageHref(path: string, locale: Locale = getLocale()) {
  const [, page = '', rest = ''] = /^([^?#]*)(.*)$/.exec(path) ?? [];
  const localized = localizedPath(page, locale);
  const isFile = /\.\w+$/.test(page);
  return `${base}${isFile ? localized : localized.replace(/\/*$/, '/')}${rest}`;
}

export const aroundPath = (start: string, firstYear: number) =>
  `/?year=${Math.max(Number(start.slice(0, 4)), firstYear)}&around=1`;

/** Within the site, without language and trailing slash: `/record/x`, or `/`. */
export function plainPath({ pathname }: Pick<URL, 'pathname'>) {
  return within(pathname).replace(LANGUAGE, '').replace(/\/+$/, '') || '/';
}

/**
 * The router opens the atlas, which keeps its map, and /data, which takes a dropped file. For other
 * pages svelte.config.js omits the data that it would fetch.
 */
export const isRouted = (url: Pick<URL, 'pathname'>) =>
  /^\/(record\/.*|data)?$/.test(plainPath(url));

export function localeOf({ pathname }: Pick<URL, 'pathname'>): Locale {
  return (LANGUAGE.exec(within(pathname))?.[1] as Locale | undefined) ?? baseLocale;
}

export const root = () => (browser ? base : '');

const within = (pathname: string) => pathname.slice(root().length);

export const pictureHref = (file: string, id: string) => `${base}/pictures/${file}.svg#${id}`;

/** Search words for an unknown address: `/record/joint-sea-2061.html` → `joint sea 2061`. */
export function addressWords(pathname: string) {
  let last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  try {
    last = decodeURIComponent(last);
  } catch {
    // Malformed escapes stay.
  }
  const words = last.replace(/\.[a-z]{1,5}$/i, '').replace(/[^\p{L}\p{N}]+/gu, ' ');
  return words.trim().slice(0, 80);
}
