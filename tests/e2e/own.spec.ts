import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import type { Facts } from '../../src/lib/core/reach/facts';
import { measureSpan } from '../../src/lib/core/reach/measure-span';
import { roundSpan } from '../../src/lib/core/reach/round';
import { select } from '../../src/lib/core/reach/select';
import type { YearSpan } from '../../src/lib/core/record/time';
import { KML, workbook } from '../../src/lib/records/import/files.fixture';
import { expectAccessible } from './axe';
import { reach } from './command-line';
import { BARE, expect, mapReady, test } from './fixtures';
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
  ...{ type: 'Feature', properties, geometry: { type, coordinates } },
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

/** Every year of all records as the command line measures it, and as it follows from the facts of a worker. */
const toldYears = async (...args: string[]) => {
  const { years } = await reach<MeasuresAnswer>('--quick', '--rule', 'all', ...args);
  return JSON.stringify(years.map(({ band: _, adjusted: __, ...year }) => year));
};
function measuredYears(text: string, years: string): string {
  const facts = JSON.parse(text) as Facts;
  if (!facts.classes) return '';
  const ids = new Set(facts.records.map(({ id }) => id));
  const selection = select(facts, { ids, precise: false, staging: false, region: null });
  const spans = JSON.parse(years) as YearSpan[];
  return JSON.stringify(
    spans.map(({ from, to }) => roundSpan(measureSpan(selection, { from, to }))),
  );
}

test('every format gives the same records, measured as on the command line, kept until removed', async ({
  page,
}, info) => {
  await page.addInitScript(() => {
    window.answers = [];
    window.Worker = class extends Worker {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        this.addEventListener('message', ({ data }: MessageEvent<{ answer?: unknown }>) => {
          if (data.answer) window.answers!.push(JSON.stringify(data.answer));
        });
      }
    };
  });
  await page.goto('/data');
  const found: Record<string, Record<string, string>> = {};
  for (const [name, content] of Object.entries(FILES)) {
    await addOwn(page, name, content);
    found[name] = await kept(page);
  }
  for (const name of Object.keys(FILES)) {
    const { [DRILL[0]!]: drill, [PATROL.name]: patrol } = found[name]!;
    expect(drill, name).toBe(found['mine.csv']![DRILL[0]!]);
    if (patrol !== undefined) expect(patrol, name).toBe(found['mine.geojson']![PATROL.name]);
  }
  expect(Object.keys(found['mine.kml']!)).toHaveLength(3);

  await page.getByRole('link', { name: 'See them on the map' }).click();
  await mapReady(page);
  await expect(page).toHaveURL(/\/\?mode=all$/);
  const path = info.outputPath('mine.kml');
  writeFileSync(path, KML);
  const plain = (text: string) => text.replaceAll('own:', '');
  const measured = async (years: string) =>
    (await page.evaluate(() => window.answers!)).map((text) => measuredYears(plain(text), years));
  const beside = plain(await toldYears('--input', path, '--beside'));
  await expect.poll(() => measured(beside), { timeout: 60_000 }).toContain(beside);

  const panel = page.getByRole('region', { name: 'Your 3 records' });
  const rows = page.getByRole('listbox', { name: 'Records' }).getByRole('option');
  await expect(rows.filter({ hasText: '(yours)' })).toHaveCount(3);
  await expectAccessible(page);
  await panel.getByText('yours', { exact: true }).click();
  await expect(rows).toHaveCount(3);
  const alone = await toldYears('--input', path);
  await expect.poll(() => measured(alone), { timeout: 60_000 }).toContain(alone);
  // No choice and no record of theirs is in the address.
  await expect(page).toHaveURL(/\/\?mode=all$/);

  await page.goto('/compare');
  await panel.getByText('both', { exact: true }).click();
  const sentence = page.getByTestId('sentence');
  await expect(sentence).toContainText('(18 → 38)', { timeout: 60_000 });
  // As far as the command line says, and told by whose record.
  const { records } = await reach<{ records: { name: string; farthestKm: { CN: number } }[] }>(
    ...['explain', '--year', '2022', '--input', path],
  );
  const { CN } = records.find(({ name }) => name === 'Patrol to Guam')!.farthestKm;
  const row = page.getByRole('row').filter({ hasText: 'Western Pacific' });
  await row.getByRole('link', { name: (Math.round(CN / 10) * 10).toLocaleString('en') }).click();
  const behind = page.getByRole('region', { name: /^Western Pacific/ }).getByRole('listitem');
  await expect(behind.filter({ hasText: 'Patrol to Guam (yours)' })).toContainText('from China');
  await expect(page.locator('path.own')).toHaveCount(3);
  await panel.getByText('yours', { exact: true }).click();
  await expect(sentence).toContainText('since 2023 as in 2022 (2 → 1)', { timeout: 60_000 });

  await page.goto(`/?year=2022&${BARE}`);
  await expect(rows).toHaveText([/Drill off Busan/, /Patrol to Guam/]);
  await panel.getByText('atlas', { exact: true }).click();
  await expect(rows).toHaveCount(7);
  await panel.getByRole('button', { name: 'Remove' }).click();
  await expect(panel).toHaveCount(0);
  await page.reload();
  await expect(rows).toHaveCount(7);
  await expect(panel).toHaveCount(0);
});

test('a file dropped on the atlas is read; what is in doubt is asked, what is wrong is told', async ({
  page,
}) => {
  await page.goto(`/?${BARE}`);
  const text = `name,date,lat,lng,kind,colour
Drill off Busan,04/01/2025,35.1,129.1,exercise,red
Lost place,2025,north,129,exercise,
Odd kind,2025,35,129,war,
`;
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'mine.csv'));
    return transfer;
  }, text);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the file to read it')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page).toHaveURL(/\/data\/#own$/);

  const add = page.getByRole('button', { name: 'Add 1 record' });
  await expect(add).toBeDisabled();
  const preview = page.getByRole('region', { name: 'The first records as they are read' });
  await page.getByLabel('Dates such as 09/12/2016').selectOption('month first: September 12');
  await expect(preview).toContainText('1 April 2025');
  await expect(page.getByText('3 rows: 1 read, 2 left out.')).toBeVisible();
  await expectAccessible(page);

  const problems = page.getByRole('region', { name: 'Problems in the file' }).getByRole('row');
  await expect(problems.nth(1)).toContainText(/line 3.*lat.*"north".*a number from -90 to 90/);
  await expect(problems.nth(2)).toContainText(/line 4.*kind.*"war".*one of exercise/);
  await expect(page.getByText('Not read: colour.')).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the 2 rows left out' }).click();
  const bad = await (await download).createReadStream();
  const saved = (await bad.toArray()).join('');
  expect(saved).toContain('Lost place,2025,north,129,exercise,');
  expect(saved).not.toContain('Busan');

  await add.click();
  const rows = page.getByRole('table', { name: 'Records', exact: true }).locator('tbody tr');
  const own = rows.filter({ hasText: 'Drill off Busan' });
  // Its region was found from its place; who took part was not said.
  await expect(own).toContainText('Sea of Japan');
  await expect(own).not.toContainText('China');
  await expect(page.getByText('whose participants are unknown: 1.')).toBeVisible();
  await page.reload();
  await expect(own).toHaveCount(1);

  for (const name of ['a.png', 'a.gpx', 'a.parquet']) {
    await chooseOwn(page, name, 'x');
    await expect(problems.nth(1)).toContainText('.csv, .tsv, .xlsx, .geojson, .json or .kml');
  }
  const large = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(50_000_001)], 'big.csv'));
    return transfer;
  });
  await page.dispatchEvent('body', 'drop', { dataTransfer: large });
  await expect(problems.nth(1)).toContainText('at most 50 MB');
  // What was taken before stays.
  await expect(page.getByText('1 record of mine.csv stands')).toBeVisible();
});

test(
  'two records of one day that each went farther stand in the timeline',
  {
    tag: '@deep',
  },
  async ({ page }) => {
    await page.goto('/data');
    const day = (name: string, place: string) => `"${name}",2006-05-01,${place}\n`;
    const file = `name,date,lng,lat\n${day('A', '65,22')}${day('B, farther', '60,20')}`;
    await addOwn(page, 'day.csv', file);
    await page.goto('/?year=2003..2007');
    await expect(page.getByRole('region', { name: 'Your 2 records' })).toBeVisible();
    await mapReady(page);
    // Both marks are of 2006, and the page goes on.
    await expect(page.getByText('Indian Ocean').first()).toBeVisible();
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('slider').last()).toHaveAttribute('aria-valuenow', '2008');
  },
);
