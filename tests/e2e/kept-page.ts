import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

type Settings = NonNullable<Parameters<Browser['newContext']>[0]>;

/** The page without a map that the router opens: behind it the atlas is built anew. */
const PASSAGE = '/data/';

/**
 * One page for many tests of a worker: to open a new one takes longer than most tests. Between tests it is
 * put back as it was; what cannot be put back (`#isSpoilt`) is thrown away. After a failure Playwright
 * starts a new worker, and with it a new page.
 */
export class KeptPage {
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #settings: Settings = {};
  #expected: readonly RegExp[] = [];
  #isSpoilt = false;
  /** Files are held back or changed: only a true load asks for them all. */
  #isRouted = false;
  /** What went wrong on the page since it was lent. */
  problems: string[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly window: Settings,
  ) {}

  async begin(site: Settings, expected: readonly RegExp[]): Promise<Page> {
    const settings = { ...this.window, ...site };
    const isOther = JSON.stringify(settings) !== JSON.stringify(this.#settings);
    if (isOther || this.#isSpoilt || (await this.#keepsRecords())) await this.close();
    this.#settings = settings;
    this.#expected = expected;
    this.problems = [];
    this.#isSpoilt = expected.length > 0;
    return this.#page ? this.#reset(this.#page) : this.#open();
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = this.#page = null;
    this.#isRouted = false;
  }

  /** A reader's own records stay in a database, which cannot be emptied while the page has it open. */
  async #keepsRecords(): Promise<boolean> {
    const hasAny = async () => (await indexedDB.databases()).length > 0;
    return (await this.#page?.evaluate(hasAny).catch(() => true)) ?? false;
  }

  async #open(): Promise<Page> {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await this.browser.newContext({ ...this.#settings, permissions });
    context.setDefaultTimeout(20_000);
    this.#watch(context);
    const page = await context.newPage();
    this.#context = context;
    this.#page = page;
    wrap(page, 'addInitScript', () => (this.#isSpoilt = true));
    wrap(page.clock, 'install', () => (this.#isSpoilt = true));
    wrap(page, 'route', () => (this.#isRouted = true));
    const load = page.goto.bind(page);
    page.goto = async (address, options) => {
      if (!options && (await this.#goWithin(page, address))) return null;
      const response = await load(address, options);
      // A page opened is ready for its reader: what a click finds before its script is lost.
      const isEarly = this.#settings.javaScriptEnabled === false || options?.waitUntil === 'commit';
      if (!isEarly && (await page.locator('link[rel=modulepreload]').count()) > 0)
        await expect(page.locator('html')).toHaveAttribute('data-alive', 'true');
      return response;
    };
    return page;
  }

  /** Page errors, errors in the console, a page drawn anew, breaches of the content policy, requests elsewhere. */
  #watch(context: BrowserContext): void {
    const home = this.#settings.baseURL;
    context.on('weberror', (error) => this.problems.push(`page error: ${error.error().stack}`));
    context.on('console', (message) => {
      const text = `${message.text()} (${message.location().url})`;
      // A page drawn other than it was sent (an element where HTML allows none) is a warning only.
      const isFault = message.type() === 'error' || text.includes('hydration_mismatch');
      if (isFault && !this.#expected.some((pattern) => pattern.test(text)))
        this.problems.push(`console: ${text}`);
    });
    context.on('request', (request) => {
      const { protocol, origin, href } = new URL(request.url());
      if (['data:', 'blob:'].includes(protocol) || origin === home) return;
      this.problems.push(`request to another host: ${request.method()} ${href}`);
    });
  }

  /** To the atlas by way of another page, without a load: all of its parts begin anew. */
  async #goWithin(page: Page, address: string): Promise<boolean> {
    const path = /^\/(?:record\/[^/?]+\/?)?(?=\?|$)/.exec(address)?.[0];
    if (!path || this.#isRouted || this.#isSpoilt) return false;
    if (!page.url().startsWith(this.#settings.baseURL!)) return false;
    if (!(await page.evaluate(() => document.documentElement.dataset.alive))) return false;
    await clickLink(page, PASSAGE);
    await page.waitForURL((url) => url.pathname === PASSAGE);
    await expect(page.locator('html')).not.toHaveAttribute('data-map-ready');
    await clickLink(page, address);
    await page.waitForURL((url) => url.pathname === path.replace(/\/*$/, '/'));
    await expect(page.locator('html')).toHaveAttribute('data-map-ready');
    return true;
  }

  async #reset(page: Page): Promise<Page> {
    page.removeAllListeners();
    for (const other of page.context().pages()) if (other !== page) await other.close();
    if (this.#isRouted) await page.unrouteAll({ behavior: 'ignoreErrors' });
    this.#isRouted = false;
    const { viewport, colorScheme = null } = this.#settings;
    await page.emulateMedia({ colorScheme, media: null, forcedColors: null });
    if (viewport) await page.setViewportSize(viewport);
    await page.mouse.move(0, 0);
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
    return page;
  }
}

export function clickLink(page: Page, address: string): Promise<void> {
  return page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href });
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
}

function wrap<Of, Name extends keyof Of>(target: Of, name: Name, before: () => void): void {
  const plain = (target[name] as (...args: unknown[]) => unknown).bind(target);
  target[name] = ((...args: unknown[]) => {
    before();
    return plain(...args);
  }) as Of[Name];
}
