import { RULES } from '#core/record/languages';
import { building } from '$app/environment';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureMarkup } from '$lib/picture/maps/first-picture.server';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { m } from '$lib/paraglide/messages';
import { plainPath } from '$lib/site/links/href';
import { CLIENT, events } from '$lib/site/dataset/dataset.server';
import { datasetMarkup } from '$lib/pages/addresses/program-files.server';
import { withPreviewTags } from '$lib/site/links/crawlers.server';
import { textsOf } from '$lib/site/network/page';
import type { Handle } from '@sveltejs/kit';

/** The empty room that MapPicture leaves for the first picture. */
const PICTURE_ROOM = ' data-picture=""></div>';

/** Data that SvelteKit inlines: one file for all languages is preloaded instead. */
const INLINED_DATA =
  /<script type="application\/json" data-sveltekit-fetched data-url="\/([^"]+)".*?<\/script>/s;

type Manifest = Record<string, { file: string }>;
let manifest: Manifest | undefined;

/** The browser build's file with a module; none in development. */
function scriptOf(module: string): string | undefined {
  manifest ??= building
    ? (JSON.parse(readFileSync(join(CLIENT, '.vite/manifest.json'), 'utf8')) as Manifest)
    : {};
  return manifest[module]?.file;
}

/** Completes prerendered pages. A component would send the first picture twice, also as data. */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ request, locale }) => {
    const { url, route, params } = event;
    const { fonts, words } = RULES[locale];
    event.request = request;
    return resolve(event, {
      // Only the font for the language's script.
      preload: ({ type, path }) =>
        type === 'js' ||
        type === 'css' ||
        fonts.some((script) => path.includes(`-${script}-wght-normal`)),
      transformPageChunk: ({ html }) => {
        const path = plainPath(url);
        const folders = url.pathname.split('/').filter(Boolean);
        const root = folders.map(() => '..').join('/') || '.';
        const texts = textsOf(path)
          .map((group) => scriptOf(`virtual:texts/${group}/${locale}`))
          .map((file) => file && `<link rel="modulepreload" href="${root}/${file}">`);
        // The page for unknown addresses has no address; a page of text alone runs no script.
        const isPreloaded = route.id !== null && html.includes('rel="modulepreload"');
        const page = html
          .replace('%lang%', locale)
          .replace('%words%', words)
          .replace('%missing%', m.part_missing())
          .replace('%again%', m.try_again())
          .replace('%texts%', isPreloaded ? texts.join('') : '')
          .replace(INLINED_DATA, `<link rel="preload" as="fetch" crossorigin href="${root}/$1">`)
          .replace(
            PICTURE_ROOM,
            () => ` data-picture="">${pictureMarkup(params.id ?? '', root)}</div>`,
          );
        if (route.id === null) return page;
        const tagged = withPreviewTags(page, { path, locale, version: events.dataVersion });
        if (path !== '/data') return tagged;
        const markup = `<script type="application/ld+json">${datasetMarkup(root)}</script>`;
        return tagged.replace('</head>', () => `${markup}\n</head>`);
      },
    });
  });
