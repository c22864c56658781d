import type { ClaimsData } from '#core/context/claims';
import { readJson } from '../json';
import { unfoldAll } from './atlas-page';
import { expect, test } from './fixtures';
import { expectNoOverflow } from './looks';

const { claims } = readJson<ClaimsData>('static/data/claims.json');

test('folded the findings are short, and neither so nor unfolded wider than the window; cards open by keyboard and by a link, and lead to records', async ({
  page,
}) => {
  await page.goto('/findings');
  for (const [width, height, most] of [
    [1280, 800, 2680],
    [390, 844, 4550],
  ] as const) {
    await page.setViewportSize({ width, height });
    const high = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(high, `${width} px`).toBeLessThanOrEqual(most);
    await expectNoOverflow(page);
  }

  const summary = page.locator('summary', { hasText: 'Exercises became more complex' });
  await summary.press('Enter');
  await expect(page.locator('#C23')).toBeVisible();
  await summary.press('Enter');
  await expect(page.locator('#C23')).toBeHidden();
  // One that cannot be tested, among others of its reason.
  await page.evaluate(() => (location.hash = '#C12'));
  await expect(page.locator('#C12')).toBeVisible();
  // What no claim is named changes nothing; a stray % was an error.
  await page.evaluate(() => (location.hash = '#%'));
  await page.goto('/findings#C22');
  await expect(page.locator('#C22')).toBeInViewport();

  await unfoldAll(page, 'main');
  await expectNoOverflow(page, 'unfolded');
  const cards = page.locator('main article[id^="C"]').filter({ visible: true });
  await expect(cards).toHaveCount(claims.length);
  const link = page.locator('#C22 a[href*="/record/"]').first();
  const [name] = (await link.innerText()).split(', ');
  await link.click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
});
