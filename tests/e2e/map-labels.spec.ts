import type { Page } from '@playwright/test';
import { LAST } from './dataset';
import { expect, follow, test } from './fixtures';
import { boxesOf, clashes, type Box } from './looks';

const labels = (page: Page) => page.locator('[data-signs] [data-place-id]');

/** Labels under key, buttons and notes; line boxes are higher than letters. */
const covered = async (page: Page): Promise<string[]> => {
  const over = await boxesOf(page.locator('[data-over-map]'));
  const written = await boxesOf(labels(page));
  expect(written.length).toBeGreaterThan(0);
  return written.flatMap((label) => over.flatMap((part) => clashes([label, part], 3)));
};

/** Signs whose middle is out of sight, or under the key and the buttons. */
async function hiddenSigns(page: Page): Promise<Box[]> {
  const [map] = await boxesOf(page.getByTestId('map'));
  const over = await boxesOf(page.locator('[data-over-map]:not(.note)'));
  const signs = await boxesOf(page.locator('[data-signs] [data-record-id]'));
  expect(signs.length).toBeGreaterThan(25);
  return signs.filter(({ left, top, right, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const isInside = (box: Box) => x > box.left && x < box.right && y > box.top && y < box.bottom;
    return !isInside(map!) || over.some(isInside);
  });
}

for (const [size, ...tag] of [
  ['a narrow window', '@phone', '@deep'],
  ['a wide one', '@deep'],
] as const)
  test(
    `labels in ${size} lie on nothing over the map; at home every sign is in sight`,
    { tag },
    async ({ page }) => {
      await page.goto('/');
      for (const years of ['year=2007', 'year=2016', 'year=2022', 'from=2020', `to=${LAST}`]) {
        await follow(page, `/?${years}`);
        expect(await covered(page), years).toEqual([]);
      }
      await follow(page, `/?to=${LAST}&layers=sites`);
      expect(await hiddenSigns(page)).toEqual([]);

      // Where "Home view" would come to lie on a label, the label makes room.
      await follow(page, `/?to=${LAST}&at=100,40,1.5`);
      await expect(page.getByRole('button', { name: 'Home view' })).toBeVisible();
      await expect.poll(() => covered(page)).toEqual([]);
    },
  );
