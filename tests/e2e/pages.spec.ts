import type { Page } from '@playwright/test';
import { rows, unfoldList } from './atlas-page';
import { BARE, expect, mapReady, test, openMap } from './fixtures';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('pages of text and the atlas follow each other, forth and back, each asked for once', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const pages = page.getByRole('navigation', { name: 'Pages' }).first();

  await page.goto('/findings/', { waitUntil: 'load' });
  // To point at a link asks for nothing that is not there.
  await pages.getByRole('link', { name: 'Compare' }).hover();
  await pages.getByRole('link', { name: 'Compare' }).click();
  await expect(page).toHaveURL(/\/compare\/$/);
  await pages.getByRole('link', { name: 'Atlas' }).click();
  await expect(page).toHaveURL(/\/$/);
  await mapReady(page);
  await unfoldList(page);
  const record = await rows(page).first().getAttribute('data-record-id');
  await rows(page).first().click();
  await expect(page).toHaveURL(RegExp(`/record/${record}/`));
  await pages.getByRole('link', { name: 'Data' }).click();
  await expect(heading(page)).toHaveText('Data');

  for (const path of [/\/record\//, /\/$/, /\/compare\/$/, /\/findings\/$/]) {
    await page.goBack();
    await expect(page).toHaveURL(path);
    await expect(heading(page)).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-alive', 'true');
  }
  await page.goForward();
  await expect(page).toHaveURL(/\/compare\/$/);
  await expect(heading(page)).toHaveText(/^Before/);
  // Only /data is opened without a load.
  expect(asked.filter((path) => path.endsWith('__data.json'))).toEqual(['/data/__data.json']);
});

test(
  'a page of text is loaded as one even while the router waits for another page',
  { tag: '@deep' },
  async ({ page }) => {
    // Never answered.
    await page.route('**/data/__data.json*', () => {});
    await openMap(page, `/?${BARE}`);
    const pages = page.getByRole('navigation', { name: 'Pages' }).first();
    const asked = page.waitForRequest('**/data/__data.json*');
    await pages.getByRole('link', { name: 'Data' }).click();
    await asked;
    await pages.getByRole('link', { name: 'Method' }).click();
    await expect(page).toHaveURL(/\/method\/$/);
    await expect(heading(page)).toHaveText('How it is measured');
  },
);
