import type { Page } from '@playwright/test';

/** Where things are on the atlas at each size of the window. */

/** The panel is a sheet over the map on a phone: opens it wide. */
export async function openSheet(page: Page): Promise<void> {
  const grip = page.getByRole('button', { name: 'Show more of the panel' });
  if (await grip.isVisible()) await grip.click();
}

/** What the timeline keeps folded: curve, typed years, speed; on a phone the modes too. */
export async function openTimelineOptions(page: Page): Promise<void> {
  const more = page.locator('.timeline button.options');
  if ((await more.getAttribute('aria-expanded')) === 'false') await more.click();
}

/** Chooses the place under a number of the map, which says how many records are there. */
export async function pressNumber(page: Page): Promise<void> {
  const number = page.getByTestId('map').locator('text').filter({ hasText: /^\d+$/ }).last();
  const box = (await number.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  // As a key would: the focus stays.
  await page.evaluate(
    ([x, y]) =>
      document
        .elementFromPoint(x!, y!)!
        .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })),
    [x, y],
  );
}

/** Unfolds the legend where it starts folded, or folds it again. */
export async function toggleLegend(page: Page): Promise<void> {
  await page.locator('details.legend > summary').click();
}

/** Unfolds the filters, and under them the list of this name. */
export async function openFilters(page: Page, list?: string): Promise<void> {
  await openSheet(page);
  const filters = page.locator('.filters > details');
  if (!(await filters.evaluate((details: HTMLDetailsElement) => details.open)))
    await filters.locator('> summary').click();
  if (list) await filters.locator('summary').filter({ hasText: list }).click();
}
