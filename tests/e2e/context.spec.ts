import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { yearRows } from '../../src/lib/pages/context/lanes';
import type { ContextData } from '../../src/lib/core/context/context';
import type { AtlasData } from '../../src/lib/core/record/record';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const context = read<ContextData>('static/data/context.json');
const atlas = read<AtlasData>('static/data/events.json');
const rows = yearRows(
  {
    ...{ ...atlas, context, rules: read('geodata/rules.json'), regionAt: () => null },
    directions: read('static/data/directions.json'),
  },
  { from: 2003, to: 2026 },
);

const lanes = (page: Page) => page.locator('#lanes .time-lanes');
const details = (page: Page) => page.locator('#lanes .years li');
const item = (id: string) => context.items.find((one) => one.id === id)!;

test('time is zoomed to months by button, key and pointer; the link and Back follow', async ({
  page,
}) => {
  await page.goto('/context');
  const { length } = context.items;
  const state = page.locator('#lanes').getByRole('status');
  await expect(state).toHaveText(`January 2003 to December 2026: ${length} of ${length} items`);
  await expect(details(page)).toHaveCount(length);

  await page.getByRole('button', { name: '2020–2022' }).click();
  await expect(page).toHaveURL(/\?time=2020\.\.2022$/);
  const within = await details(page).count();
  expect(within).toBeLessThan(length);

  // The invasion keeps the focus while the axis comes nearer, down to its months.
  const invasion = lanes(page).getByRole('option', { name: /full-scale invasion/ });
  await invasion.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  await expect(page).toHaveURL(/\?time=202[12]-\d\d\.\.2022-\d\d$/);
  await expect(invasion).toBeFocused();
  // Three months, named above and below.
  await expect(lanes(page).locator('.tick')).toHaveCount(6);
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('heading', { level: 3, name: item('invasion-2022').title.en }),
  ).toBeVisible();
  await expect(page).toHaveURL(/&item=invasion-2022$/);
  await page.keyboard.press('0');
  await expect(page).toHaveURL(/\/context\/\?item=invasion-2022$/);
  await page.goBack();
  await expect(page).toHaveURL(/time=202[12]-/);
  await page.getByRole('button', { name: 'All years' }).click();

  const box = (await lanes(page).locator('.canvas').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + 110, { steps: 3 });
  await page.mouse.up();
  await expect(page).toHaveURL(/\?time=2015-01\.\.2017-0[56]&/);
});

test('every year’s records and every delivery is read out as the data have it', async ({
  page,
}) => {
  await page.goto('/context');
  for (const { year, records, arms } of rows) {
    const options = lanes(page).getByRole('option');
    await expect(
      options.filter({
        has: page.locator(
          `xpath=self::*[@aria-label="${year}: exercises ${records.exercise}, patrols ${records.patrol}"]`,
        ),
      }),
    ).toHaveCount(1);
    if (arms === null) continue;
    const value = Math.round(arms).toLocaleString('en-GB');
    await expect(lanes(page).getByRole('option', { name: `${year}: ${value} million TIV` })) //
      .toHaveCount(1);
  }
});

test('ratings of one’s own live in the link, beside the study’s; search finds an item', async ({
  page,
}) => {
  await page.goto('/context?rate=exercises:high,moon:low&time=x');
  const own = page.getByLabel('Your rating: Regular military exercises (with joint operations)');
  await expect(own).toHaveValue('high');
  await page.getByLabel('Your rating: Common defence policy').selectOption('low-moderate');
  await expect(page).toHaveURL(/\?rate=exercises:high,common-defence-policy:low-moderate$/);
  await expect(page.getByText('You have rated 2 of 7 areas.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear my ratings' }).click();
  await expect(page).toHaveURL(/\/context\/$/);
  await expect(own).toHaveValue('');

  await page.keyboard.press('Control+k');
  const treaty = item('treaty-2001');
  await page.getByRole('combobox', { name: /Search records/ }).fill(treaty.title.en);
  await page.getByRole('option', { name: treaty.title.en }).first().click();
  await expect(page).toHaveURL(/\/context\/\?item=treaty-2001#lanes$/);
  await expect(page.getByRole('heading', { level: 3, name: treaty.title.en })).toBeVisible();
  await expectAccessible(page);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('every item is read with its sources, inference is marked, a fragment opens it', async ({
    page,
  }) => {
    // /context has a line for each, folded by year, that leads there.
    await page.goto('/context');
    await expect(details(page)).toHaveCount(context.items.length);
    await expect(page.locator('#scale tr[id^="area-"]')).toHaveCount(7);
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await page.locator('.years summary').filter({ hasText: '2022' }).click();
    await page.locator('.years a[href$="#summit-2022-02"]').click();
    await expect(page.locator('#summit-2022-02')).toBeVisible();
    await expect(page.locator('#summit-2022-02 li')).toHaveCount(
      item('summit-2022-02').sources.length,
    );
    await expect(page.locator('details.unfold')).toHaveCount(context.items.length);
    const inferred = context.items.filter(({ inference }) => inference).length;
    await expect(page.locator('details.unfold .tag')).toHaveCount(inferred);
  });
});
