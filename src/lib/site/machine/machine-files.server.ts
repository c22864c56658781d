import { readFileSync } from 'node:fs';
import { yearsOf } from '$lib/core/record/time';
import { locales } from '$lib/paraglide/runtime';
import { addressOf, SITE } from './address.server';
import { bounds, events } from '../dataset.server';
import { element, escaped } from '../markup';

/** What programs ask for at the top of a site, by name; a sitemap only where its addresses are known. */
export const MACHINE_FILES: Readonly<Record<string, { type: string; write: () => string }>> = {
  'robots.txt': { type: 'text/plain', write: robots },
  'feed.xml': { type: 'application/atom+xml', write: feed },
  ...(SITE !== null && { 'sitemap.xml': { type: 'application/xml', write: sitemap } }),
};

/** Before addresses in the feed, which readers fetch on their own. */
const ROOT = SITE === null ? '' : `${SITE}/`;

const PAGES = ['', 'findings', 'compare', 'context', 'data', 'data/codebook', 'data/changelog'];

function robots(): string {
  const where = SITE === null ? '' : `Sitemap: ${SITE}/sitemap.xml\n`;
  return `User-agent: *\nAllow: /\n${where}`;
}

function sitemap(): string {
  const paths = [
    ...[...PAGES, 'method', 'story', 'years'].map((page) => `/${page}`),
    ...yearsOf({ from: bounds.firstYear, to: bounds.lastYear }).map((year) => `/years/${year}`),
    ...events.records.map(({ id }) => `/record/${id}`),
  ];
  const urls = paths.flatMap((path) =>
    locales.map((locale) =>
      element('url', {}, element('loc', {}, escaped(addressOf(path, locale)))),
    ),
  );
  const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9';
  return xml(element('urlset', { xmlns }, urls.join('\n')));
}

/** The changelog of the dataset, an entry a day on which something changed. */
function feed(): string {
  const [, ...days] = readFileSync('geodata/CHANGELOG.md', 'utf8').split(/^## /m);
  const entries = days.map((day) => {
    const date = day.slice(0, 10);
    return element(
      'entry',
      {},
      [
        element('id', {}, `urn:joint-reach:changes:${date}`),
        element('title', {}, `Changes of ${date}`),
        element('updated', {}, `${date}T00:00:00Z`),
        element('link', { href: `${ROOT}data/changelog/` }),
        element('content', { type: 'text' }, escaped(day.slice(10).trim())),
      ].join(''),
    );
  });
  const head = [
    element('id', {}, 'urn:joint-reach:changes'),
    element('title', {}, 'Joint Reach: changes of the dataset'),
    element('updated', {}, `${events.dataVersion.slice(0, 10)}T00:00:00Z`),
    element('author', {}, element('name', {}, 'Joint Reach contributors')),
    element('link', { rel: 'self', href: `${ROOT}feed.xml` }),
  ];
  return xml(
    element('feed', { xmlns: 'http://www.w3.org/2005/Atom' }, [...head, ...entries].join('\n')),
  );
}

const xml = (content: string): string => `<?xml version="1.0" encoding="utf-8"?>\n${content}\n`;
