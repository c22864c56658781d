import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { BARE, expect, test, openMap } from './fixtures';

/** Any web server will do: one that knows files, folders with `index.html`, and nothing else. */
function plainServer(folder: string): Promise<Server> {
  const types: Record<string, string> = {
    html: 'text/html',
    css: 'text/css',
    svg: 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://localhost').pathname;
    const file = join('build', decodeURIComponent(path.slice(folder.length)));
    if (!path.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404, { 'content-type': types.html });
      createReadStream('build/404.html').pipe(response);
    } else if (statSync(file).isFile() || path.endsWith('/')) {
      const served = statSync(file).isFile() ? file : join(file, 'index.html');
      const type = types[served.split('.').pop()!] ?? 'text/javascript';
      response.writeHead(200, { 'content-type': type });
      createReadStream(served).pipe(response);
    } else response.writeHead(301, { location: `${path}/` }).end();
  });
  return new Promise((done) => server.listen(0, () => done(server)));
}

test('the site works from a plain server, in a folder', { tag: '@wide' }, async ({ browser }) => {
  const folder = '/some/folder';
  const server = await plainServer(folder);
  const { port } = server.address() as { port: number };
  try {
    const home = `http://localhost:${port}${folder}/`;
    await visit(browser, home);
    await missPage(browser, home);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

/** A page of text and a record, links that stay on the site, and a click on the live map's list. */
async function visit(browser: Browser, home: string): Promise<void> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  try {
    for (const path of ['story/', 'zh/record/joint-sea-2016/']) await page.goto(home + path);
    await openMap(page, `${home}ru/?year=2016&${BARE}`);
    // Alive, it still speaks the language of its folder.
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/[а-я]/i);
    await page.locator('a[role=option]').first().click();
    await expect(page).toHaveURL(/\/ru\/record\/[a-z0-9-]+\/\?year=2016/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/[а-я]/i);
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`^${home}ru/\\?year=2016`));
    expect(problems).toEqual([]);
  } finally {
    await page.close();
  }
}

/** The page for unknown addresses, at any depth: its style, its language, and the way home. */
async function missPage(browser: Browser, home: string): Promise<void> {
  const page = await browser.newPage();
  try {
    for (const [path, text, link] of [
      ['no/such/page', 'Nothing is here', 'Go to the atlas'],
      ['ru/record/nothing/', 'Здесь ничего нет', 'Перейти к атласу'],
    ] as const) {
      expect((await page.goto(home + path))!.status()).toBe(404);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(text);
      const language = /^ru/.exec(path)?.[0] ?? '';
      const address = await page.getByRole('link', { name: link }).evaluate((node) => {
        return (node as HTMLAnchorElement).href;
      });
      expect(address).toBe(home + (language && `${language}/`));
    }
    // Where its program does not run, a line and a link in each language.
    await page.route('**/entry/app.*.js', (route) => route.abort());
    await page.goto(`${home}no/such/page`);
    await page.getByRole('link', { name: '前往地图集' }).click();
    await expect(page).toHaveURL(`${home}zh/`);
  } finally {
    await page.close();
  }
}
