import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

/** Every prerendered page by its address: `ru/record/x.html` is `/ru/record/x`. */
const pages = readdirSync('build', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && file !== '404.html')
  .map((file) => `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$|\.html$/, '')}`)
  .sort();

/** The records differ only in their data: the first and the last of each language stand for all. */
const visited = pages.filter((path, index) => {
  const family = (other = '') => other.replace(/[^/]*$/, '');
  const inner = [pages[index - 1], pages[index + 1]].every((page) => family(page) === family(path));
  return !(inner && family(path).endsWith('/record/'));
});

for (const path of visited) {
  const language = /^\/(ru|zh)(\/|$)/.exec(path)?.[1] ?? 'en';
  const title = `${path} opens without an error, in its language, within the window, for everyone`;
  // English at both sizes, Russian on the desktop, Chinese on the phone: see playwright.config.ts.
  test(title, { tag: `@${language}` }, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await page.waitForLoadState('networkidle');
    await expect(page.locator('html')).toHaveAttribute('lang', new RegExp(`^${language}`));
    await expect(page).toHaveTitle(/\S/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.locator('body')).not.toContainText(/\bNaN\b|\bundefined\b|\[object Object\]/);
    expect(await linksBack(page)).toEqual([]);
    expect(await page.evaluate(overflowPx), 'px wider than the window').toBeLessThanOrEqual(0);
    await expectAccessible(page);
  });
}

/** Links to other sites that could reach back to this page or tell where a reader came from. */
function linksBack(page: Page): Promise<string[]> {
  return page
    .locator('a[href^="http"]:not([rel~="noopener"][rel~="noreferrer"])')
    .evaluateAll((links) => links.map((link) => link.outerHTML));
}

function overflowPx(): number {
  return document.documentElement.scrollWidth - document.documentElement.clientWidth;
}
