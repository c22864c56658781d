import { RULES } from '$lib/core/record/languages';
import { building } from '$app/environment';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pictureMarkup } from '$lib/map/static/first-picture.server';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { m } from '$lib/paraglide/messages';
import { plainPath } from '$lib/site/links/href';
import { CLIENT, events } from '$lib/site/dataset/dataset.server';
import { withPreviewTags } from '$lib/site/links/crawlers.server';
import { textsOf } from '$lib/site/network/page';
import type { Handle } from '@sveltejs/kit';

/** The empty room that MapPicture leaves for the first picture. */
const PICTURE_ROOM = /(<div[^>]* data-still="([^"]*)" data-root="([^"]*)"[^>]*>)(?=<\/div>)/;

/** Data that SvelteKit inlines in a prerendered page: one file for all languages is preloaded instead. */
const INLINED_DATA =
  /<script type="application\/json" data-sveltekit-fetched data-url="\/([^"]+)".*?<\/script>/s;

type Manifest = Record<string, { file: string }>;
let manifest: Manifest | undefined;

/** The file of the browser build that a module went into; none in development. */
function scriptOf(module: string): string | undefined {
  manifest ??= building
    ? (JSON.parse(readFileSync(join(CLIENT, '.vite/manifest.json'), 'utf8')) as Manifest)
    : {};
  return manifest[module]?.file;
}

/** Moves style attributes into a style sheet, since the policy allows no inline style without its hash. */
function withoutStyleAttributes(page: string): string {
  const rules = new Map<string, number>();
  const html = page.replace(/(<\w[^<>]*?) style="([^"]*)"/g, (_, tag: string, css: string) => {
    if (!rules.has(css)) rules.set(css, rules.size);
    return `${tag} data-s="${rules.get(css)}"`;
  });
  // As specific as an attribute; after hydration Svelte sets styles through the CSSOM, which the policy allows.
  const sheet = [...rules].map(([css, n]) => `[data-s="${n}"]:not(#s){${css}}`).join('');
  const hash = createHash('sha256').update(sheet).digest('base64');
  return html
    .replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
    .replace('</head>', `<style>${sheet}</style></head>`);
}

const STYLESHEET = /<link href="[^"]*?(_app\/[^"]+)" rel="stylesheet">/g;

/** With its hash, so that a style sheet that was cut on its way is an error, as one that is not there. */
const withIntegrity = (link: string, path: string) => {
  const sheet = readFileSync(join(CLIENT, path));
  const hash = createHash('sha256').update(sheet).digest('base64');
  return link.replace('>', ` integrity="sha256-${hash}">`);
};

/**
 * Completes prerendered pages: language, preview tags, preloads, and the first picture, whose marks a component
 * would send a second time as data.
 */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ request, locale }) => {
    const { url, route } = event;
    const { fonts, words } = RULES[locale];
    event.request = request;
    return resolve(event, {
      // Only the part of the font for the script of the language; browsers fetch others as needed.
      preload: ({ type, path }) =>
        type === 'js' ||
        type === 'css' ||
        fonts.some((script) => path.includes(`-${script}-wght-normal`)),
      transformPageChunk: ({ html }) => {
        const up = '../'.repeat(url.pathname.split('/').filter(Boolean).length);
        const page = html
          .replace('%lang%', locale)
          .replace('%words%', words)
          .replace('%missing%', m.part_missing())
          .replace('%again%', m.try_again())
          .replace(STYLESHEET, (link: string, path: string) =>
            building ? withIntegrity(link, path) : link,
          )
          .replace(INLINED_DATA, `<link rel="preload" as="fetch" crossorigin href="${up}$1">`)
          .replace(
            PICTURE_ROOM,
            (room, _, id: string, root: string) => room + pictureMarkup(id, root),
          );
        // The page for unknown addresses has no address of its own.
        if (route.id === null) return page;
        const version = events.dataVersion;
        const path = plainPath(url);
        // Otherwise the texts would be fetched only once the script runs.
        const preloads = ['common', ...textsOf(path)]
          .map((group) => scriptOf(`virtual:texts/${group}/${locale}`))
          .map((file) => file && `<link rel="modulepreload" href="${up || './'}${file}">`)
          .join('');
        // A page without scripts needs neither texts nor the comments that hydration uses.
        const withTexts = html.includes('rel="modulepreload"')
          ? page.replace('</head>', `${preloads}</head>`)
          : page.replace(/<!--.*?-->/g, '');
        const strict =
          building && withTexts.includes(' style="')
            ? withoutStyleAttributes(withTexts)
            : withTexts;
        return withPreviewTags(strict, { path, locale, version });
      },
    });
  });
