import { test as base, expect, type Page } from '@playwright/test';
import { KeptPage, clickLink, watch } from './kept-page';

interface Site {
  url: string;
}

interface Options {
  /** Messages in the console that a test provokes on purpose. */
  expectedErrors: RegExp[];
}

/**
 * Playwright's `test` on the built site, as playwright.config.ts serves it. It fails on any page error, error
 * in the console, breach of the content security policy or request to another host. Tests of a worker
 * share a page (KeptPage), except without script.
 */
export const test = base.extend<Options, { folder: string; site: Site; kept: KeptPage }>({
  expectedErrors: [[], { option: true }],

  /** The built site of a set. */
  folder: ['build', { option: true, scope: 'worker' }],

  site: [
    async ({ folder }, use) => {
      const sites = JSON.parse(process.env.SITES!) as Record<string, string>;
      await use({ url: sites[folder]! });
    },
    { scope: 'worker' },
  ],

  kept: [
    async ({ browser, site }, use, { project }) => {
      const { viewport, colorScheme, hasTouch = false } = project.use;
      const settings = { viewport, colorScheme, hasTouch };
      const kept = new KeptPage(browser, { ...settings, baseURL: site.url });
      await use(kept);
      await kept.close();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  page: async ({ browser, site, kept, expectedErrors, javaScriptEnabled }, use, { project }) => {
    if (javaScriptEnabled !== false) {
      await use(await kept.begin(expectedErrors));
      expect(kept.end()).toEqual([]);
      return;
    }
    const { viewport, colorScheme, hasTouch = false } = project.use;
    const settings = { viewport, colorScheme, hasTouch, javaScriptEnabled };
    const context = await browser.newContext({ ...settings, baseURL: site.url });
    const problems: string[] = [];
    watch(context, site.url, (problem, isKnown) => {
      if (!isKnown(expectedErrors)) problems.push(problem);
    });
    await use(await context.newPage());
    await context.close();
    expect(problems).toEqual([]);
  },

  context: async ({ page }, use) => use(page.context()),
});

export { expect };

/**
 * Choices for tests of what stands beside the map: nothing drawn on it but the land, which the
 * processor of a test machine, playing a graphics card, draws four times as fast.
 */
export const BARE = 'layers=none';

/** Until the map shows the chosen years, or the page settled without a map. */
export async function mapReady(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-map-ready', 'true', { timeout: 60_000 });
}

export async function openMap(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await mapReady(page);
}

/**
 * Until the page asks for nothing in a second. Playwright's `networkidle` never comes beside the map: Chromium does
 * not tell that the script of a worker made of a blob has come.
 */
export async function openUntilQuiet(page: Page, address: string): Promise<void> {
  let last = Date.now();
  page.on('request', () => {
    last = Date.now();
  });
  await page.goto(address);
  await expect.poll(() => Date.now() - last, { timeout: 60_000 }).toBeGreaterThan(1000);
}

/** px that the page is wider than its window. */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** As a link on the page does: another address without loading the page, and its map, anew. */
export async function follow(page: Page, address: string): Promise<void> {
  await clickLink(page, address);
  const [, path = '', query = ''] = /^([^?]*?)\/?(\?.*)?$/.exec(address) ?? [];
  await page.waitForURL((url) => url.pathname + url.search === `${path}/${query}`);
  await mapReady(page);
}
