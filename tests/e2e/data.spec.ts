import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { events } from './dataset';
import { expect, test } from './fixtures';

const grid = (page: Page) => page.getByRole('table', { name: 'Records' });
const rows = (page: Page) => grid(page).locator('tbody tr');
const head = (page: Page, name: string) => grid(page).getByRole('columnheader', { name });
const search = (page: Page) => page.getByRole('searchbox', { name: /Name, place/ });
const count = (page: Page) => rows(page).count();

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/data${query}`);
  // A choice made before the page is alive is not heard.
  await expect(page.locator('html')).toHaveAttribute('data-alive', 'true');
}

async function textOf(download: Promise<Download>): Promise<{ name: string; text: string }> {
  const file = await download;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test(
    'all records are a plain table of links, and all downloads are files',
    { tag: '@narrow' },
    async ({ page }) => {
      await page.goto('/data');
      const links = page.getByRole('table', { name: 'Records' }).locator('tbody a');
      await expect(links).toHaveCount(events.length);
      const ids = await links.evaluateAll((all) =>
        all.map((link) => link.getAttribute('href')?.split('/').at(-2) ?? ''),
      );
      expect(ids.sort()).toEqual(events.map(({ id }) => id).sort());
      for (const link of await page.locator('#downloads a[download]').all()) {
        const href = (await link.getAttribute('href')) ?? '';
        const response = await page.request.get(new URL(href, page.url()).href);
        expect(response.status(), (await link.textContent()) ?? '').toBe(200);
      }
    },
  );
});

test(
  'the search in three scripts, the years and the rule narrow the table and are in the link',
  { tag: '@narrow' },
  async ({ page }) => {
    await open(page);
    expect(await count(page)).toBe(events.length);
    for (const text of ['Joint Sea 2016', 'взаимодействие-2016', '海上联合-2016']) {
      await search(page).fill(text);
      await expect.poll(() => count(page)).toBeLessThan(4);
      await expect(rows(page).locator('a[href="/record/joint-sea-2016/"]')).toBeVisible();
    }
    await expect(page).toHaveURL(/[?&]q=/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/\/data\/$/);

    await page.getByLabel('Counting rule').selectOption('core');
    await page.getByLabel('From year').selectOption('2016');
    await page.getByLabel('To year').selectOption('2016');
    const expected = events.filter(
      ({ scope, start, end }) => scope === 'core' && start < '2017' && end >= '2016',
    );
    await expect.poll(() => count(page)).toBe(expected.length);
    await expect(page).toHaveURL('/data/?rule=core&year=2016');

    await page.reload();
    await expect.poll(() => count(page)).toBe(expected.length);
    await page.goBack();
    await expect(page).toHaveURL('/data/?rule=core&year=2016..2026');
  },
);

test(
  'a column is sorted by its header, chosen in a list, and both are in the link',
  { tag: '@narrow' },
  async ({ page }) => {
    await open(page);
    await expect(head(page, 'Dates')).toHaveAttribute('aria-sort', 'descending');
    await head(page, 'Sources').getByRole('button').click();
    await expect(head(page, 'Sources')).toHaveAttribute('aria-sort', 'descending');
    const most = Math.max(...events.map(({ sources }) => sources.length));
    await expect(rows(page).first().locator('td').last()).toHaveText(String(most));

    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Ships' }).check();
    await page.getByRole('checkbox', { name: 'Kind' }).uncheck();
    await expect(head(page, 'Ships')).toBeAttached();
    await expect(head(page, 'Kind')).toHaveCount(0);
    await expect(page).toHaveURL(
      '/data/?sort=-sources&columns=name,dates,regions,participants,personnel,ships,sources',
    );
  },
);

test('a record is opened from the table', { tag: '@narrow' }, async ({ page }) => {
  await open(page);
  const link = rows(page).first().getByRole('link');
  const href = await link.getAttribute('href');
  await link.press('Enter');
  await expect(page).toHaveURL(href ?? '');
});

test(
  'what is shown is taken away with all its sources, and read back without loss',
  { tag: '@narrow' },
  async ({ page }) => {
    await open(page, '?q=joint-sea-2016');
    const wanted = events.find(({ id }) => id === 'joint-sea-2016');
    const sources = JSON.parse(readFileSync('geodata/events/joint-sea-2016.json', 'utf8')) as {
      sources: { id: string }[];
    };
    const files: Record<string, { name: string; text: string }> = {};
    const read = ['Places · GeoJSON', 'Records · CSV', 'Records · JSON'];
    for (const form of [...read, 'Sources · CSL-JSON', 'Sources · BibTeX']) {
      const download = page.waitForEvent('download');
      await page
        .getByRole('button', { name: `Save the 1 record shown as ${form}`, exact: true })
        .click();
      files[form] = await textOf(download);
      for (const { id } of sources.sources) expect(files[form]?.text, form).toContain(id);
    }
    expect(files['Records · CSV']?.name).toBe('joint-reach-1-record.csv');
    expect(files['Records · CSV']?.text.startsWith('\uFEFF')).toBe(true);
    expect(JSON.parse(files['Sources · CSL-JSON']?.text ?? '')).toHaveLength(
      sources.sources.length,
    );

    for (const form of read) {
      const { name, text } = files[form] ?? { name: '', text: '' };
      await page.getByLabel('GeoJSON, CSV or JSON file').setInputFiles({
        name,
        mimeType: 'text/plain',
        buffer: Buffer.from(text),
      });
      await expect(page.getByText(`Read from ${name}: 1 record.`)).toBeVisible();
      await expect(page.getByText(/problem/)).toHaveCount(0);
      await expect(rows(page)).toHaveCount(2);
      await expect(rows(page).filter({ hasText: 'own' })).toContainText(wanted?.name.en ?? '-');
    }
  },
);

test("a reader's own table stands beside ours, with every problem told, until it is removed", async ({
  page,
}) => {
  await open(page);
  const table =
    'name,date,lat,lng,kind,colour\n' +
    'Drill off Busan,2025-04-01,35.1,129.1,exercise,red\n' +
    'Lost place,2025,north,129,exercise,\n' +
    'Odd kind,2025,35,129,war,\n';
  await page.getByLabel('GeoJSON, CSV or JSON file').setInputFiles({
    name: 'mine.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  });
  await expect(page.getByText('Read from mine.csv: 1 record.')).toBeVisible();
  const problems = page.getByRole('region', { name: 'Problems in the file' }).getByRole('row');
  await expect(problems.nth(1)).toContainText(/row 3.*lat.*"north".*a number from -90 to 90/);
  await expect(problems.nth(2)).toContainText(
    /row 4.*kind.*"war".*one of exercise \| command-post/,
  );
  await expect(page.getByText('Not read: colour.')).toBeVisible();
  await expectAccessible(page);
  await search(page).fill('drill off Busan');
  await expect(rows(page)).toHaveCount(1);
  // Its region was found from its place.
  await expect(rows(page)).toContainText('Sea of Japan');

  await expect(page).toHaveURL(/[?&]q=/);
  await page.reload();
  await expect.poll(() => count(page)).toBe(1);
  await page.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => count(page)).toBe(0);
});

test(
  'as many rows as a file may have are shown and scrolled',
  { tag: '@wide' },
  async ({ page }) => {
    await open(page);
    const lines = Array.from(
      { length: 2000 - events.length },
      (_, i) => `Event ${i},2010-01-01,${i % 80},${i % 170}`,
    );
    await page.getByLabel('GeoJSON, CSV or JSON file').setInputFiles({
      name: 'many.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`name,date,lat,lng\n${lines.join('\n')}\n`),
    });
    await expect.poll(() => count(page), { timeout: 30_000 }).toBe(2000);
    const [oldest] = events.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    await rows(page).last().scrollIntoViewIfNeeded();
    await expect(rows(page).last()).toContainText(oldest?.name.en ?? '-');
  },
);

test(
  'a file that is too large or of no known kind is refused with a reason',
  { tag: '@narrow' },
  async ({ page }) => {
    await open(page);
    const input = page.getByLabel('GeoJSON, CSV or JSON file');
    await input.setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await expect(page.getByRole('region', { name: 'Problems in the file' })).toContainText(
      '.geojson, .json',
    );
    await input.setInputFiles({
      name: 'big.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(10_000_001, 'x'),
    });
    await expect(page.getByRole('region', { name: 'Problems in the file' })).toContainText(
      'at most 10 MB',
    );
  },
);
