import type { Page } from '@playwright/test';
import { workbook } from '../../src/lib/records/import/files.fixture';
import { expectAccessible } from './axe';
import { expect, mapReady, test } from './fixtures';
import { addOwn, chooseOwn } from './own-page';

const HEAD = ['name', 'start', 'end', 'lat', 'lng', 'kind'];
const DRILL = ['Drill off Busan', '2022-04-01', '', 35.1, 129.1, 'exercise'];
const table = (separator: string) => [HEAD, DRILL].map((row) => row.join(separator)).join('\n');
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const PATROL = { name: 'Patrol to Guam', start: '2022-05-01', end: '2022-05-09' };
const LAYER = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature({ name: DRILL[0], start: DRILL[1] }, 'Point', [129.1, 35.1]),
    feature(PATROL, 'LineString', [
      [135, 30],
      [144, 14],
    ]),
  ],
});
/** The same drill, and a patrol where a format has lines. */
const FILES: Record<string, string | Uint8Array> = {
  'mine.csv': table(';'),
  'mine.tsv': table('\t'),
  'mine.xlsx': workbook({ Events: [HEAD, DRILL] }),
  'mine.geojson': LAYER,
};

/** What the browser keeps, by name. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open('joint-reach');
    await new Promise((done) => (open.onsuccess = done));
    const get = open.result.transaction('own').objectStore('own').get('own');
    await new Promise((done) => (get.onsuccess = done));
    const { records } = get.result as { records: Record<string, unknown>[] };
    return Object.fromEntries(
      records.map(({ name, start, end, kind, sites, track }) => [
        (name as { en: string }).en,
        JSON.stringify([start, end, kind, sites, track]).replace(/"name":"[^"]*"/g, ''),
      ]),
    );
  });

const rowsOf = (page: Page) => page.getByRole('listbox', { name: 'Records' }).getByRole('option');
/** What the atlas says of ours: the answer and the years of the timeline. */
const said = async (page: Page) => {
  await mapReady(page);
  const years = page.getByRole('slider').last();
  return JSON.stringify([
    await page.getByTestId('answer').innerText(),
    await years.getAttribute('aria-valuemin'),
    await years.getAttribute('aria-valuemax'),
  ]);
};

test(
  'every format gives the same records, kept until removed',
  { tag: '@deep' },
  async ({ page }) => {
    await page.goto('/');
    const before = await said(page);
    await page.goto('/data');
    const kindOfFile: Record<string, Record<string, string>> = {};
    for (const [name, content] of Object.entries(FILES)) {
      await addOwn(page, name, content);
      kindOfFile[name] = await kept(page);
    }
    for (const [name, records] of Object.entries(kindOfFile))
      expect(records[DRILL[0]!], name).toBe(kindOfFile['mine.csv']![DRILL[0]!]);

    await page.getByRole('link', { name: 'See them on the map' }).click();
    await mapReady(page);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await expect(rowsOf(page)).toHaveCount(2);

    // A set of their own, or put aside: then every number is that of the atlas.
    const panel = page.getByRole('region', { name: 'Your 2 records' });
    await expectAccessible(page);
    await panel.getByText('atlas', { exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Russian–Chinese');
    await page.goto('/');
    expect(await said(page)).toBe(before);
    await panel.getByRole('button', { name: 'Remove' }).click();
    await expect(panel).toHaveCount(0);
    await page.reload();
    expect(await said(page)).toBe(before);
    await expect(panel).toHaveCount(0);
  },
);

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
  const words = await page.locator('.atlas').innerText();
  expect(words).not.toMatch(/Russia|China|CC BY|Tumen/);
  expect(words).toContain('Own data: pair.csv');
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
  await expect(page.getByRole('columnheader', { name: /from Russia/ })).toHaveCount(0);

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
  const saved = (await (await (await download).createReadStream()).toArray()).join('');
  expect(saved).toMatch(/Drill 3,/);
  expect(saved).not.toContain('CC');
});
