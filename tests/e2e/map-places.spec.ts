import { expect, test, openMap } from './fixtures';

const OMAN = 'maritime-security-belt-2019';

test(
  'a ring opens the list of its records, the returns to it in order of their dates',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, '/?from=2020');
    const ring = page.locator(`[data-signs] [data-record-id="${OMAN}"]`).first();
    const box = (await ring.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const list = page.getByRole('region', { name: '5 records at this place' });
    await expect(list.getByRole('heading')).toBeFocused();
    await expect(list.getByRole('link')).toHaveText([/2019/, /2022/, /2023/, /2024/, /2025/]);
    await list.getByRole('link').last().click();
    await expect(page).toHaveURL(/\/record\/maritime-security-belt-2025/);
  },
);

test('a label opens what its sign opens, over a route too', { tag: '@wide' }, async ({ page }) => {
  await openMap(page, '/?from=2020');
  const label = page.locator(`[data-signs] [data-place-id="${OMAN}"]`);
  const box = (await label.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await expect(page.getByRole('region', { name: '5 records at this place' })).toBeVisible();
});
