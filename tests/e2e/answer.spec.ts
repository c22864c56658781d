import type { Page } from '@playwright/test';
import { openSheet } from './atlas-page';
import { expectAccessible } from './axe';
import { BARE, expect, follow, test } from './fixtures';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
const line = async (page: Page, id: string) => plain(await page.getByTestId(id).innerText());

test(
  'the answer is read without a click, copied with two, and another limit recounts it',
  { tag: '@wide' },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`/?${BARE}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Russian–Chinese military exercises and patrols, 2003–June 2026',
    );
    await expect(page.getByTestId('answer')).toBeInViewport({ ratio: 1 });
    await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
    const menu = page.locator(':popover-open');
    await menu.getByRole('button', { name: 'Copy the answer as text' }).click();
    await expect(menu.getByText('Copied.')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const id of ['headline', 'counts', 'others'])
      expect(copied).toContain(await line(page, id));
    await expect(page.getByTestId('answer')).toContainText(
      /evidence: by chance about 1 in \d+ to \d+/,
    );
    expect(copied).toMatch(/evidence.*Joint Reach.*Core rule.*\d+ records.*data=\d{4}-/);
    await page.keyboard.press('Escape');

    await page.getByTestId('how-sure').click();
    const limits = page.getByTestId('sure').locator('label');
    // The counts of each stand there before it is chosen.
    await expect(limits).toHaveText([
      /250\skm\s*11, then 4/,
      /500\skm\s*9, then 3/,
      /1,000\skm\s*5, then 1/,
    ]);
    await limits.first().click();
    await expect(page).toHaveURL(/[?&]km=250\b/);
    await expect(page.getByTestId('answer')).toContainText('over 250 km');
    await expect(page.getByTestId('counts')).toContainText('of 17');
    await expect(page.getByTestId('sure')).toContainText('evidence');
    await expectAccessible(page, { within: 'main' });
    await page.goBack();
    await expect(page.getByTestId('counts')).toContainText('3 to 6 of 17');
  },
);

test(
  'where they went: the same numbers in every year, each with its records',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?${BARE}`);
    const name = page.getByRole('rowheader', { name: /^Baltic/ });
    const row = page.getByRole('row').filter({ has: name });
    const said = /exercises at a new place: 1.*–.*2017.*2017/s;
    await expect(row).toHaveText(said);
    await row.getByRole('button').click();
    const records = page.getByRole('listbox', { name: /^Records: Baltic/ }).getByRole('option');
    await expect(records).toHaveCount(1);
    await expect(records).toContainText('Joint Sea 2017');
    const lastNew = page.getByRole('link', { name: 'last new place Baltic, 2017 (Joint Sea 2017' });
    await expect(lastNew).toHaveAttribute('href', /\/record\/joint-sea-2017-1/);
    await follow(page, `/?to=2016&${BARE}`);
    await expect(row).toHaveText(said);
    await expect(row).toHaveClass(/mute/);
    // A table of other years is none of a single one.
    await follow(page, `/?year=2016&${BARE}`);
    await expect(row).toBeHidden();
    const year = page.getByRole('listbox', { name: 'Records', exact: true }).getByRole('option');
    await expect(year.filter({ hasText: 'Joint Sea 2016' })).toContainText('new, 1,540 km');
    await expect(year.filter({ hasText: 'Peace Mission 2016' })).toContainText('return, 166 km');
    await expect(year.filter({ hasText: 'Aerospace Security 2016' })).toContainText(
      'place not known',
    );
  },
);

test('each filter is a chip that can be taken away', { tag: '@narrow' }, async ({ page }) => {
  await page.goto(`/?to=2026&region=baltic&${BARE}`);
  await openSheet(page);
  const chips = page.getByRole('group', { name: 'Filters' });
  await expect(chips).toContainText(/1 of 6\d records/);
  await chips.getByRole('button', { name: 'Remove the filter Baltic' }).click();
  await expect(page).not.toHaveURL(/region=/);
  await expect(chips).toHaveCount(0);
  await expect(page.locator('.filters summary').first()).toBeFocused();
});
