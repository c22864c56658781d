import { openFilters, unfoldAll } from './atlas-page';
import { LAST } from './dataset';
import { expect, openMap, test } from './fixtures';
import { expectAccessible } from './looks';

/** Axe on the states that no other test passes through; on a part of the page where only that changed. */

test(
  'the atlas with everything open, in each mode, with nothing to show',
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
    await expect(page.getByRole('dialog').locator('tbody tr')).toHaveCount(LAST - 2002);
    await expectAccessible(page, { within: 'dialog' });
    await page.keyboard.press('Escape');
    for (const mode of ['Years', 'All']) {
      await page.getByRole('combobox', { name: 'Years shown' }).selectOption(mode);
      await expectAccessible(page, { within: 'section.timeline' });
    }
    await expectAccessible(page, { within: 'main' });

    const years = page.getByRole('textbox', { name: 'Type years' });
    await years.fill('2011');
    await years.press('Enter');
    await expect(page.getByRole('main')).toContainText('Later: 2012');
    await expectAccessible(page, { within: 'main' });
    await years.fill('2022');
    await years.press('Enter');

    await openFilters(page);
    for (const kind of ['Exercise', 'Command-post exercise'])
      await page.getByRole('checkbox', { name: kind, exact: true }).uncheck();
    await unfoldAll(page, '.filters');
    await expectAccessible(page, { within: 'main' });
  },
);
