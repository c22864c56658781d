import type { Locator, Page } from '@playwright/test';
import { press, slider } from './atlas-page';
import { BARE, expect, test, openMap } from './fixtures';

test('the keyboard alone does the whole job: scrub, record, source, compare, export', async ({
  page,
}) => {
  await openMap(page, `/?year=2016&${BARE}`);

  // Scrub.
  await tabTo(page, slider(page));
  await press(page, 'ArrowRight', 'PageUp', 'ArrowLeft');
  await expect(page).toHaveURL(/[?&]year=2021\b/);

  // Record: the list is one stop, arrows move in it.
  await tabTo(page, page.getByRole('listbox', { name: 'Records' }));
  await press(page, 'ArrowDown', 'Enter');
  await expect(page).toHaveURL(/\/record\/[a-z0-9-]+/);

  // Source: a link that can be reached, with a focus that can be seen.
  const source = page.getByRole('main').locator('a[href^="http"]').first();
  await tabTo(page, source);
  await expect(source).toHaveCSS('outline-style', 'solid');

  // Back to the list by the link of the panel, then to the other pages by the header.
  await tabTo(page, page.getByRole('link', { name: /^← All records/ }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/\?year=2021&layers=none$/);

  // Compare.
  await goTo(page, 'Compare');
  await tabTo(page, page.getByRole('combobox').first());
  await press(page, 'ArrowUp', 'ArrowUp');
  await expect(page).toHaveURL(/split=2018/);

  // Export.
  await goTo(page, 'Data');
  // The contents lead past the table.
  await tabTo(page, page.getByRole('main').getByRole('link', { name: 'Downloads' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByText('More forms'));
  await page.keyboard.press('Enter');
  await tabTo(page, page.locator('a[download$=".csv"]').first());
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
});

/** Opens a page from the menu in the header. */
async function goTo(page: Page, name: string): Promise<void> {
  const header = page.getByRole('banner');
  await tabTo(page, header.locator('details.menu summary'));
  await page.keyboard.press('Enter');
  await tabTo(page, header.getByRole('link', { name, exact: true }).filter({ visible: true }));
  await page.keyboard.press('Enter');
}

/** Presses Tab until an element or something inside it has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const where: string[] = [];
  for (let presses = 0; presses < 240; presses++) {
    await page.keyboard.press('Tab');
    const elsewhere = await target.evaluate((element) => {
      const focused = document.activeElement;
      return element.contains(focused) ? null : (focused?.textContent.trim().slice(0, 20) ?? '');
    });
    if (elsewhere === null) return;
    where.push(elsewhere);
  }
  throw new Error(`240 presses of Tab do not reach ${target}: ${where.join(' | ')}`);
}
