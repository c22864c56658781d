import type { Page } from '@playwright/test';
import { told } from '../told';
import { rows } from './atlas-page';
import { BARE, copied, expect, follow, test } from './fixtures';

const plain = (text: string) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
const line = async (page: Page, id: string) => plain(await page.getByTestId(id).innerText());

test('the answer is read without a click, copied with two, and another limit recounts it', async ({
  page,
}) => {
  await page.goto(`/?${BARE}`);
  const answer = page.getByTestId('answer');
  await expect(answer).toBeInViewport({ ratio: 1 });
  await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
  const menu = page.locator(':popover-open');
  await menu.getByRole('button', { name: 'Copy the answer as text' }).click();
  await expect(menu.getByText('Copied.')).toBeVisible();
  const text = await copied(page);
  expect(text).toMatch(/^Russia and China’s joint /);
  for (const id of ['headline', 'counts', 'others'])
    expect(text.toLowerCase()).toContain((await line(page, id)).toLowerCase());
  expect(text).toMatch(/evidence.*Joint Reach.*Core rule.*\d+ records.*data=\d{4}-/);
  await page.keyboard.press('Escape');

  await page.getByTestId('how-sure').click();
  const sure = page.getByTestId('sure');
  const since = told('exercises since 2020');
  await expect(sure.locator('label').nth(1)).toContainText(`then ${since.joined('–')}`);
  await sure.locator('label').first().click();
  await expect(page).toHaveURL(/[?&]km=250\b/);
  await expect(answer).toContainText('over 250 km', { timeout: 60_000 });
  await page.goBack();
  await expect(page.getByTestId('counts')).toContainText(since.spoken);
  await page.getByTestId('how-sure').click();

  await test.step('where they went: each number with its records', async () => {
    const name = page.getByRole('rowheader', { name: /^Baltic/ });
    const row = page.getByRole('row').filter({ has: name });
    await row.getByRole('button').click();
    const records = page.getByRole('listbox', { name: /^Records: Baltic/ }).getByRole('option');
    await expect(records).toHaveText([/Joint Sea 2017/]);
    // A table of other years is none of a single one.
    await follow(page, `/?year=2016&${BARE}`);
    await expect(row).toBeHidden();
    const joint = rows(page).filter({ hasText: 'Joint Sea 2016' });
    await expect(joint).toContainText('new direction');
  });
});
