import { BARE, expect, mapReady, test } from './fixtures';

/** With the service worker at work, which the other tests leave out. */
test.use({ serviceWorkers: 'allow', expectedErrors: [/./] });

test(
  'without a network the atlas is there, says so, and tells when it is newest again',
  { tag: '@wide' },
  async ({ page, context }) => {
    await page.goto(`/?year=2016&${BARE}`);
    await mapReady(page);
    // Kept as soon as the worker rules the page.
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await expect
      .poll(() =>
        page.evaluate(async () => Boolean(await caches.match('/', { ignoreSearch: true }))),
      )
      .toBe(true);
    await expect(page.getByText('No network')).toHaveCount(0);
    await page.reload();
    await mapReady(page);

    await context.setOffline(true);
    await page.reload();
    await mapReady(page);
    await expect(page.getByText(/No network: this is a copy kept on \d+ \w+ \d{4}/)).toBeVisible();
    await expect(page.locator('a[role=option]').first()).toBeVisible();
    // What was never opened says so, too.
    await page.goto('/zh/context/');
    await expect(page.getByText('There is no network')).toBeVisible();

    await context.setOffline(false);
    await page.goto('/years/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('No network')).toHaveCount(0);
  },
);

test(
  'a site without service-worker.js keeps nothing, and takes away what it kept',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.goto('/data/changelog/');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    // As if the host had no such file: only the page's own question is answered so.
    await page.addInitScript(() => {
      const ask = window.fetch.bind(window);
      window.fetch = (...given) =>
        given[1]?.method === 'HEAD'
          ? Promise.resolve(new Response('', { status: 404 }))
          : ask(...given);
    });
    await page.reload();
    const left = () =>
      page.evaluate(async () => [
        (await navigator.serviceWorker.getRegistrations()).length,
        (await caches.keys()).length,
      ]);
    await expect.poll(left).toEqual([0, 0]);
  },
);

test.describe('a newer version', () => {
  test.use({ serviceWorkers: 'block' });
  test('is told, and loaded when the reader wants it', { tag: '@wide' }, async ({ page }) => {
    await page.clock.install();
    await page.route('**/_app/version.json', (route) =>
      route.fulfill({ json: { version: 'next' } }),
    );
    await page.goto('/data/changelog/', { waitUntil: 'load' });
    await page.clock.runFor(4000);
    await page.clock.runFor(601_000);
    await expect(page.getByText('A newer version of this site is there.')).toBeVisible();
  });
});
