import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { expectAccessible } from './axe';
import { events } from './dataset';
import { expect, test } from './fixtures';

const grid = (page: Page) => page.getByRole('grid', { name: 'Records' });
const rows = (page: Page) => grid(page).locator('tbody tr[aria-rowindex]');
const head = (page: Page, name: string) => grid(page).getByRole('columnheader', { name });
const search = (page: Page) => page.getByRole('searchbox', { name: /Name, place/ });
const cellAt = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-cell') ?? null);
const count = (page: Page) =>
  grid(page)
    .getAttribute('aria-rowcount')
    .then((n) => Number(n) - 1);

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`/data${query}`);
  await expect(grid(page)).toBeVisible();
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
        all.map((link) => link.getAttribute('href')?.split('/').at(-1) ?? ''),
      );
      expect(ids.sort()).toEqual(events.map(({ id }) => id).sort());
      for (const link of await page.locator('#downloads a[download]').all()) {
        const response = await page.request.get((await link.getAttribute('href')) ?? '');
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
      await expect(rows(page).locator('a[href="/record/joint-sea-2016"]')).toBeVisible();
    }
    await expect(page).toHaveURL(/[?&]q=/);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(/\/data$/);

    await page.getByLabel('Counting rule').selectOption('core');
    await page.getByLabel('From year').selectOption('2016');
    await page.getByLabel('To year').selectOption('2016');
    const expected = events.filter(
      ({ scope, start, end }) => scope === 'core' && start < '2017' && end >= '2016',
    );
    await expect.poll(() => count(page)).toBe(expected.length);
    await expect(page).toHaveURL('/data?rule=core&year=2016');

    await page.reload();
    await expect.poll(() => count(page)).toBe(expected.length);
    await page.goBack();
    await expect(page).toHaveURL('/data?rule=core&year=2016..2026');
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
      '/data?sort=-sources&columns=name,dates,regions,participants,personnel,ships,sources',
    );
  },
);

test('keys move through the grid and open a record', { tag: '@narrow' }, async ({ page }) => {
  await open(page);
  await head(page, 'Record').getByRole('button').focus();
  for (const [key, cell] of [
    ['ArrowDown', '0,0'],
    ['ArrowDown', '1,0'],
    ['ArrowRight', '1,1'],
    ['End', '1,6'],
    ['Control+End', `${events.length - 1},6`],
    ['Home', `${events.length - 1},0`],
    ['ArrowUp', `${events.length - 2},0`],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => cellAt(page)).toBe(cell);
  }
  await expect(page.locator(':focus')).toBeInViewport();
  // One stop of the Tab key, wherever the focus is inside.
  await page.keyboard.press('Tab');
  expect(await cellAt(page)).toBeNull();
  await page.keyboard.press('Shift+Tab');
  expect(await cellAt(page)).toBe(`${events.length - 2},0`);
  const href = await page.locator(':focus').getAttribute('href');
  await page.keyboard.press('Enter');
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
    for (const form of ['GeoJSON', 'CSV', 'JSON', 'CSL-JSON', 'BibTeX']) {
      const download = page.waitForEvent('download');
      await page
        .getByRole('button', { name: `Save the 1 record shown as ${form}`, exact: true })
        .click();
      files[form] = await textOf(download);
      for (const { id } of sources.sources) expect(files[form]?.text, form).toContain(id);
    }
    expect(files['CSV']?.name).toBe('joint-reach-1-record.csv');
    expect(files['CSV']?.text.startsWith('\uFEFF')).toBe(true);
    expect(JSON.parse(files['CSL-JSON']?.text ?? '')).toHaveLength(sources.sources.length);

    for (const form of ['GeoJSON', 'CSV', 'JSON']) {
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
  const problems = page.getByRole('group', { name: 'Problems in the file' }).getByRole('row');
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
  'five thousand rows are scrolled without a pause, and few of them exist',
  { tag: '@wide' },
  async ({ page }) => {
    await open(page);
    const lines = Array.from(
      { length: 5000 - events.length },
      (_, i) => `Event ${i},2010-01-01,${i % 80},${i % 170}`,
    );
    await page.getByLabel('GeoJSON, CSV or JSON file').setInputFiles({
      name: 'many.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`name,date,lat,lng\n${lines.join('\n')}\n`),
    });
    await expect.poll(() => count(page), { timeout: 30_000 }).toBe(5000);
    // In time of the page's own thread: other work on the machine must not fail this.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busyMs = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
    };
    const before = await busyMs();
    await grid(page).evaluate(async (table) => {
      const box = table.parentElement!;
      for (let step = 1; step <= 60; step++) {
        box.scrollTop = (box.scrollHeight * step) / 60;
        await new Promise(requestAnimationFrame);
      }
    });
    expect((await busyMs()) - before, 'busy over 60 jumps, ms').toBeLessThan(60 * 33);
    expect(await rows(page).count()).toBeLessThan(70);
    const [oldest] = events.toSorted((a, b) => (a.start < b.start ? -1 : 1));
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
    await expect(page.getByRole('group', { name: 'Problems in the file' })).toContainText(
      '.geojson, .json',
    );
    await input.setInputFiles({
      name: 'big.csv',
      mimeType: 'text/csv',
      buffer: Buffer.alloc(10_000_001, 'x'),
    });
    await expect(page.getByRole('group', { name: 'Problems in the file' })).toContainText(
      'at most 10 MB',
    );
  },
);
