import type { Locator, Page } from '@playwright/test';
import { expect, openMap, test } from './fixtures';

const OMAN = 'maritime-security-belt-2019';

const middleOf = async (sign: Locator) => {
  const { x, y, width, height } = (await sign.boundingBox())!;
  return [x + width / 2, y + height / 2] as const;
};
/** With the pointer, as on the canvas below it. */
const click = async (page: Page, sign: Locator) => page.mouse.click(...(await middleOf(sign)));

test('a ring opens the list of its records in order of their dates, and so does its label, over a route too', async ({
  page,
}) => {
  await openMap(page, '/?from=2020');
  await click(page, page.locator(`[data-signs] [data-record-id="${OMAN}"]`).first());
  const list = page.getByRole('region', { name: '5 records at this place' });
  await expect(list.getByRole('heading')).toBeFocused();
  const records = list.getByRole('option');
  await expect(records).toHaveText([/2019.*new, 1,/, /2022.*same place/, /2023/, /2024/, /2025/]);
  await expect(page).toHaveURL(/[?&]list=maritime-security-belt-2019,/);
  await records.last().click();
  await expect(page).toHaveURL(/\/record\/maritime-security-belt-2025/);
  await page.goBack();
  await expect(records).toHaveCount(5);
  await page.goBack();
  await expect(list).toHaveCount(0);
  await click(page, page.locator(`[data-signs] [data-place-id="${OMAN}"]`));
  await expect(list).toBeVisible();
});
