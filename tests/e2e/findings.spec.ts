import type { Page } from '@playwright/test';
import type { ClaimsData } from '../../src/lib/core/context/claims';
import { expect, test } from './fixtures';
import { readJson } from '../json';

const { claims } = readJson<ClaimsData>('static/data/claims.json');

const wideOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('folded the page is short, and neither so nor unfolded wider than the window; the tally is that of the cards', async ({
  page,
}) => {
  await page.goto('/findings');
  const tested = claims.filter(({ testable }) => testable);
  await expect(page.locator('.cards article')).toHaveCount(tested.length);
  const counts = (await page.locator('.tally').innerText()).match(/\d+/g)!.map(Number);
  const cards = tested.filter(({ sameAs }) => !sameAs);
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(cards.length);

  await test.step('all claims are a file for spreadsheets', async () => {
    const href = await page.getByRole('link', { name: 'CSV' }).getAttribute('href');
    const text = await (await page.request.get(new URL(href!, page.url()).href)).text();
    expect(text.trim().split('\r\n').length).toBeGreaterThan(claims.length);
  });

  for (const [width, height, most] of [
    [1280, 800, 2850],
    [390, 844, 5100],
  ] as const) {
    await page.setViewportSize({ width, height });
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(high, `${width} px`).toBeLessThanOrEqual(most);
    expect(await wideOf(page)).toBeLessThanOrEqual(width);
  }
  await page.evaluate(() => {
    for (const box of document.querySelectorAll('main details'))
      (box as HTMLDetailsElement).open = true;
  });
  expect(await wideOf(page)).toBeLessThanOrEqual(390);
  await expect(page.locator('main article[id^="C"]').filter({ visible: true })).toHaveCount(
    claims.length,
  );
});

test('letters grow with the window; the cards open by keyboard and by a link, and lead to records', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page.goto('/findings');
  const left = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().left);
  expect(await left('header .brand')).toBe(await left('main h1'));
  const size = await page
    .locator('main .headline')
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThan(20);
  const summary = page.locator('summary', { hasText: 'Exercises became more complex' });
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#C23')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('#C23')).toBeHidden();

  // One that cannot be tested, among others of its reason.
  await page.evaluate(() => (location.hash = '#C12'));
  await expect(page.locator('#C12')).toBeVisible();
  // What no claim is named changes nothing; a stray % was an error.
  await page.evaluate(() => (location.hash = '#%'));
  await page.goto('/findings#C22');
  await expect(page.locator('#C22')).toBeInViewport();
  const link = page.locator('#C22 a[href*="/record/"]').first();
  const [name] = (await link.innerText()).split(', ');
  await link.click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every claim is on the page, unfolds, and is opened by its link', async ({ page }) => {
    await page.goto('/findings#C25');
    await expect(page.locator('#C25')).toBeVisible();
    await expect(page.locator('article[id^="C"]')).toHaveCount(claims.length);
    await page.locator('summary', { hasText: 'Exercises became more complex' }).click();
    await expect(page.locator('#C23')).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});
