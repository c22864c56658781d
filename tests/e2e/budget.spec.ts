import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rollup, sum } from 'd3-array';
import budget from '../budget.json' with { type: 'json' };
import { expect, hold, mapReady, openMap, test } from './fixtures';

declare global {
  interface Window {
    /** By how much what was seen has moved by itself. */
    shifted?: number;
  }
}

/** What the first view of `/` really asks for, by what it is for; kB of 1,000 bytes, gzip. */
test('the first view stays within tests/budget.json', async ({ page }) => {
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  await page.addInitScript(sumShifts);
  await openMap(page, '/');
  const shifted = await page.evaluate(() => window.shifted ?? 0);
  // A browser with a window asks for the icon, one without does not.
  const icon = await page.locator('link[rel=icon]').evaluate((link: HTMLLinkElement) => link.href);
  // What the page made itself is no request.
  const own = asked.filter((address) => address !== icon && !address.startsWith('blob:'));
  const paths = own.map((address) => new URL(address).pathname);
  console.log(`${paths.length} requests, layout shift ${shifted.toFixed(3)}`);
  expect.soft(paths.length, 'requests').toBeLessThanOrEqual(budget.requests);
  expect.soft(shifted, 'layout shift').toBeLessThan(0.02);

  const sizes = rollup([...new Set(paths)], (files) => sum(files, kilobytes), partOf);
  console.log(sizes);
  for (const [part, kB] of Object.entries(budget.kilobytes)) {
    expect.soft(sizes.get(part), `${part}, kB`).toBeLessThanOrEqual(kB);
    expect.soft(sizes.get(part), `${part} was measured`).toBeGreaterThan(0);
  }
});

/** Timeline and key come with the script there, in the room that was kept for them. */
test('a record stays where it is when what stands beside it comes', async ({ page }) => {
  await page.addInitScript(sumShifts);
  const release = await hold(page, /\.m?js$/);
  await page.goto('/record/naval-patrol-2022', { waitUntil: 'commit' });
  const map = page.getByTestId('map');
  await expect(map.locator('svg.picture a').first()).toBeVisible();
  // What moves after a frame without the script counts; the map would grow without a shift.
  await page.screenshot();
  const before = await map.boundingBox();
  release();
  await mapReady(page);
  await expect(page.locator('section.timeline')).toBeVisible();
  expect(await map.boundingBox()).toEqual(before);
  expect(await page.evaluate(() => window.shifted ?? 0)).toBeLessThan(0.02);
});

function sumShifts(): void {
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries() as (PerformanceEntry & { value: number })[])
      window.shifted = (window.shifted ?? 0) + shift.value;
  }).observe({ type: 'layout-shift', buffered: true });
}

const kilobytes = (path: string) =>
  gzipSync(readFileSync(`build${path.replace(/\/$/, '/index.html')}`), { level: 9 }).length / 1000;

/** What a file is for, as tests/budget.json calls it. */
function partOf(path: string): string {
  if (path.startsWith('/data/')) return 'data';
  if (!/\.m?js$/.test(path)) return 'page';
  if (/maplibre-gl-worker/.test(path)) return 'map worker';
  const text = readFileSync(`build${path}`, 'utf8');
  // The records of the atlas, in a script of their own.
  if (text.includes('joint-sea-2016')) return 'data';
  // A class name that only MapLibre's own code writes.
  return text.includes('maplibregl-canvas-container') ? 'map chunk' : 'other script';
}
