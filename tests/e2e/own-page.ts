import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Gives /data a file of the reader's, and takes its records as they are read. */
export async function addOwn(page: Page, name: string, content: string | Uint8Array) {
  await chooseOwn(page, name, content);
  const add = page.getByRole('button', { name: /^Add \d+ records?$/ });
  const added = page.getByRole('link', { name: 'See them on the map' });
  await expect(add.or(added)).toBeVisible();
  if (await add.isVisible()) await add.click();
  await expect(page.locator('#own')).toContainText(`of ${name} stand`);
}

export async function chooseOwn(page: Page, name: string, content: string | Uint8Array) {
  const input = page.getByLabel('CSV, TSV, XLSX, GeoJSON, KML, GPX or JSON file');
  await input.setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  await expect(page.getByText(`Read from ${name}:`)).toBeVisible();
}
