import { paraglideMiddleware } from '$lib/paraglide/server';
import { plainPath } from '$lib/site/href';
import { events } from '$lib/site/dataset.server';
import { withPreviewTags } from '$lib/site/machine/preview-tags.server';
import type { Handle } from '@sveltejs/kit';

/** While pages are prerendered: their language, from the address, and what links to them show. */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ request, locale }) => {
    const { url, route } = event;
    event.request = request;
    return resolve(event, {
      transformPageChunk: ({ html }) => {
        const page = html.replace('%lang%', locale);
        // The page for unknown addresses has none of its own.
        if (route.id === null) return page;
        const version = events.dataVersion;
        return withPreviewTags(page, { path: plainPath(url), locale, version });
      },
    });
  });
