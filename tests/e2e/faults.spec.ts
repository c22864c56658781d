import type { Page, Route } from '@playwright/test';
import { addOwn } from './own-page';
import { FAULTS } from './faults';
import { BARE, expect, follow, mapReady, test, openMap } from './fixtures';

/**
 * Every wait ends, within 15 s, in numbers, a fallback or a sentence with a way to try again; no fault is
 * an error of the page. Every fault of every file is tried in fault-matrix.spec.ts; here is what each says.
 */

test.use({ expectedErrors: [/./] });

/** What the reader still waits for without a word. */
function waiting(): string[] {
  const isSeen = (element: Element) => element.checkVisibility();
  const offers = [...document.querySelectorAll('[role=alert] button, .note button')].filter(isSeen);
  const pending = [...document.querySelectorAll('[data-testid=answer][aria-busy=true]')].filter(
    isSeen,
  );
  const isDrawn =
    document.documentElement.dataset.mapReady === 'true' ||
    document.querySelector('.static-map svg') !== null;
  return [
    ...(pending.length > 0 && offers.length === 0 ? [`${pending.length} numbers`] : []),
    ...(isDrawn ? [] : ['the map']),
  ];
}

async function expectEnd(page: Page): Promise<void> {
  // 15 s are promised on a machine that does nothing else.
  await expect.poll(() => page.evaluate(waiting), { timeout: 30_000 }).toEqual([]);
}

test(
  'both workers are killed: the numbers come from another, the map stays or is a picture',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.goto('/?year=2016&radius=200&layers=sites', { waitUntil: 'load' });
    await mapReady(page);
    await expect(page.locator('[data-testid=answer][aria-busy=true]')).toHaveCount(0);
    for (const worker of page.workers()) await worker.evaluate(() => self.close()).catch(() => {});
    await follow(page, '/?year=2019&radius=210&layers=sites');
    await expectEnd(page);
    await expect(page.locator('[data-testid=answer][aria-busy=true]')).toHaveCount(0, {
      timeout: 20_000,
    });
  },
);

test(
  'WebGL is lost and does not come back: the picture takes over',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.goto(`/?year=2016&${BARE}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.locator('.maplibregl-canvas').evaluate((canvas: HTMLCanvasElement) => {
      canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!.loseContext();
    });
    await expect(page.locator('.static-map svg')).toBeVisible();
    await expect(page.getByText('The browser took WebGL away from this page')).toBeVisible();
    await mapReady(page);
  },
);

test(
  'the coast does not come: a sentence, and a way to try again',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    let isMended = false;
    await page.route('**/data/land.pbf', (route) =>
      isMended ? route.continue() : route.fulfill({ status: 404 }),
    );
    await page.goto('/?year=2016&layers=sites', { waitUntil: 'load' });
    const note = page.getByText('The coastlines of the map did not arrive');
    await expect(note).toBeVisible();
    await expect(page.locator('.static-map svg')).toBeVisible();
    isMended = true;
    await note.getByRole('button', { name: 'Try again' }).click();
    await expect(note).toHaveCount(0);
    await mapReady(page);
  },
);

test(
  'the script of the search does not come: a sentence, and a way to try again',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await page.goto('/data/changelog', { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    const loaded = new Set(scripts);
    await page.route('**/*.js', (route) =>
      loaded.has(route.request().url()) ? route.continue() : route.abort(),
    );
    await page.keyboard.press('/');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Try again' })).toBeVisible();
  },
);

test(
  'the sample of /data is not there, is a page, or is cut: it says so',
  { tag: '@wide' },
  async ({ page }) => {
    const faults: [expected: string, fault: (route: Route) => Promise<void>][] = [
      ['sample.csv: HTTP 404, expected 200', (route) => route.fulfill({ status: 404 })],
      [
        'sample.csv: a page (text/html), expected a file',
        (route) => route.fulfill({ contentType: 'text/html', body: '<p>Sign in</p>' }),
      ],
      [
        'sample.csv was not read',
        (route) => route.fulfill({ contentType: 'text/csv', body: 'name,start,la' }),
      ],
    ];
    await page.goto('/data');
    for (const [expected, fault] of faults) {
      await page.route('**/sample.csv', fault);
      await page.getByRole('button', { name: 'Try a sample' }).click();
      await expect(page.getByRole('alert')).toContainText(expected);
      await page.unroute('**/sample.csv');
    }
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await expect(page.getByText('Read from sample.csv: 12 records.')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  },
);

for (const [path, file, field, tag] of [
  ['/data/', 'table.json', 'rows[3].domains', ['@deep']],
  ['/findings/', 'findings.json', 'board.columns[0].groups[0].cards', []],
  ['/record/naval-patrol-2022/', 'naval-patrol-2022.json', 'record.sites[0].position', ['@deep']],
] as const)
  test(
    `${file} with a number for ${field}: ${path} stays to be read, and says what was expected`,
    { tag: ['@wide', ...tag] },
    async ({ page }) => {
      let isMended = false;
      await page.route(`**/${file}`, async (route) => {
        if (isMended) return route.continue();
        const response = await route.fetch();
        const json: unknown = await response.json();
        const keys = field.split(/[.[\]]+/).filter(Boolean);
        const last = keys.pop()!;
        const holder = keys.reduce((inner, key) => (inner as never)[key], json) as object;
        Object.assign(holder, { [last]: 5 });
        await route.fulfill({ response, json });
      });
      await page.goto(path, { waitUntil: 'commit' });
      const note = page.getByRole('alert').filter({ hasText: 'did not arrive' });
      await expect(note).toContainText(`${file}: ${field} is 5, expected a list`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await page.locator('main').innerText()).length).toBeGreaterThan(500);
      isMended = true;
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.locator('html')).toHaveAttribute('data-alive');
    },
  );

for (const [name, fault] of Object.entries({
  'is not there': (route) => route.fulfill({ status: 404 }),
  'is empty': (route) => route.fulfill({ contentType: 'text/css', body: '' }),
  'is cut short': FAULTS['is cut short']!,
} satisfies typeof FAULTS))
  for (const path of ['/method/', `/?${BARE}`])
    test(
      `the style sheet ${name}: ${path} says so`,
      { tag: ['@wide', ...(name === 'is empty' && path === '/method/' ? [] : ['@deep'])] },
      async ({ page }) => {
        await page.route('**/style.*.css', fault);
        await page.goto(path);
        const note = page.getByRole('alert').filter({ hasText: 'did not arrive' });
        await expect(note).toBeVisible();
        await expect(note).toContainText(/style\.[\w-]+\.css/);
        await page.unroute('**/style.*.css');
        await note.getByRole('button', { name: 'Try again' }).click();
        await expect(note).toBeHidden();
      },
    );

for (const [name, prevent] of [
  ['has no workers', () => Reflect.deleteProperty(window, 'Worker')],
  [
    'lets no worker start',
    () => {
      window.Worker = class {
        constructor() {
          throw new DOMException('denied', 'SecurityError');
        }
      } as never;
    },
  ],
] as const)
  test(
    `a browser that ${name}: the atlas opens, and says where one is needed`,
    { tag: ['@wide', ...(name === 'has no workers' ? [] : ['@deep'])] },
    async ({ browser, baseURL }) => {
      const page = await browser.newPage({ baseURL: baseURL! });
      const problems: string[] = [];
      page.on('pageerror', ({ message }) => problems.push(message));
      await page.addInitScript(prevent);
      await page.goto('/?year=2016&layers=sites');
      await mapReady(page);
      await expect(page.locator('.static-map svg')).toBeVisible();
      await expect(
        page.getByText('The background process (worker) of the map did not'),
      ).toBeVisible();
      await expect(page.locator('main a[role=option]').first()).toBeVisible();
      const none = 'the browser starts no background process (worker)';
      await page.goto(`/?year=2016&radius=200&${BARE}`);
      await expect(page.getByRole('alert')).toContainText(none);
      await page.goto('/data/');
      const content = Buffer.from('name,date,lng,lat\nDrill,2022-04-01,129.1,35.1\n');
      const file = { name: 'mine.csv', mimeType: 'text/csv', buffer: content };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await expect(page.getByText(none)).toBeVisible();
      expect(problems).toEqual([]);
      await page.close();
    },
  );

test(
  'the records of /data do not come to the router: the page is loaded as a whole',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.route('**/table.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(`/?${BARE}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.getByRole('link', { name: 'Data', exact: true }).first().click();
    await expect(page).toHaveURL(/\/data\/$/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Data');
  },
);

test(
  'the data of a record do not come: its page is loaded as a whole',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.route('**/record/*.json', (route) => route.fulfill({ status: 404 }));
    await page.goto(`/?year=2016&${BARE}`, { waitUntil: 'load' });
    await mapReady(page);
    await page.locator('a[role=option]').first().click();
    await expect(page.getByRole('article')).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('Nothing');
  },
);

test(
  'the data of a record never come: the list stays, says so and can try again',
  { tag: '@wide' },
  async ({ page }) => {
    await page.clock.install();
    let isMended = false;
    await page.route('**/record/*.json', (route) => (isMended ? route.continue() : undefined));
    await page.goto(`/?year=2016&${BARE}`, { waitUntil: 'load' });
    await mapReady(page);
    const row = page.locator('a[role=option]').first();
    const asked = page.waitForRequest('**/record/*.json');
    await row.click();
    await asked;
    await page.clock.runFor(9000);
    const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
    await expect(again).toBeVisible();
    await expect(row).toBeVisible();
    isMended = true;
    await again.click();
    await expect(page.getByRole('article')).toBeVisible();
    await expect(again).toBeHidden();
  },
);

test(
  'the browser keeps nothing: the atlas works, and own records last as long as the page',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
        Object.defineProperty(window, name, {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        });
    });
    await openMap(page, '/?year=2016');
    await page.goto('/data');
    await addOwn(page, 'mine.csv', 'name,date,lng,lat\nDrill,2022-04-01,129.1,35.1\n');
  },
);
