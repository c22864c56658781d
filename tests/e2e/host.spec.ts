import { spawn } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
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
      const served = statSync(file).isFile() ? file : join(file, 'index.html');
      const type = types[served.split('.').pop()!] ?? 'text/javascript';
      response.writeHead(200, { 'content-type': type });
      createReadStream(served).pipe(response);
    } else response.writeHead(301, { location: `${path}/` }).end();
  });
  return new Promise((done) => server.listen(0, () => done(server)));
}

const PAGES = [
  'years',
  'ru/data/',
  'zh/findings/',
  'ru/compare/',
  'context/',
  'zh/method/',
  'story/',
  'zh/record/joint-sea-2016/',
];
const SOON = ['years', 'ru/data/', 'zh/record/joint-sea-2016/'];

for (const folder of ['', '/some/folder'])
  test(
    `the site works from a plain server, ${folder ? `in ${folder}` : 'at its root'}`,
    { tag: folder ? '@wide' : ['@wide', '@deep'] },
    async ({ browser }) => {
      const server = await plainServer(folder);
      const { port } = server.address() as { port: number };
      try {
        await visit(browser, `http://localhost:${port}${folder}/`, folder ? SOON : PAGES);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    },
  );

test(
  'the site works from nginx by the snippet of docs/deploy.md',
  { tag: ['@wide', '@deep'] },
  async ({ browser, request }) => {
    const nginx = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find(
      existsSync,
    );
    test.skip(!nginx, 'nginx is not installed');
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'joint-reach-nginx-'));
    const snippet = /```nginx\n(.*?)```/s
      .exec(readFileSync('docs/deploy.md', 'utf8'))![1]!
      .replace('listen 80;', `listen ${port};`)
      .replace('/srv/joint-reach/build', resolve('build'));
    const user = process.getuid?.() === 0 ? 'user root;' : '';
    const config = join(folder, 'nginx.conf');
    writeFileSync(
      config,
      `${user} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
      http { access_log off; client_body_temp_path ${folder}/body; ${snippet} }`,
    );
    const server = spawn(nginx!, ['-c', config, '-e', join(folder, 'error.log')]);
    const home = `http://localhost:${port}/`;
    try {
      await expect
        .poll(async () => (await request.get(home).catch(() => null))?.status() ?? 0)
        .toBe(200);
      const headers = async (path: string) => (await request.get(home + path)).headers();
      expect(await headers('')).toMatchObject({
        'content-security-policy': "frame-ancestors 'self'",
        'content-type': 'text/html; charset=utf-8',
      });
      expect(await headers('ru/embed/')).toMatchObject({
        'content-security-policy': 'frame-ancestors *',
      });
      expect(await headers('data/events.json')).toMatchObject({
        'access-control-allow-origin': '*',
        'content-type': 'application/json',
      });
      expect((await request.get(`${home}nothing`)).status()).toBe(404);
      await visit(browser, home, PAGES);
    } finally {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Each kind of page in three languages, links that stay on the site, and a click on the live map's list. */
async function visit(browser: Browser, home: string, paths: readonly string[]): Promise<void> {
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
  });
  try {
    for (const path of paths) {
      const language = /^(ru|zh)\//.exec(path)?.[1] ?? 'en';
      await page.goto(home + path);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      const links = await page
        .locator('a[href]:not(svg a)')
        .evaluateAll((nodes) => nodes.map((link) => (link as HTMLAnchorElement).href));
      const own = links.filter((link) => link.startsWith(new URL(home).origin));
      expect(own.length).toBeGreaterThan(5);
      expect(own.filter((link) => !link.startsWith(home))).toEqual([]);
    }
    await page.goto(`${home}ru/?year=2016&${BARE}`);
    await mapReady(page);
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
