import { expect, type Page } from '@playwright/test';

/** Where things are on the atlas at each size of the window. */

/** The panel is a sheet over the map on a phone: opens it wide. */
export async function openSheet(page: Page): Promise<void> {
  const grip = page.getByRole('button', { name: 'Show more of the panel' });
  if (await grip.isVisible()) await grip.click();
}

/** Chooses the place under a number of the map, which says how many records are there. */
export async function pressNumber(page: Page): Promise<void> {
  const numbers = page.getByTestId('map').locator('text').filter({ hasText: /^\d+$/ });
  await expect(numbers.first()).toBeAttached();
  // As a key would: the focus stays. Some lie under the panel.
  await numbers.evaluateAll((texts) => {
    for (const text of texts) {
      const { left, top, width, height } = text.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!over?.closest('.map')) continue;
      over.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      return;
    }
  });
}

/** Unfolds the legend where it starts folded, or folds it again. */
export async function toggleLegend(page: Page): Promise<void> {
  await page.locator('details.legend > summary').click();
}

/** Unfolds what the panel keeps folded: the list of the records of several years, or all that is measured of them. */
export async function unfoldPanel(page: Page, part: 'list' | 'all-measures'): Promise<void> {
  await openSheet(page);
  const details = page.locator('main details').filter({ has: page.getByTestId(part) });
  if (!(await details.evaluate((node: HTMLDetailsElement) => node.open)))
    await page.getByTestId(part).click();
}

/** Unfolds the filters, and under them the list of this name. */
export async function openFilters(page: Page, list?: string): Promise<void> {
  await openSheet(page);
  const filters = page.locator('.filters > details').first();
  if (!(await filters.evaluate((details: HTMLDetailsElement) => details.open)))
    await filters.locator('> summary').click();
  if (list) await filters.locator('summary').filter({ hasText: list }).click();
}
