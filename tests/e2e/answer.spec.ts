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
  expect(text).toContain(await line(page, 'headline'));
  expect(text).toContain(told('exercises since 2020').spoken);
  expect(text).toMatch(/evidence.*Joint Reach.*Core rule.*\d+ records.*data=\d{4}-/);
  await page.keyboard.press('Escape');

  await page.getByTestId('how-sure').click();
  const sure = page.getByTestId('sure');
  const since = told('exercises since 2020');
  await expect(sure.locator('label').nth(1)).toContainText(`then ${since.joined('–')}`);
  const study = sure.getByRole('paragraph').filter({ hasText: '(the study)' });
  await expect(study).toContainText(/borne out|too few/);
  await expect(study.getByRole('link')).toHaveAttribute('href', /findings\/#C\d+$/);
  await sure.locator('label').first().click();
  await expect(page).toHaveURL(/[?&]km=250\b/);
  await expect(answer).toContainText('over 250 km', { timeout: 60_000 });
  await expect(study).toBeHidden();
  await page.goBack();
  await expect(page.getByTestId('counts')).toContainText(since.spoken);
  await page.getByTestId('how-sure').click();

  await test.step('the places in words lead to their records', async () => {
    const places = page.getByTestId('places');
    await expect(places.getByRole('listitem')).toHaveText([/New since/, /Perhaps/, /Back at/]);
    const back = places.locator('[data-status=return] a').first();
    await expect(back).toContainText(/times$/);
    await back.click();
    await expect(page.getByRole('region', { name: /records at this place$/ })).toBeVisible();
    await follow(page, `/?year=2016&${BARE}`);
    const joint = rows(page).filter({ hasText: 'Joint Sea 2016' });
    await expect(joint).toContainText('new direction');
  });

  await test.step('another kind is one press away, and Back undoes it', async () => {
    await page.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'Ship' }).click();
    await expect(page).toHaveURL(/[?&]kind=ship-patrol\b/);
    await expect(page.getByTestId('headline')).toContainText('ship patrol');
    await page.goBack();
    await expect(page.getByTestId('headline')).toContainText('exercises');
  });
});
