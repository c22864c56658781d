import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { BARE, expect, mapReady, test } from './fixtures';

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
    if (!path.startsWith(folder) || !existsSync(file)) response.writeHead(404).end();
    else if (statSync(file).isFile() || path.endsWith('/')) {
      const found = statSync(file).isFile() ? file : join(file, 'index.html');
      const type = types[found.split('.').pop()!] ?? 'text/javascript';
      response.writeHead(200, { 'content-type': type });
      createReadStream(found).pipe(response);
    } else response.writeHead(301, { location: `${path}/` }).end();
  });
  return new Promise((resolve) => server.listen(0, () => resolve(server)));
}

for (const folder of ['', '/some/folder'])
  test(
    `the site works from a plain server, ${folder ? `in ${folder}` : 'at its root'}`,
    {
      tag: folder ? '@wide' : ['@wide', '@deep'],
    },
    async ({ browser }) => {
      const server = await plainServer(folder);
      const { port } = server.address() as { port: number };
      const home = `http://localhost:${port}${folder}/`;
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      page.on('response', (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
      });
      try {
        for (const [path, language] of [
          ['years', 'en'],
          ['ru/data/', 'ru'],
          ['zh/findings/', 'zh'],
          ['ru/compare/', 'ru'],
          ['context/', 'en'],
          ['zh/method/', 'zh'],
          ['story/', 'en'],
          ['zh/record/joint-sea-2016/', 'zh'],
        ] as const) {
          await page.goto(home + path);
          await expect(page.locator('html')).toHaveAttribute('lang', language);
          const links = await page
            .locator('a[href]:not(svg a)')
            .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
          const own = links.filter((link) => link.startsWith(`http://localhost:${port}`));
          expect(own.length).toBeGreaterThan(5);
          expect(own.filter((link) => !link.startsWith(home))).toEqual([]);
        }
        await page.goto(`${home}ru/?year=2016&${BARE}`);
        await mapReady(page);
        await page.locator('a[role=option]').first().click();
        await expect(page).toHaveURL(/\/ru\/record\/[a-z0-9-]+\/\?year=2016/);
        await expect(page.getByRole('heading', { level: 1 })).toContainText(/[а-я]/i);
        await page.goBack();
        await expect(page).toHaveURL(new RegExp(`^${home}ru/\\?year=2016`));
        expect(problems).toEqual([]);
      } finally {
        await page.close();
        server.close();
        server.closeAllConnections();
      }
    },
  );
