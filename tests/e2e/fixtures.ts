import { test as base, expect, type Page } from '@playwright/test';
import { serve } from '../../tools/serve.mjs';

type Site = Awaited<ReturnType<typeof serve>>;

interface Options {
  /** Messages in the console that a test provokes on purpose. */
  expectedErrors: RegExp[];
}

/**
 * Playwright's `test` on the built site, served on a free port. It fails on any page error, error
 * in the console, breach of the content security policy or request to another host.
 */
export const test = base.extend<Options, { site: Site }>({
  expectedErrors: [[], { option: true }],

  site: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of this pattern.
    async ({}, use) => {
      const site = await serve('build', 0);
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  context: async ({ context, site, expectedErrors }, use) => {
    const problems: string[] = [];
    context.on('weberror', (error) => problems.push(`page error: ${error.error().stack}`));
    context.on('console', (message) => {
      const text = message.text();
      if (message.type() !== 'error' || expectedErrors.some((known) => known.test(text))) return;
      problems.push(`console: ${text} (${message.location().url})`);
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (['data:', 'blob:'].includes(url.protocol) || url.origin === site.url) return;
      problems.push(`request to another host: ${request.method()} ${url.href}`);
    });
    await use(context);
    expect(problems).toEqual([]);
  },

  /** A page opened is ready for its reader: what a click finds before its script is lost. */
  page: async ({ page, javaScriptEnabled }, use) => {
    const goto = page.goto.bind(page);
    page.goto = async (address, options) => {
      const response = await goto(address, options);
      const isScripted = javaScriptEnabled !== false && options?.waitUntil !== 'commit';
      if (isScripted && (await page.locator('link[rel=modulepreload]').count()) > 0) {
        await expect(page.locator('html')).toHaveAttribute('data-alive', 'true');
      }
      return response;
    };
    await use(page);
  },
});

export { expect };

/**
 * Choices for tests of what stands beside the map: nothing drawn on it but the land, which the
 * processor of a test machine, playing a graphics card, draws four times as fast.
 */
export const BARE = 'layers=none&ghosts=none';

/** Until the map shows the chosen years, or the page settled without a map. */
export async function mapReady(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-map-ready', 'true', { timeout: 60_000 });
}

/** As a link on the page does: another address without loading the page, and its map, anew. */
export async function follow(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
  const [, path = '', query = ''] = /^([^?]*?)\/?(\?.*)?$/.exec(address) ?? [];
  await page.waitForURL((url) => url.pathname + url.search === `${path}/${query}`);
  await mapReady(page);
}
