import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import settings from '../../../playwright.config';
import type { ReachRecord } from '../../../src/lib/core/record/model';

export type Sample = Record<
  | ('html' | 'script' | 'css' | 'other' | 'kB' | 'requests' | 'later' | 'paint' | 'live')
  | (
      | 'liveCpu'
      | 'longest'
      | 'heap'
      | 'memory'
      | 'atRest'
      | 'cpu'
      | 'cpu95'
      | 'scriptCpu'
      | 'screen'
      | 'screen95'
    ),
  number
>;

declare global {
  interface Window {
    bench: { live: number; longest: number; painted: Promise<number> };
  }
}

const STEPS = [...Array<string>(23).fill('ArrowLeft'), ...Array<string>(23).fill('ArrowRight')];
/** By then a burst of keys has come to rest, and what follows of it is counted too. */
const REST_MS = 700;

const SETTLE_MS = 3000;
/** By then a browser has given back what a page and its workers have left. */
const AT_REST_MS = 30_000;

/** One page in a browser of its own: opened, then stepped through all years and back by real keys. */
export async function measure(
  address: string,
  folder: string,
  own: readonly ReachRecord[] | null,
): Promise<Sample> {
  const { launchOptions, ...use } = settings.projects![0]!.use!;
  const browser = await chromium.launch(settings.use!.launchOptions ?? launchOptions);
  try {
    const page = await (await browser.newContext(use)).newPage();
    // A browser that has just started is busy with panels of its own.
    await page.waitForTimeout(SETTLE_MS);
    const metrics = await page.context().newCDPSession(page);
    await metrics.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.addInitScript({ path: `${import.meta.dirname}/watch.js` });
    if (own) await keep(page, new URL('/robots.txt', address).href, own);
    const asked: { url: string; at: number }[] = [];
    page.context().on('request', (request) => asked.push({ url: request.url(), at: Date.now() }));
    await page.goto(address);
    await drawn(page);
    if (own) {
      // What the browser kept is checked first; then the map draws it.
      await page.getByText('bench.json').first().waitFor({ state: 'attached', timeout: 120_000 });
      await drawn(page);
      await page.evaluate(() => (window.bench.live = performance.now()));
    }
    const opening = await read(metrics);
    await page.waitForTimeout(3000);
    const { live, longest, paint, liveAt } = await page.evaluate(() => ({
      ...window.bench,
      liveAt: performance.timeOrigin + window.bench.live,
      paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    }));

    const [before, after] = [true, false].map((isBefore) =>
      asked.filter(({ at }) => at <= liveAt === isBefore).map(({ url }) => url),
    ) as [string[], string[]];
    const first = sizes(before, folder);
    await page.locator('[role=slider], input[type=range]').first().focus();
    const steps: Awaited<ReturnType<typeof step>>[] = [];
    for (const key of STEPS) steps.push(await step(page, metrics, key));
    await metrics.send('HeapProfiler.enable');
    await metrics.send('HeapProfiler.collectGarbage');
    const { JSHeapUsedSize } = await read(metrics);
    const devtools = await browser.newBrowserCDPSession();
    const memory = Math.max(...(await renderers(devtools)));
    await page.waitForTimeout(AT_REST_MS);
    const atRest = Math.max(...(await renderers(devtools)));
    const at = (share: number, of: keyof (typeof steps)[number]) =>
      steps.map((one) => one[of]).sort((a, b) => a - b)[Math.floor(share * steps.length)]!;
    return {
      ...{
        ...first,
        requests: before.length,
        later: sizes(after, folder).kB,
        paint,
        live,
        liveCpu: 1000 * taskTime(opening),
        longest,
      },
      ...{ heap: JSHeapUsedSize! / 1e6, memory, atRest },
      ...{ cpu: at(0.5, 'cpu'), cpu95: at(0.95, 'cpu'), scriptCpu: at(0.5, 'script') },
      ...{ screen: at(0.5, 'screen'), screen95: at(0.95, 'screen') },
    };
  } finally {
    await browser.close();
  }
}

async function step(page: Page, metrics: CDPSession, key: string) {
  const before = await read(metrics);
  await page.keyboard.press(key);
  const screen = await page.evaluate(() => window.bench.painted);
  await page.waitForTimeout(REST_MS);
  const after = await read(metrics);
  const script = 1000 * (after.ScriptDuration! - before.ScriptDuration!);
  return { screen, script, cpu: 1000 * (taskTime(after) - taskTime(before)) };
}

/** As /data leaves a reader's records in this browser. */
async function keep(page: Page, anyPage: string, records: readonly ReachRecord[]) {
  await page.goto(anyPage);
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('joint-reach', 1);
        opening.onupgradeneeded = () => opening.result.createObjectStore('own');
        opening.onerror = () => reject(new Error('The browser keeps nothing.'));
        opening.onsuccess = () => {
          const change = opening.result.transaction('own', 'readwrite');
          change.objectStore('own').put(kept, 'own');
          change.oncomplete = () => resolve();
          opening.result.onversionchange = () => opening.result.close();
        };
      }),
    { file: 'bench.json', records, set: 'both' },
  );
}

const drawn = (page: Page) =>
  page.locator('html[data-map-ready=true]').waitFor({ timeout: 120_000 });

async function read(metrics: CDPSession): Promise<Record<string, number>> {
  const { metrics: all } = await metrics.send('Performance.getMetrics');
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

/** What the page's own tasks took of the processor, s. */
const taskTime = ({ TaskDuration, DevToolsCommandDuration }: Record<string, number>) =>
  TaskDuration! - DevToolsCommandDuration!;

/** MB that each renderer has for itself; a spare one has little. */
async function renderers(browser: CDPSession): Promise<number[]> {
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
  return processInfo
    .filter(({ type }) => type === 'renderer')
    .map(
      ({ id }) =>
        Number(/RssAnon:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]) / 1000,
    );
}

function sizes(asked: readonly string[], folder: string) {
  const kB = { html: 0, script: 0, css: 0, other: 0 };
  for (const url of asked) {
    const { pathname, protocol } = new URL(url);
    if (protocol !== 'http:') continue;
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const [, kind = ''] = /\.(\w+)$/.exec(file) ?? [];
    const part =
      kind === 'html' || kind === 'css' ? kind : /^m?js$/.test(kind) ? 'script' : 'other';
    const content = readFileSync(join(folder, file));
    kB[part] += (kind === 'woff2' ? content : gzipSync(content, { level: 9 })).length / 1000;
  }
  return { ...kB, kB: kB.html + kB.script + kB.css + kB.other };
}
