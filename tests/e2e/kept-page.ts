import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

type Settings = Parameters<Browser['newContext']>[0] & object;

/** The page without a map that the router opens: behind it the atlas is built anew. */
const PASSAGE = '/data/';

/**
 * One page for many tests of a worker: to open a new one takes longer than most tests. Between tests it is
 * put back as it was; what cannot be put back (`isSpoilt`) is thrown away. After a failure Playwright
 * starts a new worker, and with it a new page.
 */
export class KeptPage {
  #context: BrowserContext | null = null;
  #page: Page | null = null;
  #problems: string[] = [];
  #expected: readonly RegExp[] = [];
  isSpoilt = false;
  /** Files are held back or changed: only a true load asks for them all. */
  #isRouted = false;

  constructor(
    private readonly browser: Browser,
    private readonly settings: Settings,
  ) {}

  async begin(expected: readonly RegExp[]): Promise<Page> {
    if (this.isSpoilt || (await this.#keepsRecords())) await this.close();
    this.#expected = expected;
    this.#problems = [];
    this.isSpoilt = expected.length > 0;
    return this.#page ? this.#reset(this.#page) : this.#open();
  }

  /** What went wrong on the page since it was lent. */
  end(): string[] {
    return this.#problems;
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = this.#page = null;
    this.#isRouted = this.isSpoilt = false;
  }

  /** A reader's own records stay in a database, which cannot be emptied while the page has it open. */
  async #keepsRecords(): Promise<boolean> {
    const hasAny = async () => (await indexedDB.databases()).length > 0;
    return (await this.#page?.evaluate(hasAny).catch(() => true)) ?? false;
  }

  async #open(): Promise<Page> {
    const context = await this.browser.newContext(this.settings);
    context.setDefaultTimeout(20_000);
    watch(context, this.settings.baseURL!, (problem, isKnown) => {
      if (!isKnown(this.#expected)) this.#problems.push(problem);
    });
    const page = await context.newPage();
    this.#context = context;
    this.#page = page;
    for (const spoiler of ['addInitScript', 'exposeFunction'] as const)
      wrap(page, spoiler, () => (this.isSpoilt = true));
    wrap(page.clock, 'install', () => (this.isSpoilt = true));
    wrap(page, 'route', () => (this.#isRouted = true));
    const load = page.goto.bind(page);
    page.goto = async (address, options) => {
      if (!options && (await this.#goWithin(page, address))) return null;
      const response = await load(address, options);
      if (options?.waitUntil !== 'commit') await alive(page);
      return response;
    };
    return page;
  }

  /** To the atlas by way of another page, without a load: all of its parts begin anew. */
  async #goWithin(page: Page, address: string): Promise<boolean> {
    const path = /^\/(?:record\/[^/?]+\/?)?(?=\?|$)/.exec(address)?.[0];
    if (!path || this.#isRouted || this.isSpoilt) return false;
    if (!page.url().startsWith(this.settings.baseURL!)) return false;
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
    const [context, { viewport, colorScheme }] = [this.#context!, this.settings];
    page.removeAllListeners();
    for (const other of context.pages()) if (other !== page) await other.close();
    if (this.#isRouted) await page.unrouteAll({ behavior: 'ignoreErrors' });
    this.#isRouted = false;
    await context.clearPermissions();
    await page.emulateMedia({
      colorScheme: colorScheme ?? null,
      media: null,
      reducedMotion: null,
      forcedColors: null,
    });
    if (viewport) await page.setViewportSize(viewport);
    await page.mouse.move(0, 0);
    await page.evaluate(() => {
      sessionStorage.clear();
      localStorage.clear();
    });
    return page;
  }
}

/** Tells of any page error, error in the console, page drawn anew, breach of the content policy or request elsewhere. */
export function watch(
  context: BrowserContext,
  home: string,
  tell: (problem: string, isKnown: (expected: readonly RegExp[]) => boolean) => void,
): void {
  const never = () => false;
  context.on('weberror', (error) => tell(`page error: ${error.error().stack}`, never));
  context.on('console', (message) => {
    // A page drawn other than it was sent (an element where HTML allows none) is a warning only.
    if (message.type() !== 'error' && !message.text().includes('hydration_mismatch')) return;
    const text = `${message.text()} (${message.location().url})`;
    tell(`console: ${text}`, (expected) => expected.some((pattern) => pattern.test(text)));
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (['data:', 'blob:'].includes(url.protocol) || url.origin === home) return;
    tell(`request to another host: ${request.method()} ${url.href}`, never);
  });
}

/** A page opened is ready for its reader: what a click finds before its script is lost. */
async function alive(page: Page): Promise<void> {
  if ((await page.locator('link[rel=modulepreload]').count()) > 0)
    await expect(page.locator('html')).toHaveAttribute('data-alive', 'true');
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
