import type { Page } from '@playwright/test';
import { openSheet } from './atlas-page';
import { reach } from './command-line';
import { BARE, expect, follow, mapReady, test } from './fixtures';

/** What the command line says: the page must say the same. */
interface Told {
  answer: { en: string };
  lines: { en: { answer: string[]; pace: string[]; howSure: string[] } };
}

/** All sentences of the answer, in their order. */
const said = async (page: Page) =>
  (await page.locator('.edges > p, .rest > p, .pace > p').allInnerTexts()).join(' ');
/** The very sentences of the latest year, on every page that tells them. */
async function expectOneVerdict(page: Page, { answer, lines }: Told) {
  const main = page.locator('main');
  const { pace, howSure } = lines.en;
  for (const line of [...lines.en.answer, ...pace]) await expect(main).toContainText(line);
  await page.getByText('How sure?').first().click();
  await expect(main.getByText(howSure[0]!).first()).toBeVisible();

  await page.goto('/findings');
  await expect(main).toContainText(lines.en.answer[0]!);
  const lead = await page.getByTestId('answer').innerText();
  expect(answer.en.startsWith(lead)).toBe(true);
  expect(lead).toMatch(/Patrols/);

  await page.goto('/story');
  const stopped = page.locator('#stopped');
  for (const line of [...lines.en.answer, pace[0]!]) await expect(stopped).toContainText(line);
}

for (const [rule, tag] of [
  ['core', '@narrow'],
  ['all', '@deep'],
] as const)
  test(`the answer is that of the command line under ${rule}`, { tag }, async ({ page }) => {
    for (const year of [2014, 2019, 2026]) {
      const expected = await reach<Told>('directions', '--rule', rule, '--year', String(year));
      const last = year === 2026 ? '' : `to=${year}&`;
      const address = `/?${last}rule=${rule}&${BARE}`;
      await (year === 2014 ? page.goto(address) : follow(page, address));
      await expect.poll(() => said(page)).toBe(expected.answer.en);
      if (year === 2026 && rule === 'core')
        await test.step('the same on every page', () => expectOneVerdict(page, expected));
    }
  });

test(
  'the answer is read without a click, copied with two, and says how sure it is',
  {
    tag: '@wide',
  },
  async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Russian–Chinese exercises and patrols, 2003–June 2026',
    );
    await expect(page.getByTestId('answer')).toBeInViewport({ ratio: 0.9 });
    await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
    const menu = page.locator(':popover-open');
    await menu.getByRole('button', { name: 'Copy the answer as text' }).click();
    await expect(menu.getByText('Copied.')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain(await said(page));
    expect(copied).toMatch(/random orders.*Joint Reach.*Core rule.*\d+ records.*data=\d{4}-/);
    await page.keyboard.press('Escape');

    await page.getByText('How sure?').first().click();
    await expect(page.getByText(/Of 100 simulated series/)).toBeVisible();
  },
);

test('Space and arrows work from anywhere', { tag: ['@wide', '@deep'] }, async ({ page }) => {
  await page.goto(`/?year=2016&${BARE}`);
  await mapReady(page);
  const slider = page.getByRole('slider', { name: 'Year', exact: true });
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '2017');
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
  await page.keyboard.press(' ');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('each filter is a chip that can be taken away', { tag: '@narrow' }, async ({ page }) => {
  await page.goto(`/?mode=all&region=baltic&${BARE}`);
  await openSheet(page);
  const chips = page.getByRole('group', { name: 'Filters' });
  await expect(chips).toContainText(/1 of 6\d records/);
  await chips.getByRole('button', { name: 'Remove the filter Baltic' }).click();
  await expect(page).not.toHaveURL(/region=/);
  await expect(chips).toHaveCount(0);
  await expect(page.locator('.filters summary').first()).toBeFocused();
});
