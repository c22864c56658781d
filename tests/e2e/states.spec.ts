import { expect, openMap, test } from './fixtures';
import { expectAccessible } from './looks';

/** Axe on the states that no other test passes through; on a part of the page where only that changed. */

test(
  'the atlas with menu, key and table open, and with nothing to show',
  { tag: '@deep' },
  async ({ page }) => {
    await openMap(page, '/?year=2016');
    const pages = page.locator('header details.menu summary');
    await pages.click();
    await expectAccessible(page, { within: 'header' });
    await page.keyboard.press('Tab');
    await pages.click();
    const key = page.locator('.key-button');
    await key.click();
    await expectAccessible(page, { within: '.map' });
    await key.click();

    await page.getByRole('combobox', { name: 'What the chart shows' }).selectOption('By year');
    await expectAccessible(page, { within: 'dialog' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'All years' }).click();
    await expectAccessible(page, { within: 'section.timeline' });

    const years = page.getByRole('textbox', { name: 'Type years' });
    await years.fill('2011');
    await years.press('Enter');
    await expect(page.getByRole('button', { name: 'Later: 2012' })).toBeVisible();
    await expectAccessible(page, { within: 'main' });
  },
);
