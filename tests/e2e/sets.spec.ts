import type { Page } from '@playwright/test';
import type { SetFile } from '#core/record/set-file';
import { build } from '../../tools/build.mjs';
import { readJson } from '../json';
import { expectYear, slider } from './atlas-page';
import { expect, openMap, test } from './fixtures';

/** Other sets, driven as a reader would; their pages are read in tests/built. */

/** The years move, every kind of page opens, in the languages of the set and no other. */
async function walk(page: Page, name: string, record: string): Promise<void> {
  const set = readJson<SetFile>(`geodata/${name}/set.json`);
  await openMap(page, '/');
  await expect(page).toHaveTitle(`Joint Reach: An atlas of ${set.titleOf.en}`);
  await expect(page.getByTestId('headline')).not.toBeEmpty();
  const before = Number(await slider(page).getAttribute('aria-valuenow'));
  await slider(page).focus();
  await page.keyboard.press('ArrowLeft');
  await expectYear(page, before - 1);
  await page.goto(`/record/${record.toLowerCase().replace(' ', '-')}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(record);
  for (const path of ['/compare', '/data', '/method']) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(200);
    const offered = page.locator('header a[hreflang]');
    expect((await offered.count()) > 0, path).toBe(set.languages.length > 1);
  }
}

test.describe('the second set', { tag: '@deep' }, () => {
  test.use({ folder: 'build-malabar' });
  test('opens every kind of page, and shows the verdict of a claim', async ({ page }) => {
    test.setTimeout(600_000);
    expect(build('malabar')).toBe(true);
    await walk(page, 'malabar', 'Malabar 2020');
    await page.goto('/findings');
    const summary = page.locator('details', { has: page.locator('#C03') }).locator('summary');
    await expect(summary).toContainText('Holds in part');
    await expect(summary).toContainText('1 of 5 in the Indian Ocean');
  });
});

/** Five invented records, without periods, claims, context or story. */
test.describe('the skeleton of a set', { tag: '@deep' }, () => {
  test.use({ folder: 'build-skeleton' });
  test('opens every kind of page but those of what it lacks', async ({ page }) => {
    test.setTimeout(600_000);
    expect(build('skeleton')).toBe(true);
    await walk(page, 'skeleton', 'Invented 2021');
    await page.goto('/data');
    await expect(page.getByRole('link', { name: /^Invented 20/ })).toHaveCount(5);
    const pages = page.getByRole('navigation');
    await expect(pages.getByRole('link', { name: 'Findings' })).toHaveCount(0);
    for (const missing of ['/findings/', '/story/'])
      expect((await page.request.get(missing)).status(), missing).toBe(404);
  });
});
