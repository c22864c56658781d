import { readFileSync } from 'node:fs';
import type { ClaimsData } from '../../src/lib/core/claims/claims';
import { expect, test } from './fixtures';

const { claims } = JSON.parse(readFileSync('static/data/claims.json', 'utf8')) as ClaimsData;

test('claims are filtered by the link, and back undoes a choice', async ({ page }) => {
  await page.goto('/findings');
  const rows = page.locator('article[id^="C"]');
  await expect(rows).toHaveCount(claims.length);

  await page.getByRole('link', { name: /^Holds in part/ }).click();
  await expect(page).toHaveURL(/\?verdict=mixed$/);
  const some = await rows.count();
  expect(some).toBeLessThan(claims.length);
  await expect(page.getByRole('status')).toHaveText(`${some} of ${claims.length} claims shown`);
  await page.goBack();
  await expect(rows).toHaveCount(claims.length);
});

test('folded, the page has at most six screens, ten on a phone; a link to a claim opens it', async ({
  page,
}) => {
  await page.goto('/findings');
  for (const [width, height, screens] of [
    [1280, 800, 6],
    [390, 844, 10],
  ] as const) {
    await page.setViewportSize({ width, height });
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(whole).toBeLessThanOrEqual(screens * height);
  }
  await page.goto('/findings#C25');
  await expect(page.locator('#C25')).toBeVisible();
});

test('a copied link opens the same choice; what it does not know is ignored', async ({ page }) => {
  await page.goto('/findings?theme=diplomacy&verdict=nonsense');
  await expect(page.locator('article[id^="C"]')).toHaveCount(claims.length);
});

test('a record behind a finding leads to the record', async ({ page }) => {
  await page.goto('/findings#C22');
  const link = page.locator('#C22 dd a[href*="/record/"]').first();
  const name = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every claim is on the page and the themes are anchors', async ({ page }) => {
    await page.goto('/findings');
    await expect(page.locator('article[id^="C"]')).toHaveCount(claims.length);
    await expect(page.getByRole('link', { name: /^Holds in part/ })).toHaveCount(0);
    await page.getByRole('link', { name: 'Who gains' }).click();
    await expect(page.locator('#theme-benefits')).toBeInViewport();
  });

  test('/method can be read, formulas and pictures included', async ({ page }) => {
    await page.goto('/method');
    await page.getByRole('link', { name: 'Footprint', exact: true }).click();
    await expect(page.locator('#footprint svg')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
