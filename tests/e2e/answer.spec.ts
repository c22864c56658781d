import type { Page } from '@playwright/test';
import type { HowSure } from '../../src/lib/core/stall/how-sure';
import type { AnswerLines } from '../../src/lib/core/stall/sentence';
import { openSheet } from './atlas-page';
import { reach } from './command-line';
import { BARE, expect, follow, mapReady, test } from './fixtures';

/** What the command line says: the page must say the same. */
interface Told {
  answer: { en: { lines: AnswerLines; text: string; howSure: HowSure } };
}

/** The sentences of the answer, in their order. */
const said = async (page: Page) =>
  (await page.getByTestId('answer').locator('p').allInnerTexts()).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );
const inOrder = ({ headline, counts, definition, others, soFar }: AnswerLines) =>
  [headline, counts, definition, others, soFar].filter((line) => line !== null);

/** The very sentences of the latest year, and how sure they are, on every page that tells them. */
async function expectOneVerdict(page: Page, { answer: { en } }: Told) {
  const main = page.locator('main');
  const { headline, counts, definition } = en.lines;
  await expect(page.getByTestId('evidence')).toContainText(`${en.howSure.evidence!}.`);
  await page.getByText('How sure?').first().click();
  for (const line of en.howSure.lines) await expect(main).toContainText(line);

  await page.goto('/findings');
  for (const line of [headline, counts!, definition, ...en.howSure.lines])
    await expect(main).toContainText(line);
  await page.goto('/story');
  const stopped = page.locator('#stopped');
  for (const line of [headline, counts!, definition, en.howSure.evidence!])
    await expect(stopped).toContainText(line);
}

for (const [rule, tag] of [
  ['core', '@narrow'],
  ['all', '@deep'],
] as const)
  test(`the answer is that of the command line under ${rule}`, { tag }, async ({ page }) => {
    for (const year of [2014, 2022, 2026]) {
      const expected = await reach<Told>('directions', '--rule', rule, '--year', String(year));
      const last = year === 2026 ? '' : `to=${year}&`;
      const address = `/?${last}rule=${rule}&${BARE}`;
      await (year === 2014 ? page.goto(address) : follow(page, address));
      await expect.poll(() => said(page)).toEqual(inOrder(expected.answer.en.lines));
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
      'Russian–Chinese military exercises and patrols, 2003–June 2026',
    );
    await expect(page.getByTestId('answer')).toBeInViewport({ ratio: 0.9 });
    await page.getByRole('banner').getByRole('button', { name: 'Share' }).click();
    const menu = page.locator(':popover-open');
    await menu.getByRole('button', { name: 'Copy the answer as text' }).click();
    await expect(menu.getByText('Copied.')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    for (const line of await said(page)) expect(copied).toContain(line);
    expect(copied).toMatch(/evidence\..*Joint Reach.*Core rule.*\d+ records.*data=\d{4}-/);
    await page.keyboard.press('Escape');

    await page.getByText('How sure?').first().click();
    await expect(page.getByText(/New places run out by themselves/)).toBeVisible();
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
