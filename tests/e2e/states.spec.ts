import type { Page } from '@playwright/test';
import { openFilters } from './atlas-page';
import { expectAccessible } from './axe';
import { expect, test, openMap } from './fixtures';

/** Axe on the states that no other test passes through; on a part of the page where only that changed. */

const isPhone = (page: Page) => (page.viewportSize()?.width ?? 0) < 700;
const unfold = (page: Page, within: string) =>
  page.locator(`${within} details`).evaluateAll((nodes: HTMLDetailsElement[]) => {
    for (const details of nodes) details.open = true;
  });

test(
  'the atlas with everything open, in each mode, with nothing to show',
  { tag: '@deep' },
  async ({ page }) => {
    await openMap(page, '/?year=2016');

    if (isPhone(page)) {
      await page.locator('header details.menu summary').click();
      await expectAccessible(page, { within: 'header' });
      await page.keyboard.press('Tab');
      await page.locator('header details.menu summary').click();
      await page.locator('.key-button').click();
    }
    await expectAccessible(page, { within: '.map' });
    if (isPhone(page)) await page.locator('.key-button').click();

    await page.getByRole('button', { name: 'By year', exact: true }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.getByRole('dialog').locator('tbody tr')).toHaveCount(24);
    await expectAccessible(page, { within: 'dialog' });
    await page.keyboard.press('Escape');
    const modes = page.getByRole('combobox', { name: 'Years shown' });
    for (const mode of ['Years', 'All']) {
      if (isPhone(page)) await modes.selectOption(mode);
      else await page.getByRole('button', { name: mode, exact: true }).click();
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
    await unfold(page, '.filters');
    await expectAccessible(page, { within: 'main' });
  },
);
