import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { localeOf, plainPath } from '$lib/site/href';
import { loadPageTexts } from '$lib/site/network/page';
import type { ClientInit } from '@sveltejs/kit';
import { loadTexts } from 'virtual:texts';

const locale = localeOf(location);
overwriteGetLocale(() => locale);

/** The texts of the reader's language, before the page comes alive. */
export const init: ClientInit = async () => {
  await Promise.all([loadTexts('common'), loadPageTexts(plainPath(location))]);
};
