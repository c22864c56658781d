import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { localeOf } from '$lib/site/href';
import type { ClientInit } from '@sveltejs/kit';
import { loadTexts } from 'virtual:texts';

const locale = localeOf(location);
overwriteGetLocale(() => locale);

/** The texts of the reader's language, before the page comes alive. */
export const init: ClientInit = () => loadTexts('common');
