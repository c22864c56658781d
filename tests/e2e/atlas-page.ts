import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

/** Where things are on the atlas at each size of the window. */

/** The panel is a sheet over the map on a phone: opens it wide. */
export async function openSheet(page: Page): Promise<void> {
  const grip = page.getByRole('button', { name: 'Show more of the panel' });
  if (await grip.isVisible()) await grip.click();
}

/** Unfolds the layers of the map, or folds them again. */
export async function toggleLayers(page: Page): Promise<void> {
  await openSheet(page);
  await page.locator('.layers > summary').click();
}

async function unfold(details: Locator): Promise<void> {
  const isOpen = await details.evaluate((node: HTMLDetailsElement) => node.open);
  if (!isOpen) await details.locator('> summary').click();
}

export const unfoldAll = (page: Page, within: string) =>
  page.locator(`${within} details`).evaluateAll((nodes: HTMLDetailsElement[]) => {
    for (const details of nodes) details.open = true;
  });

/** Unfolds the list of the records of several years, which the panel keeps folded. */
export async function unfoldList(page: Page): Promise<void> {
  await openSheet(page);
  await unfold(page.locator('main details').filter({ has: page.getByTestId('list') }));
}

/** Unfolds the filters, and under them the list of this name. */
export async function openFilters(page: Page, list?: string): Promise<void> {
  await openSheet(page);
  const filters = page.locator('.filters > details').first();
  await unfold(filters);
  if (list) await filters.locator('summary').filter({ hasText: list }).click();
}

/** The records listed for the years shown. */
export const rows = (page: Page) =>
  page.getByRole('listbox', { name: 'Records', exact: true }).getByRole('option');

export const listedIds = async (page: Page) =>
  (await rows(page).evaluateAll((nodes) => nodes.map((row) => row.dataset.recordId))).sort();

/** The last year chosen: the last pill, in any language; under a record on a phone no role finds it. */
export const slider = (page: Page) => page.locator('.timeline [role=slider]').last();

export const expectYear = (page: Page, year: number) =>
  expect(slider(page)).toHaveAttribute('aria-valuenow', String(year));

/** A choice in the address. */
export const choice = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

/** Middle of a year on the band. */
export async function pointOf(page: Page, year: number): Promise<{ x: number; y: number }> {
  const band = (await page.locator('.timeline .hit').boundingBox())!;
  return { x: band.x + (band.width * (year - 2003 + 0.5)) / 24, y: band.y + band.height / 2 };
}

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
