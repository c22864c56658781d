import { expect, it, vi } from 'vitest';
import { CRAWLER_FILES, withPreviewTags } from '$lib/site/links/crawlers.server';
import type { AtlasData } from '#core/record/schema';
import { readJson } from './json';

const { records, dataVersion } = readJson<AtlasData>('static/data/events.json');

it('a page without a known host has relative pictures and nothing that must be absolute', () => {
  const html =
    '<head><title>Mosi 2019 · Joint Reach</title><meta name="description" content="a &quot;b&quot;"/></head>';
  const page = { path: '/record/mosi-2019', locale: 'ru', version: dataVersion } as const;
  const tags = withPreviewTags(html, page);
  expect(tags).toContain('property="og:image" content="../../../preview/mosi-2019.png"');
  expect(tags).toContain('property="og:title" content="Mosi 2019"');
  expect(tags).toContain('property="og:description" content="a &quot;b&quot;"');
  expect(tags).toContain('name="citation_title" content="Mosi 2019"');
  expect(tags).not.toMatch(/canonical|hreflang|og:url|https?:/);
});

it('with a known host every address is absolute, below its folder', async () => {
  vi.stubEnv('SITE_URL', 'https://example.org/atlas/');
  vi.resetModules();
  const { CRAWLER_FILES: files, withPreviewTags: tagged } =
    await import('$lib/site/links/crawlers.server');
  vi.unstubAllEnvs();
  vi.resetModules();
  const html = '<head><title>Data</title></head>';
  const tags = tagged(html, { path: '/data', locale: 'ru', version: dataVersion });
  const host = 'https://example.org/atlas/';
  for (const part of [
    `rel="canonical" href="${host}ru/data/"`,
    `hreflang="zh" href="${host}zh/data/"`,
    `hreflang="x-default" href="${host}data/"`,
    `property="og:image" content="${host}preview/data.png"`,
    `property="og:url" content="${host}ru/data/"`,
  ])
    expect(tags).toContain(part);
  expect(Object.keys(files)).toEqual(['robots.txt', 'sitemap.xml']);
  const addresses = Object.values(files).flatMap((text) => [
    ...text().matchAll(/(?:<loc>|Sitemap: )([^"<\n]*)/g),
  ]);
  expect(addresses.length).toBeGreaterThan(3 * records.length);
  expect(addresses.filter(([, address = '']) => !address.startsWith(host))).toEqual([]);
});

it('there is no sitemap where the host is not known', () => {
  expect(Object.keys(CRAWLER_FILES)).toEqual(['robots.txt']);
});
