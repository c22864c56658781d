// npm run bench:page [-- rounds]: what opening the atlas and a step of the year cost, in a fresh browser each round.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { median, quantile, sum } from 'd3-array';
import { findBrowser } from '../../tools/browser.mjs';
import { build } from '../../tools/build.mjs';
import { serve } from '../../tools/serve.mjs';

const KEYS = [...Array(23).fill('ArrowLeft'), ...Array(23).fill('ArrowRight')];
/** By then a step has come to rest, and what follows of it is counted too. */
const REST_MS = 700;
const ARGS = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'];

if (!build()) process.exit(1);
const site = await serve('build', 0);
const rounds = [];
for (let round = 0; round < Number(process.argv[2] ?? 3); round++) rounds.push(await measure());
await site.close();
for (const what of Object.keys(rounds[0] ?? {})) {
  console.log(what.padEnd(52), Number(median(rounds, (round) => round[what])?.toPrecision(3)));
}

/** @returns {Promise<Record<string, number>>} */
async function measure() {
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ARGS });
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
    await page.goto(`${site.url}/`);
    await page.locator('html[data-map-ready=true]').waitFor();
    const opening = await read(session);
    const bytes = sum(asked, (path) => {
      const content = readFileSync(join('build', path.replace(/\/$/, '/index.html')));
      return path.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length;
    });
    const number = async (/** @type {string} */ text) => Number(await page.evaluate(text));
    const paint = `performance.getEntriesByName('first-contentful-paint')[0]?.startTime`;
    await page.getByRole('slider', { name: 'Year', exact: true }).last().focus();
    const steps = [];
    for (const key of KEYS) {
      const before = await read(session);
      await page.keyboard.press(key);
      const screen = await number('bench.drawn');
      await page.waitForTimeout(REST_MS);
      const { script, processor } = await read(session);
      steps.push({
        ...{ screen, script: script - before.script },
        processor: processor - before.processor,
      });
    }
    await session.send('HeapProfiler.collectGarbage');
    return {
      'requests until the records are on the live map': asked.length,
      'kB gzip until then': bytes / 1000,
      'first contentful paint, ms': await number(paint),
      'records on the live map, ms': await number('bench.live'),
      'processor until then, main thread, ms': opening.processor,
      'year step: processor, main thread, ms': median(steps, (step) => step.processor) ?? NaN,
      'year step: 95th percentile': quantile(steps, 0.95, (step) => step.processor) ?? NaN,
      'year step: of it script': median(steps, (step) => step.script) ?? NaN,
      'year step: on the screen, ms': median(steps, (step) => step.screen) ?? NaN,
      'heap, MB': (await read(session)).heap,
    };
  } finally {
    await browser.close();
  }
}

/** Runs in the page: when the map was first drawn; and for each key, when the frame after its year was drawn. */
function watch() {
  const isDrawn = () => document.documentElement.dataset.mapReady === 'true';
  const { bench } = Object.assign(window, { bench: { live: 0, drawn: Promise.resolve(0) } });
  new MutationObserver(() => {
    if (isDrawn()) bench.live ||= performance.now();
  }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-map-ready'] });
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
  const of = (/** @type {string} */ name) => metrics.find((one) => one.name === name)?.value ?? NaN;
  return {
    processor: 1000 * (of('TaskDuration') - of('DevToolsCommandDuration')),
    ...{ script: 1000 * of('ScriptDuration'), heap: of('JSHeapUsedSize') / 1e6 },
  };
}
