import { overwriteGetLocale } from '$lib/paraglide/runtime';
import { localeOf, plainPath } from '$lib/site/links/href';
import { loadPageTexts } from '$lib/site/network/page';
import type { ClientInit, HandleClientError } from '@sveltejs/kit';

const locale = localeOf(location);
overwriteGetLocale(() => locale);

/** Before a script works on the page. In the background it gets no frames. */
const painted = new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 500);
});

export const init: ClientInit = async () => {
  await Promise.all([painted, loadPageTexts(plainPath(location))]);
};

/** If the next page cannot be loaded, this one stays and app.html offers to retry. */
export const handleError: HandleClientError = async ({ error, event, status }) => {
  const { message } = error as Error;
  if (status === 404 || !document.querySelector('#app main')) return { message };
  console.error(error);
  dispatchEvent(new CustomEvent('missing', { detail: { reason: message, href: event.url.href } }));
  return new Promise<never>(() => {});
};
