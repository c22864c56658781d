import type { Page } from '@playwright/test';
import { LAST } from './dataset';
import { expect, follow, test } from './fixtures';
import { boxesOf, clashes } from './looks';

const labels = (page: Page) => page.locator('[data-signs] [data-place-id]');

/** Labels under key, buttons and notes; line boxes are higher than letters. */
const covered = async (page: Page): Promise<string[]> => {
  const over = await boxesOf(page.locator('[data-over-map]'));
  const written = await boxesOf(labels(page));
  expect(written.length).toBeGreaterThan(0);
  return written.flatMap((label) => over.flatMap((part) => clashes([label, part], 3)));
};

for (const [size, ...tag] of [
  ['a narrow window', '@phone', '@deep'],
  ['a wide one', '@deep'],
] as const)
  test(`labels in ${size} lie under nothing over the map`, { tag }, async ({ page }) => {
    await page.goto('/');
    for (const years of ['year=2007', 'from=2020', `to=${LAST}`]) {
      await follow(page, `/?${years}`);
      expect(await covered(page), years).toEqual([]);
    }

    // Where "Home view" would come to lie on a label, the label makes room.
    await follow(page, `/?to=${LAST}&at=100,40,1.5`);
    await expect(page.getByRole('button', { name: 'Home view' })).toBeVisible();
    await expect.poll(() => covered(page)).toEqual([]);
  });
