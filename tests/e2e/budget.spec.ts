import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import budget from '../budget.json' with { type: 'json' };
import { expect, mapReady, test } from './fixtures';

type Part = keyof typeof budget.kilobytes;

declare global {
  interface Window {
    /** When the map was first drawn, ms since the page began. */
    firstPicture?: number;
  }
}

/** What the first view of `/` really asks for, by what it is for; kB of 1,000 bytes, gzip. */
test('the first view stays within tests/budget.json', async ({ page }) => {
  const data: { path: string; at: number }[] = [];
  page.context().on('request', (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith('/data/')) data.push({ path, at: Date.now() });
  });
  // The engine starts with the first picture: what counts is what was asked for before it.
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.documentElement.dataset.mapReady === 'true')
        window.firstPicture ??= performance.now();
    }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-map-ready'] });
  });
  await page.goto('/');
  await mapReady(page);
  // Scripts by the page's own clock: the engine's is asked for a moment after the picture. Data are
  // fetched by workers, of which that clock knows nothing; the engine's come long after.
  const { scripts, ready } = await page.evaluate(() => {
    const drawn = window.firstPicture ?? 0;
    const asked = performance.getEntriesByType('resource');
    return {
      scripts: asked.filter(({ startTime }) => startTime <= drawn).map(({ name }) => name),
      ready: performance.timeOrigin + drawn,
    };
  });
  const paths = new Set([
    ...scripts.map((name) => new URL(name).pathname),
    ...data.filter(({ at }) => at <= ready).map(({ path }) => path),
  ]);

  const sizes: Record<Part, number> = {
    'map chunk': 0,
    'map worker': 0,
    'other script': 0,
    data: 0,
  };
  for (const path of paths) {
    const part = partOf(path);
    if (part) sizes[part] += gzipSync(readFileSync(`build${path}`), { level: 9 }).length / 1000;
  }
  console.log(
    Object.entries(sizes)
      .map(([part, kB]) => `${part} ${kB.toFixed(0)} kB`)
      .join(', '),
  );
  for (const [part, kB] of Object.entries(budget.kilobytes)) {
    expect.soft(sizes[part as Part], `${part}, kB`).toBeLessThanOrEqual(kB);
    expect.soft(sizes[part as Part], `${part} was measured`).toBeGreaterThan(0);
  }
});

function partOf(path: string): Part | undefined {
  if (path.startsWith('/data/')) return 'data';
  if (!/\.m?js$/.test(path)) return undefined;
  if (/maplibre-gl-worker/.test(path)) return 'map worker';
  const text = readFileSync(`build${path}`, 'utf8');
  // The records of the atlas, in a script of their own.
  if (text.includes('joint-sea-2016')) return 'data';
  // A class name that only MapLibre's own code writes.
  return text.includes('maplibregl-canvas-container') ? 'map chunk' : 'other script';
}
