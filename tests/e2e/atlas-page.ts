import type { Page } from '@playwright/test';

/** Where things are on the atlas at each size of the window. */

/** The panel is a sheet over the map on a phone: opens it wide. */
export async function openSheet(page: Page): Promise<void> {
  const grip = page.getByRole('button', { name: 'Show more of the panel' });
  if (await grip.isVisible()) await grip.click();
}

/** Chooses a place that was come back to, whose label says how often: as a key would, the focus stays. */
export async function pressRing(page: Page): Promise<void> {
  const signs = page.locator('[data-signs]');
  const label = signs.locator('text[data-place-id]').filter({ hasText: /\+\d/ }).first();
  const id = await label.getAttribute('data-place-id');
  await signs.locator(`a path[transform][data-record-id="${id}"]`).first().dispatchEvent('click');
}

/** Unfolds the layers of the map, or folds them again. */
export async function toggleLayers(page: Page): Promise<void> {
  await openSheet(page);
  await page.locator('.layers > summary').click();
}

/** Unfolds the list of the records of several years, which the panel keeps folded. */
export async function unfoldList(page: Page): Promise<void> {
  await openSheet(page);
  const list = page.getByTestId('list');
  const details = page.locator('main details').filter({ has: list });
  if (!(await details.evaluate((node: HTMLDetailsElement) => node.open))) await list.click();
}

/** Unfolds the filters, and under them the list of this name. */
export async function openFilters(page: Page, list?: string): Promise<void> {
  await openSheet(page);
  const filters = page.locator('.filters > details').first();
  if (!(await filters.evaluate((details: HTMLDetailsElement) => details.open)))
    await filters.locator('> summary').click();
  if (list) await filters.locator('summary').filter({ hasText: list }).click();
}
