import { expect, test, openMap } from './fixtures';

const OMAN = 'maritime-security-belt-2019';

test(
  'a ring opens the list of its records in order of their dates; its label, over a route too, opens the same',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, '/?from=2020');
    const ring = page.locator(`[data-signs] [data-record-id="${OMAN}"]`).first();
    const box = (await ring.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const list = page.getByRole('region', { name: '5 records at this place' });
    await expect(list.getByRole('heading')).toBeFocused();
    const rows = list.getByRole('option');
    await expect(rows).toHaveText([/2019.*new, 1,/, /2022.*same place/, /2023/, /2024/, /2025/]);
    await expect(page.getByTestId('headline')).toBeInViewport({ ratio: 1 });
    await expect(page).toHaveURL(/[?&]list=maritime-security-belt-2019,/);
    await rows.last().click();
    await expect(page).toHaveURL(/\/record\/maritime-security-belt-2025/);
    await page.goBack();
    await expect(rows).toHaveCount(5);
    await page.goBack();
    await expect(list).toHaveCount(0);
    await expect(page).toHaveURL(/\/(\?from=2020)?$/);

    const label = page.locator(`[data-signs] [data-place-id="${OMAN}"]`);
    const { x, y, width, height } = (await label.boundingBox())!;
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(list).toBeVisible();
  },
);

test(
  'a candidate is dashed, named under the pointer, and opens what /data says of it',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, '/?at=58,25,4.5');
    await expect(page.getByTestId('candidates')).toHaveText(/^And 1 candidate, .*a return\.$/);
    const outline = page.locator('[data-signs] [data-record-id^="candidate:"][transform]');
    await expect(outline).toHaveAttribute('stroke-dasharray', /\d/);
    const { x, y, width, height } = (await outline.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    const name = 'Maritime Security Belt 2026';
    await expect(page.getByText(`Candidate: ${name}`)).toBeVisible();
    await page.mouse.click(x + width / 2, y + height / 2);
    await expect(page).toHaveURL(/\/data\/?#maritime-security-belt-2026$/);
    await expect(page.getByRole('heading', { name })).toBeInViewport();
  },
);
