import { readFileSync } from 'node:fs';
import readXlsx from 'read-excel-file/node';
import type { Download, Page } from '@playwright/test';
import { events } from './dataset';
import { expect, test } from './fixtures';

const grid = (page: Page) => page.getByRole('table', { name: 'Records', exact: true });
const rows = (page: Page) => grid(page).locator('tbody tr');
const head = (page: Page, name: string) => grid(page).getByRole('columnheader', { name });
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
      const links = page.getByRole('table', { name: 'Records', exact: true }).locator('tbody a');
      await expect(links).toHaveCount(events.length);
      const ids = await links.evaluateAll((nodes) =>
        nodes.map((link) => link.getAttribute('href')?.split('/').at(-2) ?? ''),
      );
      expect(ids.sort()).toEqual(events.map(({ id }) => id).sort());
      // Four lines to begin with; what is folded is there too.
      await expect(page.locator('#downloads > table tbody tr')).toHaveCount(4);
      for (const link of await page.locator('#downloads a[download]').all()) {
        const href = (await link.getAttribute('href')) ?? '';
        const response = await page.request.get(new URL(href, page.url()).href);
        expect(response.status(), (await link.textContent()) ?? '').toBe(200);
      }
    },
  );
});

test(
  'the years and the rule narrow the table and are in the link',
  { tag: '@narrow' },
  async ({ page }) => {
    await open(page);
    expect(await count(page)).toBe(events.length);
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
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/\/data\/$/);
  },
);

test(
  'a link with unknown keys shows all records, a header sorts them and is in the link, a record opens',
  { tag: ['@narrow', '@deep'] },
  async ({ page }) => {
    await open(page, '?q=patrol&columns=kind,ships');
    await expect.poll(() => count(page)).toBe(events.length);
    await expect(head(page, 'Dates')).toHaveAttribute('aria-sort', 'descending');
    await head(page, 'Sources').getByRole('button').click();
    await expect(head(page, 'Sources')).toHaveAttribute('aria-sort', 'descending');
    const most = Math.max(...events.map(({ sources }) => sources.length));
    await expect(rows(page).first().locator('td').last()).toHaveText(String(most));
    await expect(page).toHaveURL('/data/?sort=-sources');

    const link = rows(page).first().getByRole('link');
    const href = await link.getAttribute('href');
    await link.press('Enter');
    await expect(page).toHaveURL(href ?? '');
  },
);

test('what is shown is taken away with all its sources', { tag: '@narrow' }, async ({ page }) => {
  await open(page, '?rule=core&year=2016&kind=command-post');
  const sources = JSON.parse(
    readFileSync('geodata/russia-china/events/aerospace-security-2016.json', 'utf8'),
  ) as {
    sources: { id: string }[];
  };
  await page.getByText('More forms').click();
  const save = (form: string) => {
    const download = page.waitForEvent('download');
    return Promise.all([
      textOf(download),
      page.getByRole('button', { name: `Save the 1 record shown as ${form}`, exact: true }).click(),
    ]).then(([file]) => file);
  };
  const bibtex = await save('Sources · BibTeX');
  expect([...bibtex.text.matchAll(/^@\w+\{(.*),$/gm)].map(([, id]) => id).sort()).toEqual(
    sources.sources.map(({ id }) => id).sort(),
  );
  const { name, text } = await save('Records · CSV');
  expect(name).toBe('joint-reach-1-record.csv');
  expect(text.startsWith('\uFEFF')).toBe(true);
  for (const { id } of sources.sources) expect(text).toContain(id);
});

/** Of the built records what says in which regions and years they are. */
interface Built {
  kind: string;
  start: string;
  end: string;
  sites: { role: string; region: string }[];
  track: { regionShare: Record<string, number> } | null;
}

test(
  'coverage and measures by year are on the page and in files',
  { tag: '@narrow' },
  async ({ page }) => {
    const { records } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
      records: Built[];
    };
    const inBaltic = records.filter(
      ({ sites, track }) =>
        track?.regionShare.baltic ||
        sites.some(
          ({ role, region }) =>
            region === 'baltic' && ['main', 'landing', 'port', 'command'].includes(role),
        ),
    );
    const recordsIn = (year: number, among = inBaltic) =>
      among.filter(({ start, end }) => +start.slice(0, 4) <= year && +end.slice(0, 4) >= year)
        .length;
    const years = Array.from({ length: 24 }, (_, i) => 2003 + i);
    const written = (among?: Built[]) => years.map((year) => String(recordsIn(year, among) || '·'));
    expect(new Set(written()).size).toBeGreaterThan(1);

    await open(page);
    const table = page.getByRole('table', { name: 'Records found in each region and year' });
    const row = table.getByRole('row').filter({ hasText: 'Baltic' });
    await expect(row.getByRole('cell')).toHaveText(written());
    const download = page.waitForEvent('download');
    await page.locator('#coverage').getByRole('button', { name: 'CSV' }).click();
    const { name, text } = await textOf(download);
    expect(name).toBe('joint-reach-coverage.csv');
    for (const year of years)
      expect(text).toMatch(new RegExp(`^Baltic,${year}\\*?,${recordsIn(year)},`, 'm'));

    // A sign each: of what was held in the Baltic, one exercise was the first there.
    await expect(row.locator('path')).toHaveCount(
      years.reduce((sum, year) => sum + recordsIn(year), 0),
    );
    await expect(row.locator('path.new')).toHaveCount(1);

    await test.step('by year every measure is sorted, leads to its record and is a file', async () => {
      const measures = page.locator('#years table');
      const yearRows = measures.locator('tbody tr');
      await expect(yearRows).toHaveCount(24);
      await expect(yearRows.first()).toContainText('2026 (to June)');
      const farthest = measures.getByRole('columnheader', { name: 'Farthest from the origin' });
      await farthest.getByRole('button').click();
      await expect(farthest).toHaveAttribute('aria-sort', 'descending');
      // Cape Town, November 2019.
      await expect(yearRows.first()).toContainText('2019');
      await expect(yearRows.first().getByRole('link', { name: /^14,220/ })).toHaveAttribute(
        'href',
        /\/record\/mosi-2019/,
      );
      const file = page.locator('#downloads').getByRole('link', { name: /Yearly reach · XLSX/ });
      const sheets = await readXlsx(
        Buffer.from(await (await page.request.get((await file.getAttribute('href'))!)).body()),
      );
      expect(sheets.map(({ sheet }) => sheet)).toEqual(['as shown', 'numbers']);
      expect(sheets[0]!.data).toHaveLength(27);
    });
  },
);
