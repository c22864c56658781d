import { readFileSync } from 'node:fs';
import type { ClaimsData } from '../../src/lib/core/claims/claims';
import { expect, test } from './fixtures';

const { claims } = JSON.parse(readFileSync('static/data/claims.json', 'utf8')) as ClaimsData;

test('claims are filtered by the link, and back undoes a choice', async ({ page }) => {
  await page.goto('/findings');
  const cards = page.locator('article[id^="C"]');
  await expect(cards).toHaveCount(claims.length);

  const arms = claims.filter(({ theme }) => theme === 'arms').length;
  await page.getByRole('link', { name: /^Arms and technology/ }).click();
  await expect(page).toHaveURL(/\?theme=arms#theme-arms$/);
  await expect(cards).toHaveCount(arms);
  await expect(page.getByRole('status')).toHaveText(`${arms} of ${claims.length} claims shown`);

  await page.getByRole('link', { name: /^Cannot be tested/ }).click();
  await expect(page).toHaveURL(/theme=arms&verdict=cannot-be-tested/);
  const both = await cards.count();
  expect(both).toBeLessThan(arms);
  await page.goBack();
  await expect(cards).toHaveCount(arms);
});

test('a copied link opens the same choice; what it does not know is ignored', async ({ page }) => {
  await page.goto('/findings?theme=diplomacy&verdict=nonsense');
  const diplomacy = claims.filter(({ theme }) => theme === 'diplomacy').length;
  await expect(page.locator('article[id^="C"]')).toHaveCount(diplomacy);
});

test('the deciding record of a finding leads to the record', async ({ page }) => {
  await page.goto('/findings#C21');
  const link = page.locator('#C21 dd a[href*="/record/"]').first();
  const name = await link.innerText();
  await link.click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every claim is on the page and the filters are anchors', async ({ page }) => {
    await page.goto('/findings');
    await expect(page.locator('article[id^="C"]')).toHaveCount(claims.length);
    await page.getByRole('link', { name: /^Not supported/ }).click();
    await expect(page.locator('#verdict-not-supported')).toBeInViewport();
  });

  test('/method can be read, formulas and pictures included', async ({ page }) => {
    await page.goto('/method');
    await page.getByRole('link', { name: 'Footprint', exact: true }).click();
    await expect(page.locator('#footprint svg')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
