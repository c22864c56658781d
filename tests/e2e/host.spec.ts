import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { expectYear } from './atlas-page';
import { BARE, expect, openMap, test } from './fixtures';

/** The site where others put it: in a folder of a plain server, and in a frame of another page. */

type Visit = (page: Page, origin: string, problems: string[]) => Promise<void>;

/** Serves while a page of its own is visited. */
async function serving(browser: Browser, answer: RequestListener, visit: Visit): Promise<void> {
  const server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as AddressInfo;
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  try {
    await visit(page, `http://localhost:${port}`, problems);
  } finally {
    await page.close();
    server.close().closeAllConnections();
  }
}

const FOLDER = '/some/folder';
const TYPES: Record<string, string> = { html: 'text/html', css: 'text/css', svg: 'image/svg+xml' };

/** Any web server will do: one that knows files, folders with `index.html`, and nothing else. */
const plainServer: RequestListener = (request, response) => {
  const path = new URL(request.url!, 'http://localhost').pathname;
  const file = join('build', decodeURIComponent(path.slice(FOLDER.length)));
  if (!path.startsWith(FOLDER) || !existsSync(file)) {
    response.writeHead(404, { 'content-type': TYPES.html });
    createReadStream('build/404.html').pipe(response);
  } else if (statSync(file).isFile() || path.endsWith('/')) {
    const served = statSync(file).isFile() ? file : join(file, 'index.html');
    const type = TYPES[served.split('.').pop()!] ?? 'text/javascript';
    response.writeHead(200, { 'content-type': type });
    createReadStream(served).pipe(response);
  } else response.writeHead(301, { location: `${path}/` }).end();
};

test('the site works from a plain server, in a folder', { tag: '@deep' }, ({ browser }) =>
  serving(browser, plainServer, async (page, origin, problems) => {
    const home = `${origin}${FOLDER}/`;
    const heading = page.getByRole('heading', { level: 1 });
    await page.goto(`${home}story/`);
    // A host that leads nowhere else; nor does a hash that cannot be read hold it up.
    await openMap(page, `${home}/record//mosi-2019/index.html?year=2019&${BARE}#%`);
    await expect(page).toHaveURL(`${home}record/mosi-2019/?year=2019&${BARE}`);
    await expectYear(page, 2019);
    await openMap(page, `${home}ru/?year=2016&${BARE}`);
    // Alive, it still speaks the language of its folder.
    await expect(heading).toContainText(/[а-я]/i);
    await page.locator('a[role=option]').first().click();
    await expect(page).toHaveURL(/\/ru\/record\/[a-z0-9-]+\/\?year=2016/);
    await expect(heading).toContainText(/[а-я]/i);
    expect(problems).toEqual([]);

    // The page for unknown addresses, at any depth: its style, its language, and the way home.
    for (const [path, text, link, root] of [
      ['no/such/page', 'Nothing is here', 'Go to the atlas', ''],
      ['ru/record/nothing/', 'Здесь ничего нет', 'Перейти к атласу', 'ru/'],
    ] as const) {
      expect((await page.goto(home + path))!.status()).toBe(404);
      await expect(heading).toHaveText(text);
      const way = page.getByRole('link', { name: link });
      await expect(way).toHaveJSProperty('href', home + root);
    }
    await page.goto(`${home}en/compare/?from=2010`);
    await expect(page).toHaveURL(`${home}compare/?from=2010`);
    // Where its program does not run, a line and a link in each language.
    await page.route('**/entry/app.*.js', (route) => route.abort());
    await page.goto(`${home}no/such/page`);
    await page.getByRole('link', { name: '前往地图集' }).click();
    await expect(page).toHaveURL(`${home}zh/`);
  }),
);

test(
  'an embed is the view it was made of',
  { tag: '@deep' },
  async ({ page, browser, baseURL }) => {
    const query = `?from=2016&to=2019&rule=all&${BARE}&at=110.00,30.00,2.00`;
    await openMap(page, `/record/joint-sea-2016${query}`);
    await page.getByRole('button', { name: 'Share', exact: true }).last().click();
    await page.getByRole('button', { name: 'Save picture' }).click();
    await page.locator(':popover-open').getByRole('button', { name: /Embed/ }).click();
    const dialog = page.getByRole('dialog');
    const preview = dialog.frameLocator('iframe');
    await expect(preview.getByRole('heading', { level: 1 })).toHaveText('Joint Sea 2016');
    await dialog.getByLabel('Width, px').fill('640');
    const code = await dialog.getByRole('textbox', { name: 'HTML for your page' }).inputValue();
    expect(code).toContain('width="640"');
    expect(code).toContain('sandbox="allow-scripts allow-same-origin allow-popups');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();

    const article: RequestListener = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(`<!doctype html><title>An article</title><h1>An article</h1>${code}`);
    };
    await serving(browser, article, async (other, origin, problems) => {
      // A browser may keep nothing for the frame of another host, and says so by an error.
      await other.addInitScript(() => {
        if (window === top) return;
        const get = () => {
          throw new DOMException('Access is denied', 'SecurityError');
        };
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
          Object.defineProperty(window, name, { get });
      });
      await other.goto(origin);
      const frame = other.frames()[1]!;
      await expect(frame.locator('html')).toHaveAttribute('data-map-ready', 'true');
      await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Joint Sea 2016');
      await expect(frame.getByRole('banner')).toHaveCount(0);
      const pills = frame.locator('.timeline [role=slider]');
      await expect(pills.first()).toHaveAttribute('aria-valuenow', '2016');
      await expect(pills.last()).toHaveAttribute('aria-valuenow', '2019');
      await expect(frame.getByRole('main')).toContainText('All records');
      // The way out leads to the same view.
      const way = frame.getByRole('link', { name: 'Open the full view' });
      const popup = other.waitForEvent('popup');
      await way.click();
      const full = await popup;
      await expect(full).toHaveURL(`${baseURL}/record/joint-sea-2016/${query}`);
      await full.close();

      // The wheel scrolls the article; with Ctrl it is the map's.
      await frame.getByTestId('map').hover();
      await other.mouse.wheel(0, 200);
      await expect(frame.getByText('Hold Ctrl and turn the wheel')).toBeVisible();
      // Its years are worked by keyboard.
      await pills.last().press('ArrowLeft');
      await expect(pills.last()).toHaveAttribute('aria-valuenow', '2018');
      expect(problems).toEqual([]);
    });
  },
);
