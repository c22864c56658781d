import { readFileSync } from 'node:fs';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { KeptPage, clickLink } from './kept-page';

interface Options {
  /** The built site of a set. */
  folder: string;
  /** Messages in the console that a test provokes on purpose. */
  expectedErrors: RegExp[];
}

/**
 * Playwright's `test` on the built site, as playwright.config.ts serves it. It fails on any page error, error in
 * the console, breach of the content security policy or request to another host. Tests of a worker share a page
 * (KeptPage).
 */
export const test = base.extend<Options, { kept: KeptPage }>({
  folder: ['build', { option: true }],
  expectedErrors: [[], { option: true }],

  kept: [
    async ({ browser }, use, { project }) => {
      const { viewport, colorScheme, hasTouch = false } = project.use;
      const kept = new KeptPage(browser, { viewport, colorScheme, hasTouch });
      await use(kept);
      await kept.close();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ folder }, use) => {
    const sites = JSON.parse(process.env.SITES!) as Record<string, string>;
    await use(sites[folder]);
  },

  page: async ({ kept, baseURL, javaScriptEnabled, expectedErrors }, use) => {
    await use(await kept.begin({ baseURL, javaScriptEnabled }, expectedErrors));
    expect(kept.problems, 'what went wrong on the page').toEqual([]);
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

/** As a link on the page does: another address without loading the page, and its map, anew. */
export async function follow(page: Page, address: string): Promise<void> {
  await clickLink(page, address);
  const [, path = '', query = ''] = /^([^?]*?)\/?(\?.*)?$/.exec(address) ?? [];
  await page.waitForURL((url) => url.pathname + url.search === `${path}/${query}`);
  await mapReady(page);
}

/** The file that a click saves. */
export async function saved(button: Locator, timeout?: number) {
  const download = button.page().waitForEvent('download', { timeout });
  await button.click();
  const file = await download;
  const bytes = readFileSync(await file.path());
  return { name: file.suggestedFilename(), bytes, text: bytes.toString() };
}

export const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

/** Lets the page have none of these files until the function returned is called. */
export async function hold(page: Page, files: RegExp | string): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(files, (route) => released.then(() => route.continue()));
  return release;
}
