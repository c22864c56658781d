import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Gives /data a file of the reader's, and takes its records as they are read. */
export async function addOwn(page: Page, name: string, content: string | Uint8Array) {
  await chooseOwn(page, name, content);
  const add = page.getByRole('button', { name: /^Add \d+ records?$/ });
  const added = page.getByText(new RegExp(`of ${name} stands? beside`));
  // One of our own files is taken at once.
  await expect(add.or(added).first()).toBeVisible();
  if (await add.isVisible()) await add.click();
  await expect(added).toBeVisible();
  await expect(add).toHaveCount(0);
}

export async function chooseOwn(page: Page, name: string, content: string | Uint8Array) {
  const input = page.getByLabel('CSV, TSV, XLSX, GeoJSON, KML or JSON file');
  await input.setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  await expect(page.getByText(`Read from ${name}:`)).toBeVisible();
}
