import { baseLocale, type Locale } from '$lib/paraglide/runtime';

/**
 * Where the site will be served, `https://example.org/atlas`, from the environment of the build; null where
 * that is not known: what must be absolute is then left out.
 */
export const SITE: string | null = process.env.SITE_URL?.replace(/\/+$/, '') || null;

/** Of a page, by its path within the site in no language: `/record/x`, or `/`. */
export function addressOf(path: string, locale: Locale): string {
  const folder = locale === baseLocale ? path : `/${locale}${path}`;
  return `${SITE ?? ''}${folder.replace(/\/*$/, '/')}`;
}
