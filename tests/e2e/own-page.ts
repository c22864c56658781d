import type { Page } from '@playwright/test';
import { expect } from './fixtures';

/** Gives /data a file of the reader's, and takes its records as they are read. */
export async function addOwn(page: Page, name: string, content: string | Uint8Array) {
  await chooseOwn(page, name, content);
  const add = page.getByRole('button', { name: /^Add \d+ records?$/ });
  await add.click();
  // What is added moves the page, but never away from its confirmation.
  await expect(page.getByText(new RegExp(`of ${name} (is|are) a set of`))).toBeInViewport();
  await expect(page.getByRole('link', { name: 'See them on the map' })).toBeFocused();
  await expect(add).toHaveCount(0);
}

export const giveOwn = (page: Page, name: string, content: string | Uint8Array) =>
  page
    .locator('#own input[type=file]')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });

export async function chooseOwn(page: Page, name: string, content: string | Uint8Array) {
  await giveOwn(page, name, content);
  await expect(page.getByText(`Read from ${name}:`)).toBeVisible();
}
