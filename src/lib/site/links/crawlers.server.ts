import { RULES } from '#core/record/languages';
import { baseLocale, type Locale } from '$lib/paraglide/runtime';
import { events } from '../dataset/dataset.server';
import { SITE_ADDRESS } from '../dataset/site-address.server';
import { element, escaped, type Attributes } from '../markup';
import { languages } from '../dataset/set';
import { pages } from '../pages.server';
import { localizedPath } from './href';

const addressOf = (path: string, locale: Locale) =>
  `${SITE_ADDRESS ?? ''}${localizedPath(path, locale).replace(/\/*$/, '/')}`;

export const CRAWLER_FILES: Readonly<Record<string, () => string>> = {
  'robots.txt': () =>
    `User-agent: *\nAllow: /\n${SITE_ADDRESS === null ? '' : `Sitemap: ${SITE_ADDRESS}/sitemap.xml\n`}`,
  ...(SITE_ADDRESS !== null && { 'sitemap.xml': sitemap }),
};

function sitemap() {
  const paths = [
    ...pages.map(({ path }) => path),
    ...events.records.map(({ id }) => `/record/${id}`),
  ];
  const urls = paths.flatMap((path) =>
    languages.map((locale) =>
      element('url', {}, element('loc', {}, escaped(addressOf(path, locale)))),
    ),
  );
  const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('urlset', { xmlns }, urls.join('\n'))}\n`;
}

export function withPreviewTags(
  html: string,
  { path, locale, version }: { path: string; locale: Locale; version: string },
): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.replace(/ · [^·]*$/, '');
  if (title === undefined) return html;
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? title;
  const address = addressOf(path, locale);
  const upwards = '../'.repeat(address.split('/').length - 2) || './';
  const root = SITE_ADDRESS === null ? upwards : `${SITE_ADDRESS}/`;
  const metas = (key: 'property' | 'name', contents: Attributes) =>
    Object.entries(contents).map(([name, content]) => element('meta', { [key]: name, content }));
  const tags = [
    ...metas('property', {
      'og:type': path.startsWith('/record/') ? 'article' : 'website',
      'og:site_name': 'Joint Reach',
      'og:locale': RULES[locale].tag.replace('-', '_'),
      'og:image': `${root}preview/${previewOf(path)}.png`,
      'og:image:width': 1200,
      'og:image:height': 630,
      ...(SITE_ADDRESS !== null && { 'og:url': address }),
    }),
    ...metas('name', {
      'twitter:card': 'summary_large_image',
      citation_author: 'Joint Reach contributors',
      citation_publication_date: version.slice(0, 10).replaceAll('-', '/'),
      citation_language: locale,
      ...(SITE_ADDRESS !== null && { citation_public_url: address }),
    }),
    // Taken from the page, where it is escaped already.
    ...['og:title', 'og:image:alt'].map((name) => `<meta property="${name}" content="${title}"/>`),
    `<meta property="og:description" content="${description}"/>`,
    `<meta name="citation_title" content="${title}"/>`,
    alternate({
      type: 'application/atom+xml',
      href: `${root}${localizedPath('/feed.xml', locale).slice(1)}`,
    }),
    ...(SITE_ADDRESS === null ? [] : absoluteLinks(path, locale)),
  ];
  return html.replace('</head>', () => `${tags.join('\n')}\n</head>`);
}

const alternate = (attributes: Attributes) => element('link', { rel: 'alternate', ...attributes });

const absoluteLinks = (path: string, locale: Locale) => [
  element('link', { rel: 'canonical', href: addressOf(path, locale) }),
  ...languages.map((hreflang) => alternate({ hreflang, href: addressOf(path, hreflang) })),
  alternate({ hreflang: 'x-default', href: addressOf(path, baseLocale) }),
  alternate({ type: 'application/json+oembed', href: `${SITE_ADDRESS}/oembed.json` }),
];

function previewOf(path: string) {
  const [, part = '', id] = path.split('/');
  if (part === 'record' && id) return id;
  return part === '' || part === 'embed' ? 'home' : part;
}
