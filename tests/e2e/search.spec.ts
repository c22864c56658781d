import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectAccessible } from './looks';

const box = (page: Page) => page.getByRole('combobox', { name: /Search records/ });
const options = (page: Page) => page.getByRole('option');

test('the keyboard opens, walks and closes the search, which finds a record in any script', async ({
  page,
}) => {
  await page.goto('/data/changelog');
  const button = page.getByRole('button', { name: /Search records/ });
  await button.click();
  await box(page).fill('vladivostok');
  // The index is loaded when the search is first opened.
  await expect(options(page).nth(2)).toBeVisible();
  const n = await options(page).count();
  for (const [key, position] of [
    ['ArrowDown', 1],
    ['ArrowUp', 0],
    ['ArrowUp', n - 1],
    ['ArrowDown', 0],
  ] as const) {
    await page.keyboard.press(key);
    await expect(options(page).nth(position)).toHaveAttribute('aria-selected', 'true');
    const id = await options(page).nth(position).getAttribute('id');
    await expect(box(page)).toHaveAttribute('aria-activedescendant', id ?? '-');
  }
  await expectAccessible(page, { within: 'dialog' });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.insertText('взаимодействие-2016');
  await expect(options(page).first()).toHaveAttribute('href', '/record/joint-sea-2016/');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/record/joint-sea-2016/');
});

test.describe('a page that does not exist', () => {
  test.use({ expectedErrors: [/404|Not found/] });

  test('has status 404, its language, and a search that finds what was meant', async ({ page }) => {
    const response = await page.goto('/ru/record/joint-sea-2061');
    expect(response?.status()).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(options(page).first()).toContainText('Морское взаимодействие');
    await expectAccessible(page);
    await options(page).first().click();
    await expect(page).toHaveURL(/\/ru\/record\/joint-sea-20/);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Морское взаимодействие');
  });
});
