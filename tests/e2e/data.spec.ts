import type { Page } from '@playwright/test';
import { LAST, coreIds, events } from './dataset';
import { expect, saved, test } from './fixtures';

const rows = (page: Page) =>
  page.getByRole('table', { name: 'Records', exact: true }).locator('tbody tr');

test('years, rule and kind narrow the table and are in the link; what is shown is taken away with all its sources', async ({
  page,
}) => {
  await page.goto('/data');
  await expect(rows(page)).toHaveCount(events.length);
  await page.getByLabel('Counting rule').selectOption('core');
  await page.getByLabel('From year').selectOption('2016');
  await page.getByLabel('To year').selectOption('2016');
  await expect(rows(page)).toHaveCount(coreIds(2016).length);
  await expect(page).toHaveURL('/data/?rule=core&year=2016');
  await page.goBack();
  await expect(page).toHaveURL(`/data/?rule=core&year=2016..${LAST}`);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL(/\/data\/$/);

  await page.goto('/data?rule=core&year=2016&kind=command-post');
  await page.getByText('More forms').click();
  const save = (form: string) =>
    saved(page.getByRole('button', { name: `Save the 1 record shown as ${form}`, exact: true }));
  const { sources } = events.find(({ id }) => id === 'aerospace-security-2016')!;
  const ids = sources.map((source) => (typeof source === 'string' ? source : source.id)).sort();
  const bibtex = await save('Sources · BibTeX');
  expect([...bibtex.text.matchAll(/^@\w+\{(.*),$/gm)].map(([, id]) => id).sort()).toEqual(ids);
  const { text } = await save('Records · CSV');
  for (const id of ids) expect(text).toContain(id);
});
