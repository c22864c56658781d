import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { withPreviewTags } from '$lib/site/machine/preview-tags.server';
import { MACHINE_FILES } from '$lib/site/machine/machine-files.server';
import { indexedPng } from '$lib/map/still/indexed-png';
import { previewNames } from '$lib/map/still/preview.server';
import type { AtlasData } from '$lib/core/record/record';
import { inflateSync } from 'node:zlib';

const { records, dataVersion } = JSON.parse(
  readFileSync('static/data/events.json', 'utf8'),
) as AtlasData;

it('every record, every year and every page has a picture for shared links', () => {
  const names = previewNames();
  expect(names).toEqual(expect.arrayContaining(records.map(({ id }) => id)));
  expect(names).toEqual(expect.arrayContaining(['year-2003', 'year-2026', 'home', 'findings']));
});

it('a page without a known host has relative pictures and nothing that must be absolute', () => {
  const html =
    '<head><title>Mosi 2019 · Joint Reach</title><meta name="description" content="a &quot;b&quot;"/></head>';
  const at = { path: '/record/mosi-2019', locale: 'ru', version: dataVersion } as const;
  const tags = withPreviewTags(html, at);
  expect(tags).toContain('property="og:image" content="../../../preview/mosi-2019.png"');
  expect(tags).toContain('property="og:title" content="Mosi 2019"');
  expect(tags).toContain('property="og:description" content="a &quot;b&quot;"');
  expect(tags).toContain('name="citation_title" content="Mosi 2019"');
  expect(tags).not.toMatch(/canonical|hreflang|og:url|https?:/);
});

it('with a known host every address is absolute, below its folder', async () => {
  vi.stubEnv('SITE_URL', 'https://example.org/atlas/');
  vi.resetModules();
  const { withPreviewTags } = await import('$lib/site/machine/preview-tags.server');
  const { MACHINE_FILES } = await import('$lib/site/machine/machine-files.server');
  vi.unstubAllEnvs();
  vi.resetModules();
  const html =
    '<head><title>Data</title></head>{"@id":"#dataset","url":"./","contentUrl":"../../data/a.zip"}';
  const tags = withPreviewTags(html, { path: '/data', locale: 'ru', version: dataVersion });
  const at = 'https://example.org/atlas/';
  for (const part of [
    `rel="canonical" href="${at}ru/data/"`,
    `hreflang="zh" href="${at}zh/data/"`,
    `hreflang="x-default" href="${at}data/"`,
    `property="og:image" content="${at}preview/data.png"`,
    `property="og:url" content="${at}ru/data/"`,
    `{"@id":"${at}ru/data/#dataset","url":"${at}ru/data/","contentUrl":"${at}data/a.zip"}`,
  ])
    expect(tags).toContain(part);
  const written = Object.values(MACHINE_FILES).map(({ write }) => write());
  expect(Object.keys(MACHINE_FILES)).toEqual(['robots.txt', 'feed.xml', 'sitemap.xml']);
  const addresses = written.flatMap((text) => [
    ...text.matchAll(/(?:href="|<loc>|Sitemap: )([^"<\n]*)/g),
  ]);
  expect(addresses.length).toBeGreaterThan(3 * records.length);
  expect(addresses.filter(([, address = '']) => !address.startsWith(at))).toEqual([]);
});

it('the feed has an entry for each day of the changelog, and there is no sitemap without a host', () => {
  const feed = MACHINE_FILES['feed.xml']!.write();
  const days = readFileSync('geodata/CHANGELOG.md', 'utf8').match(/^## \d{4}-\d{2}-\d{2}/gm)!;
  expect(feed.match(/<entry>/g)).toHaveLength(days.length);
  expect(Object.keys(MACHINE_FILES)).toEqual(['robots.txt', 'feed.xml']);
});

it('a picture has the pixels it was made from', () => {
  const pixels = new Uint8Array([255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 255, 255, 0, 0, 255]);
  const png = Buffer.from(indexedPng(pixels, 2, 2));
  const part = (type: string) => {
    const at = png.indexOf(type);
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
  };
  expect([...part('PLTE')]).toEqual([255, 0, 0, 0, 0, 255]);
  expect([...inflateSync(part('IDAT'))]).toEqual([0, 0, 1, 0, 0, 0]);
});
