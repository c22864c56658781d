import type { Page } from '@playwright/test';
import { datasetOf } from '../../src/lib/core/reach/dataset';
import { measures } from '../../src/lib/core/reach/measure-years';
import type { SpanMeasures } from '../../src/lib/core/reach/measures';
import type { Facts } from '../../src/lib/core/reach/facts';
import { measureSpan } from '../../src/lib/core/reach/measure-span';
import { roundSpan } from '../../src/lib/core/reach/round';
import { select } from '../../src/lib/core/reach/select';
import { BASE } from '../../src/lib/core/record/languages';
import type { YearSpan } from '../../src/lib/core/record/time';
import { openFile } from '../../src/lib/records/import/open';
import { readUnasked } from '../../src/lib/records/import/read';
import { KML, workbook } from '../../src/lib/records/import/files.fixture';
import { expectAccessible } from './axe';
import { expect, mapReady, test } from './fixtures';
import { addOwn, chooseOwn } from './own-page';

declare global {
  interface Window {
    /** What the compute worker told the page, as JSON. */
    answers?: string[];
  }
}

const HEAD = ['name', 'start', 'end', 'lat', 'lng', 'kind'];
const DRILL = ['Drill off Busan', '2022-04-01', '', 35.1, 129.1, 'exercise'];
const table = (separator: string) => [HEAD, DRILL].map((row) => row.join(separator)).join('\n');
const feature = (properties: object, type: string, coordinates: unknown) => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
});
const PATROL = { name: 'Patrol to Guam', begin: '2022-05-01', end: '2022-05-09' };
const LAYER = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature({ name: DRILL[0], begin: DRILL[1] }, 'Point', [129.1, 35.1]),
    feature(PATROL, 'LineString', [
      [135, 30],
      [144, 14],
    ]),
  ],
});
/** The same drill, and the same patrol where a format has lines. */
const FILES: Record<string, string | Uint8Array> = {
  'mine.csv': table(';'),
  'mine.tsv': table('\t'),
  'mine.xlsx': workbook({ Events: [HEAD, DRILL] }),
  'mine.geojson': LAYER,
  'mine.kml': KML,
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

/** Every year of the records of a file, as the engine measures them without a page. */
async function measuredYears(name: string, content: string) {
  const { records } = readUnasked(await openFile(name, new TextEncoder().encode(content)));
  const everything = { [BASE]: 'all' };
  const rules = [{ id: 'all', name: everything, definition: everything, where: {} }];
  const parts = { rules, home: null, regions: null, newPlaceKm: 500 };
  return measures(datasetOf({ dataVersion: '', records }, parts), {}, { bands: null }).years;
}

/** The areas of every year as the engine measures them, and as they follow from the facts of a worker. */
const areasOf = (years: readonly Pick<SpanMeasures, 'newGroundKm2' | 'footprintKm2'>[]) =>
  JSON.stringify(years.map(({ newGroundKm2, footprintKm2 }) => [newGroundKm2, footprintKm2]));
function measuredAreas(text: string, spans: readonly YearSpan[]): string {
  const facts = JSON.parse(text) as Facts;
  if (!facts.classes) return '';
  const ids = new Set(facts.records.map(({ id }) => id));
  const selection = select(facts, { ids, precise: false, staging: false, region: null });
  return areasOf(spans.map(({ from, to }) => roundSpan(measureSpan(selection, { from, to }))));
}

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
  'every format gives the same records, measured as by the engine itself, kept until removed',
  { tag: '@deep' },
  async ({ page }) => {
    await page.addInitScript(() => {
      window.answers = [];
      window.Worker = class extends Worker {
        constructor(...args: ConstructorParameters<typeof Worker>) {
          super(...args);
          this.addEventListener('message', ({ data }: MessageEvent<{ answer?: unknown }>) => {
            if (data.answer) window.answers!.push(JSON.stringify(data.answer));
          });
        }
      };
    });
    await page.goto('/');
    const before = await said(page);
    await page.goto('/data');
    const kindOfFile: Record<string, Record<string, string>> = {};
    for (const [name, content] of Object.entries(FILES)) {
      await addOwn(page, name, content);
      kindOfFile[name] = await kept(page);
    }
    for (const name of Object.keys(FILES)) {
      const { [DRILL[0]!]: drill, [PATROL.name]: patrol } = kindOfFile[name]!;
      expect(drill, name).toBe(kindOfFile['mine.csv']![DRILL[0]!]);
      if (patrol !== undefined) expect(patrol, name).toBe(kindOfFile['mine.geojson']![PATROL.name]);
    }
    expect(Object.keys(kindOfFile['mine.kml']!)).toHaveLength(3);

    await page.getByRole('link', { name: 'See them on the map' }).click();
    await mapReady(page);
    await page.getByRole('button', { name: 'All', exact: true }).click();
    const rows = rowsOf(page);
    await expect(rows).toHaveCount(3);
    const years = await measuredYears('mine.kml', KML);
    const measured = async () =>
      (await page.evaluate(() => window.answers!)).map((text) => measuredAreas(text, years));
    await expect.poll(measured, { timeout: 60_000 }).toContain(areasOf(years));

    // A set of their own, or put aside: then every number is that of the atlas.
    const panel = page.getByRole('region', { name: 'Your 3 records' });
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
  await expect(page.getByText('Records that do not say who took part: 2.')).toBeVisible();
  const title = page.getByLabel('Title');
  await expect(title).toHaveValue('Australia and New Zealand: joint exercises');
  await expect(page.getByLabel('Distances are measured from').last()).toHaveValue('Sand Bay');
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
