import type { Download, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { events } from './dataset';
import type { SetFile } from '../../geodata/files/set';
import { readJson } from '../json';
import { expect, mapReady, test } from './fixtures';
import { chooseOwn } from './own-page';

const { title: ofSet, short, titleOf } = readJson<SetFile>('geodata/russia-china/set.json');
/** Titles, partners, licence and records of the set, of which own records alone must say nothing. */
const OURS = [
  ...[ofSet.en, short.en, titleOf.en, 'Russia', 'China', 'Chinese', 'CC BY', 'Tumen'],
  ...events.map(({ name }) => name.en),
];
/** Those of them that the page says, seen or read aloud. */
const ours = async (page: Page) => {
  const words = await page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const element of body.querySelectorAll('script, style, noscript')) element.remove();
    const labels = named.flatMap((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    );
    return [document.title, body.textContent, ...labels].join('\n');
  });
  return OURS.filter((word) => words.includes(word));
};

const rowsOf = (page: Page) => page.getByRole('listbox', { name: 'Records' }).getByRole('option');
const textOf = async (download: Download) =>
  (await (await download.createReadStream()).toArray()).join('');

test('own records are a subject of their own: its title, answer, years, records, comparison and credit', async ({
  page,
}) => {
  /** Earlier than any record of ours; the last rows say nothing of who took part. */
  const pair = Array.from({ length: 12 }, (_, i) => {
    const where = i < 3 ? ['Sand Bay', -35, 150] : ['Far Reef', -15, 160];
    const who = i < 10 ? 'Australia; New Zealand' : '';
    return [`Drill ${i}`, `${1985 + i}-05-01`, ...where, who].join(',');
  });
  await page.goto('/');
  await page.getByRole('link', { name: 'Your data' }).first().click();
  await expect(page).toHaveURL(/\/data\/#own$/);
  await chooseOwn(page, 'pair.csv', `name,date,place,lat,lng,participants\n${pair.join('\n')}\n`);
  await expect(
    page.getByText('Records that do not say who took part: 2. Nobody is assumed.'),
  ).toBeVisible();
  const title = page.getByLabel('Title');
  await expect(title).toHaveValue('Australia and New Zealand: joint exercises');
  await expect(page.getByLabel('Distances are measured from')).toHaveValue('Sand Bay');
  await page.getByRole('button', { name: 'Add 12 records' }).click();
  await page.getByRole('link', { name: 'See them on the map' }).click();

  await mapReady(page);
  await expect(page).toHaveTitle(/Australia and New Zealand: joint exercises, 1985–1996/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Your records · pair.csv, 12 records',
  );
  // Two places, 2,400 km from each other: the second was new in 1988. Halved at 1991.
  await expect(page.getByTestId('counts')).toContainText(
    /1 of 5 .*1985–1990.*since 1991 none of 6/,
  );
  // Read aloud, since another set took the place of ours.
  await expect(page.getByTestId('spoken')).toHaveText(
    await page.getByTestId('headline').innerText(),
  );
  await expect(page.locator('.atlas')).toContainText('Own data: pair.csv');
  expect(await ours(page)).toEqual([]);
  await page.getByRole('button', { name: 'Save picture' }).first().click();
  const drawn = page.waitForEvent('download');
  await page.locator(':popover-open').getByRole('button', { name: 'SVG for slides' }).click();
  const svg = await textOf(await drawn);
  expect(svg).toContain('Australia and New Zealand');
  expect(OURS.filter((word) => svg.includes(word))).toEqual([]);
  await page.keyboard.press('Escape');
  await expectAccessible(page);

  await rowsOf(page).last().click();
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Drill 11');
  await expect(page.getByRole('article')).toContainText('not said');
  await page.reload();
  await expect(heading).toHaveText('Drill 11');

  await page.goto('/compare');
  await expect(page.getByTestId('sentence')).toContainText(
    '1.0 → 1.0 exercises a year (6 in 1985–1990, 6 since 1991). No region',
    { timeout: 60_000 },
  );
  await expect(page.getByTestId('periods')).toContainText('1 of 5');
  await expect(page.getByRole('row').filter({ hasText: 'North-east of Sand Bay' })).toBeVisible();
  expect(await ours(page)).toEqual([]);

  // A second file asks, and is added.
  await page.goto('/data');
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await page.getByLabel('add to them').check();
  await page.getByRole('button', { name: 'Add 12 records' }).click();
  await expect(page.getByText('24 records of pair.csv, sample.csv are a set')).toBeVisible();
  const download = page.waitForEvent('download');
  await page
    .getByRole('button', { name: 'Save the 24 records shown as Records · CSV', exact: true })
    .click();
  const saved = await textOf(await download);
  expect(saved).toMatch(/Drill 3,/);
  expect(saved).not.toContain('CC');
});
