import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { events } from './dataset';
import { expect, test } from './fixtures';

const grid = (page: Page) => page.getByRole('table', { name: 'Records', exact: true });
const rows = (page: Page) => grid(page).locator('tbody tr');
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
