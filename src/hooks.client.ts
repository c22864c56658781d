import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { localeOf, plainPath } from '$lib/site/href';
import { loadPageTexts } from '$lib/site/network/page';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { loadTexts } from 'virtual:texts';

const locale = localeOf(location);
overwriteGetLocale(() => locale);

/** The texts of the reader's language, before the page comes alive. */
export const init: ClientInit = async () => {
  await Promise.all([loadTexts('common'), loadPageTexts(plainPath(location))]);
};

/** Whatever did not come, a page that can be read stays, and app.html says so or loads the one wanted as a whole. */
export const handleError: HandleClientError = async ({ error, event, status }) => {
  const { message, cause } = error as Error;
  if (status === 404 || !document.querySelector('#app main')) return { message };
  console.error(error);
  // What is late was told already.
  if ((cause as Error | null)?.name !== 'TimeoutError')
    dispatchEvent(new CustomEvent('missing', { detail: event.url.href }));
  return new Promise<never>(() => {});
};
