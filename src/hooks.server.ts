import { building } from '$app/environment';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pictureMarkup } from '$lib/map/static/first-picture.server';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { m } from '$lib/paraglide/messages';
import { plainPath } from '$lib/site/href';
import { events, MANIFEST } from '$lib/site/dataset.server';
import { withPreviewTags } from '$lib/site/machine.server';
import { textsOf } from '$lib/site/network/page';
import type { Handle } from '@sveltejs/kit';

const STILL = /(<div[^>]* data-still="([^"]*)" data-root="([^"]*)"[^>]*>)(?=<\/div>)/;

/** What a page read while it was prerendered: a file for all languages, which the browser is told to fetch at once. */
const READ =
  /<script type="application\/json" data-sveltekit-fetched data-url="\/([^"]+)".*?<\/script>/s;

type Scripts = Record<string, { file: string }>;
let scripts: Scripts | undefined;

/** The script of the browser's build that was made of this; while developing there is none. */
function scriptOf(source: string): string | undefined {
  scripts ??= building ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as Scripts) : {};
  return scripts[source]?.file;
}

/** The style attributes of components as one style sheet, whose hash the policy names: it allows none inline. */
function withoutStyles(page: string): string {
  const rules = new Map<string, number>();
  const html = page.replace(/(<\w[^<>]*?) style="([^"]*)"/g, (_, tag: string, css: string) => {
    if (!rules.has(css)) rules.set(css, rules.size);
    return `${tag} data-s="${rules.get(css)}"`;
  });
  // Above every class, as an attribute is; once the page is alive, Svelte sets them through the CSSOM.
  const sheet = [...rules].map(([css, n]) => `[data-s="${n}"]:not(#s){${css}}`).join('');
  const hash = createHash('sha256').update(sheet).digest('base64');
  return html
    .replace("style-src 'self'", `style-src 'self' 'sha256-${hash}'`)
    .replace('</head>', `<style>${sheet}</style></head>`);
}

const FONTS = {
  ru: /-(latin|cyrillic)-wght-normal/,
  ...{ en: /-latin-wght-normal/, zh: /-latin-wght-normal/ },
};

/**
 * While pages are prerendered: their language, from the address, what links to them show, and the first
 * picture, where MapPicture keeps its room: by a component, its marks would be sent again as data.
 */
export const handle: Handle = ({ event, resolve }) =>
  paraglideMiddleware(event.request, ({ request, locale }) => {
    const { url, route } = event;
    event.request = request;
    return resolve(event, {
      // Of the font what the language is written in; other letters are asked for where they stand.
      preload: ({ type, path }) => type === 'js' || type === 'css' || FONTS[locale].test(path),
      transformPageChunk: ({ html }) => {
        const up = '../'.repeat(url.pathname.split('/').filter(Boolean).length);
        const page = html
          .replace('%lang%', locale)
          .replace('%missing%', m.part_missing())
          .replace('%again%', m.try_again())
          .replace(READ, `<link rel="preload" as="fetch" crossorigin href="${up}$1">`)
          .replace(STILL, (room, _, id: string, root: string) => room + pictureMarkup(id, root));
        // The page for unknown addresses has none of its own.
        if (route.id === null) return page;
        const version = events.dataVersion;
        const path = plainPath(url);
        // Its texts would be asked for only when its script has begun. Comments are for that script too.
        const texts = ['common', ...textsOf(path)]
          .map((group) => scriptOf(`virtual:texts/${group}/${locale}`))
          .map((file) => file && `<link rel="modulepreload" href="${up || './'}${file}">`)
          .join('');
        const plain = html.includes('rel="modulepreload"')
          ? page.replace('</head>', `${texts}</head>`)
          : page.replace(/<!--.*?-->/g, '');
        const strict = building && plain.includes(' style="') ? withoutStyles(plain) : plain;
        return withPreviewTags(strict, { path, locale, version });
      },
    });
  });
