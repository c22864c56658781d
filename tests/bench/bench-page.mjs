// npm run bench:page [-- rounds]: what opening the atlas and a step of the year cost, beside a bare MapLibre page
// with the same records and land (tests/bench/bare), each in a fresh browser, in turn.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { median, quantile, sum } from 'd3-array';
import { ensureBrowser } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';
import { serve } from '../../tools/serve.mjs';

const KEYS = [...Array(23).fill('ArrowLeft'), ...Array(23).fill('ArrowRight')];
const LINKED = '/?year=2016';
/** Moves of a pointer over all years and back. */
const MOVES = 90;
/** By then a step has come to rest, and what follows of it is counted too. */
const REST_MS = 700;
const PAINT = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;
// Where there is no graphics card, WebGL is emulated and pages are painted by the processor itself.
const ARGS = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-rasterization',
];

if (!build()) process.exit(1);
const bareDir = bareSite();
const sites = { bare: await serve(bareDir, 0), atlas: await serve('build', 0) };
const dirs = { bare: bareDir, atlas: 'build' };
/** @typedef {keyof typeof sites} Name */
const names = /** @type {Name[]} */ (Object.keys(sites));
/** @type {Record<Name, Record<string, number>[]>} */
const rounds = { bare: [], atlas: [] };
for (let round = 0; round < Number(process.argv[2] ?? 3); round++) {
  for (const name of names) rounds[name].push(await measure(name));
}
for (const name of names) sites[name].close();
rmSync(bareDir, { recursive: true });

const shown = (/** @type {number} */ value) => String(Number(value.toPrecision(3))).padStart(9);
console.log(''.padEnd(56), ...['bare', 'atlas', 'ratio'].map((head) => head.padStart(9)));
for (const what of Object.keys(rounds.atlas[0] ?? {})) {
  const typical = (/** @type {Name} */ name) => median(rounds[name], (round) => round[what]) ?? NaN;
  const bare = typical('bare');
  const atlas = typical('atlas');
  console.log(what.padEnd(56), shown(bare), shown(atlas), shown(atlas / bare));
}

/** The bare page with MapLibre, the land of the first view and all records of the core rule. */
function bareSite() {
  const dir = mkdtempSync(join(tmpdir(), 'bare-map-'));
  for (const file of ['index.html', 'page.js'])
    copyFileSync(`tests/bench/bare/${file}`, join(dir, file));
  for (const file of ['maplibre-gl.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css'])
    copyFileSync(`node_modules/maplibre-gl/dist/${file}`, join(dir, file.replace('.mjs', '.js')));
  copyFileSync('static/data/basemap-110m.geojson', join(dir, 'land.geojson'));
  const { index } = JSON.parse(readFileSync('static/data/atlas.json', 'utf8'));
  const features = index.records
    .filter((/** @type {any} */ { scope }) => scope === 'core')
    .flatMap((/** @type {any} */ { start, sites: places, track }) => {
      const properties = { year: Number(start.slice(0, 4)) };
      const feature = (/** @type {string} */ type, /** @type {unknown} */ coordinates) => ({
        type: 'Feature',
        properties,
        geometry: { type, coordinates },
      });
      const points = places.map((/** @type {any} */ { position }) => feature('Point', position));
      return track ? [...points, feature('LineString', track.positions)] : points;
    });
  writeFileSync(
    join(dir, 'records.geojson'),
    JSON.stringify({ type: 'FeatureCollection', features }),
  );
  return dir;
}

/** @param {Name} name @returns {Promise<Record<string, number>>} */
async function measure(name) {
  const first = await inBrowser(name, '/', async ({ page, session, asked }) => {
    const { processor } = await read(session);
    const bytes = sum(asked, (path) => {
      const content = readFileSync(join(dirs[name], path.replace(/\/$/, '/index.html')));
      return path.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
    });
    const requests = asked.length;
    await page.waitForTimeout(3000);
    return {
      'first contentful paint, ms': await number(page, PAINT),
      'records on the live map at /, ms': await number(page, 'bench.live'),
      'processor until then, main thread, ms': processor,
      'kB gzip until then': bytes / 1000,
      'requests until then': requests,
      'requests in the three seconds after': asked.length - requests,
    };
  });
  const linked = await inBrowser(name, LINKED, async ({ page, session }) => ({
    // The bare page shows none before its map does.
    'records of a linked year seen, ms': await number(page, 'bench.seen || bench.live'),
    'records of a linked year on the live map, ms': await number(page, 'bench.live'),
    ...(await steps(page, session)),
  }));
  return { ...first, ...linked };
}

async function number(
  /** @type {import('@playwright/test').Page} */ page,
  /** @type {string} */ text,
) {
  return Number(await page.evaluate(text));
}

/**
 * @typedef {{ page: import('@playwright/test').Page, session: import('@playwright/test').CDPSession, asked: string[] }} Opened
 * @param {Name} name @param {string} path @param {(opened: Opened) => Promise<Record<string, number>>} then
 */
async function inBrowser(name, path, then) {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    // A browser that has just started is busy with panels of its own.
    await page.waitForTimeout(3000);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    /** @type {string[]} */
    const asked = [];
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.addInitScript(watch);
    await page.goto(`${sites[name].url}${path}`);
    await page.locator('html[data-map-ready=true]').waitFor();
    return await then({ page, session, asked });
  } finally {
    await browser.close();
  }
}

/** Single years by key, then by a pointer that is held down. */
async function steps(
  /** @type {import('@playwright/test').Page} */ page,
  /** @type {import('@playwright/test').CDPSession} */ session,
) {
  const slider = page.getByRole('slider', { name: 'Year', exact: true }).last();
  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(REST_MS);
  const taken = [];
  for (const key of KEYS) {
    const before = await read(session);
    await page.keyboard.press(key);
    const screen = await number(page, 'bench.drawn');
    await page.waitForTimeout(REST_MS);
    const { script, processor } = await read(session);
    taken.push({
      screen,
      script: script - before.script,
      processor: processor - before.processor,
    });
  }
  const client = (await session.send('Memory.getDOMCounters')).nodes;
  await session.send('HeapProfiler.collectGarbage');
  const { heap } = await read(session);
  const box = await slider.boundingBox();
  if (!box) throw new Error('No slider to be dragged');
  const y = box.y + box.height / 2;
  // Ours is as wide as its handle, and moves over the width of the years; the bare one is all of its track.
  const isHandle = box.width < 200;
  const [left, right] = isHandle ? [260, 1240] : [box.x + 12, box.x + box.width - 12];
  await page.evaluate('void (bench.long = 0)');
  await page.mouse.move(isHandle ? box.x + box.width / 2 : right, y);
  await page.mouse.down();
  for (let i = 0; i < MOVES; i++) {
    const share = Math.abs(1 - (2 * i) / (MOVES - 1));
    await page.mouse.move(left + share * (right - left), y);
    await page.waitForTimeout(16);
  }
  await page.mouse.up();
  await page.waitForTimeout(REST_MS);
  return {
    'year step: processor, main thread, ms': median(taken, (step) => step.processor) ?? NaN,
    'year step: 95th percentile': quantile(taken, 0.95, (step) => step.processor) ?? NaN,
    'year step: of it script': median(taken, (step) => step.script) ?? NaN,
    'year step: on the screen, ms': median(taken, (step) => step.screen) ?? NaN,
    [`tasks over 100 ms in ${MOVES} moves`]: await number(page, 'bench.long'),
    'heap after the steps, MB': heap,
    'nodes of the page': client,
  };
}

/**
 * Runs in the page: when records were first seen and the map first drawn; and for each key, when the frame after its
 * year was drawn.
 */
function watch() {
  const isDrawn = () => document.documentElement.dataset.mapReady === 'true';
  const { bench } = Object.assign(window, {
    bench: { seen: 0, live: 0, long: 0, drawn: Promise.resolve(0) },
  });
  new MutationObserver(() => {
    if (isDrawn()) bench.live ||= performance.now();
    if (bench.seen || !document.querySelector('[data-signs] [data-record-id]')) return;
    // In the next frame they are painted.
    requestAnimationFrame(() => setTimeout(() => (bench.seen ||= performance.now())));
  }).observe(document, { attributes: true, childList: true, subtree: true });
  new PerformanceObserver((list) => {
    bench.long += list.getEntries().filter(({ duration }) => duration > 100).length;
  }).observe({ type: 'longtask' });
  const answered = (/** @type {KeyboardEvent} */ { timeStamp }) => {
    bench.drawn = new Promise((resolve) => {
      const wait = () =>
        requestAnimationFrame(() =>
          isDrawn() ? setTimeout(() => resolve(performance.now() - timeStamp)) : wait(),
        );
      // The page answers the key first.
      requestAnimationFrame(wait);
    });
  };
  addEventListener('keydown', answered, { capture: true });
}

/** Processor time of the page's own tasks, ms, without what the measuring takes. */
async function read(/** @type {import('@playwright/test').CDPSession} */ session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const valueOf = (/** @type {string} */ metric) =>
    metrics.find(({ name }) => name === metric)?.value ?? NaN;
  return {
    processor: 1000 * (valueOf('TaskDuration') - valueOf('DevToolsCommandDuration')),
    script: 1000 * valueOf('ScriptDuration'),
    heap: valueOf('JSHeapUsedSize') / 1e6,
  };
}
