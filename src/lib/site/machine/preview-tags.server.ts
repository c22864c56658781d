import { baseLocale, locales, type Locale } from '$lib/paraglide/runtime';
import { addressOf, SITE } from './address.server';
import { element } from '../markup';

const OG_LOCALES: Record<Locale, string> = { en: 'en_GB', ru: 'ru_RU', zh: 'zh_CN' };
export const PREVIEW = { width: 1200, height: 630 };

/** The page with what other programs read in its head, from the title and description that are there. */
export function withPreviewTags(
  html: string,
  { path, locale, version }: { path: string; locale: Locale; version: string },
): string {
  const title = /<title>([^<]*)<\/title>/.exec(html)?.[1]?.replace(/ · [^·]*$/, '');
  if (title === undefined) return html;
  const description = /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? title;
  const up = upFrom(addressOf(path, locale).slice(SITE?.length));
  const root = SITE === null ? up : `${SITE}/`;
  const image = `${root}preview/${previewOf(path)}.png`;
  const tags = [
    ...Object.entries({
      'og:type': path.startsWith('/record/') ? 'article' : 'website',
      'og:site_name': 'Joint Reach',
      'og:locale': OG_LOCALES[locale],
      'og:image': image,
      'og:image:width': PREVIEW.width,
      'og:image:height': PREVIEW.height,
      ...(SITE !== null && { 'og:url': addressOf(path, locale) }),
    }).map(([property, content]) => element('meta', { property, content })),
    ...Object.entries({
      'twitter:card': 'summary_large_image',
      citation_author: 'Joint Reach contributors',
      citation_publication_date: version.slice(0, 10).replaceAll('-', '/'),
      citation_language: locale,
      ...(SITE !== null && { citation_public_url: addressOf(path, locale) }),
    }).map(([name, content]) => element('meta', { name, content })),
    // Text of the page, escaped there.
    ...['og:title', 'og:image:alt'].map((name) => `<meta property="${name}" content="${title}"/>`),
    `<meta property="og:description" content="${description}"/>`,
    `<meta name="citation_title" content="${title}"/>`,
    element('link', {
      ...{ rel: 'alternate', type: 'application/atom+xml', href: `${root}feed.xml` },
      title: 'Joint Reach',
    }),
    ...(SITE === null ? [] : languageLinks(path, locale)),
  ];
  return html
    .replace('</head>', () => `${tags.join('\n')}\n</head>`)
    .replaceAll('"@id":"#', () => `"@id":"${SITE === null ? '' : addressOf(path, locale)}#`)
    .replaceAll(`"contentUrl":"${up}`, () => `"contentUrl":"${root}`)
    .replaceAll('"url":"./"', () => `"url":"${SITE === null ? './' : addressOf(path, locale)}"`);
}

function languageLinks(path: string, locale: Locale): string[] {
  const alternate = (hreflang: string, of: Locale) =>
    element('link', { rel: 'alternate', hreflang, href: addressOf(path, of) });
  return [
    element('link', { rel: 'canonical', href: addressOf(path, locale) }),
    ...locales.map((of) => alternate(of, of)),
    alternate('x-default', baseLocale),
  ];
}

/** `../../` from `/record/x/`. */
const upFrom = (address: string): string => '../'.repeat(address.split('/').length - 2) || './';

/** Of a record, a year, or the page or the part of the site that the page is of. */
function previewOf(path: string): string {
  const [, part = '', id] = path.split('/');
  if (part === 'record' && id) return id;
  if (part === 'years' && id) return `year-${id}`;
  return part === '' || part === 'embed' ? 'home' : part;
}
