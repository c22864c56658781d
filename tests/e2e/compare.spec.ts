import readXlsx from 'read-excel-file/node';
import { LAST, coreIds, events } from './dataset';
import { expect, saved, test } from './fixtures';

test('the years go by their lists, and the page, the link and Back follow', async ({ page }) => {
  await page.goto('/compare');
  const choose = (name: string, year: number) =>
    page.getByRole('combobox', { name }).selectOption(String(year));
  await choose('First year of the period since', LAST - 5);
  await expect(page).toHaveURL(RegExp(`[?&]split=${LAST - 5}`));
  await expect(page.getByTestId('sentence')).toContainText(
    RegExp(`2014–${LAST - 6} .*; since ${LAST - 5} `),
  );
  await choose('First year of the period before', 2003);
  await expect(page).toHaveURL(/from=2003/);
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  await choose('Last year', LAST - 1);
  await expect(page.getByTestId('sentence')).toContainText(`; in ${LAST - 5}–${LAST - 1} `);
});

test('a direction opens into its regions, a number leads to its records, and map, link, kind and table follow', async ({
  page,
}) => {
  await page.goto('/compare?from=2014&split=2020&rule=none');
  const note = page.getByTestId('link-unread');
  await expect(note).toContainText('rule=none (shown: core)');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  const exercises = (from: number, to: number) =>
    coreIds(from, to).filter((id) =>
      events.some((record) => record.id === id && record.kind !== 'patrol'),
    ).length;
  await expect(row('In all')).toContainText(`${exercises(2014, 2019)} → ${exercises(2020, LAST)}`);

  const direction = page.getByRole('button', { name: 'Baltic, North Atlantic' });
  await expect(row('Black Sea')).toHaveCount(1);
  await direction.click();
  await expect(direction).toHaveAttribute('aria-expanded', 'true');
  await expect(page).toHaveURL(/regions=direction-baltic-atlantic/);
  // Map and table point at each other.
  const map = page.getByRole('img', { name: 'Map: where exercises were' });
  const region = page.locator('.region').filter({ hasText: 'Baltic' });
  await row('Baltic').last().hover();
  await expect(region).toHaveClass(/lit/);
  await map.hover({ position: { x: 2, y: 2 } });
  await expect(region).not.toHaveClass(/lit/);
  await region.dispatchEvent('pointerenter');
  await expect(row('Baltic').last()).toHaveClass(/raised/);
  await page.locator('.region').filter({ hasText: 'Mediterranean' }).dispatchEvent('click');
  await expect(page).toHaveURL(/regions=[\w,-]*mediterranean/);

  const cell = row('Baltic').last().locator('a[href*="before.records"]');
  const count = Number(await cell.textContent());
  await cell.click();
  const list = page.getByRole('region', { name: 'Baltic, 2014–2019' });
  await expect(list.getByRole('listitem')).toHaveCount(count);
  await expect(list.getByRole('listitem').first().getByRole('link')).toHaveAttribute(
    'href',
    /\/record\/\S+/,
  );
  // The link has it, and from the list the reader is back where they were.
  await expect(page).toHaveURL(/cell=baltic\.before\.records/);
  await page.reload();
  await expect(list.getByRole('listitem')).toHaveCount(count);
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(list).toHaveCount(0);

  await page.getByRole('link', { name: 'Ship patrols' }).click();
  await expect(page).toHaveURL(/kind=ship-patrol/);
  await expect(page.getByTestId('sentence')).toContainText(/^Ship patrols: /);
  await expect(direction).toHaveCount(0);

  // The table as on the page, with closed directions, and the records behind it.
  const { bytes } = await saved(page.getByRole('button', { name: 'Spreadsheet (.xlsx)' }));
  const sheets = await readXlsx(bytes);
  expect(sheets.map(({ sheet }) => sheet).join(' ')).toBe('regions records places sources columns');
  const [table, behind] = sheets.map(({ data }) => data);
  expect(behind!.length).toBeGreaterThan(1);
  const kinds = table!.slice(1).map((cells) => cells[3]);
  expect(new Set(kinds.filter(Boolean))).toEqual(new Set(['ship-patrol']));
  const { text } = await saved(page.getByRole('button', { name: 'CSV' }));
  expect(text.trim().split('\r\n')).toHaveLength(1 + kinds.filter(Boolean).length);

  await page.getByLabel('Counting rule').selectOption('all');
  await expect(page).toHaveURL(/rule=all/);
  await expect(note).toBeHidden();
});
