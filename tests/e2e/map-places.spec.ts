import type { Locator, Page } from '@playwright/test';
import { expect, follow, openMap, test } from './fixtures';

const OMAN = 'maritime-security-belt-2019';

const middleOf = async (sign: Locator) => {
  const { x, y, width, height } = (await sign.boundingBox())!;
  return [x + width / 2, y + height / 2] as const;
};
/** With the pointer, as on the canvas below it. */
const click = async (page: Page, sign: Locator) => page.mouse.click(...(await middleOf(sign)));

test('a ring opens the list of its records in order of their dates, and so does its label, over a route too; a candidate opens what /data says of it', async ({
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

  await follow(page, '/?at=58,25,4.5');
  await expect(page.getByTestId('candidates')).toHaveText(/^And 1 candidate, .*a return\.$/);
  const outline = page.locator('[data-signs] [data-record-id^="candidate:"][transform]');
  await page.mouse.move(...(await middleOf(outline)));
  const name = 'Maritime Security Belt 2026';
  await expect(page.getByText(`Candidate: ${name}`)).toBeVisible();
  await click(page, outline);
  await expect(page).toHaveURL(/\/data\/?#maritime-security-belt-2026$/);
  await expect(page.getByRole('heading', { name })).toBeInViewport();
});
