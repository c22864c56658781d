import readXlsx from 'read-excel-file/node';
import { LAST, coreIds, events } from './dataset';
import { expect, saved, test } from './fixtures';

test('the handles go by keys and by the pointer, within their limits, and the page, the link and Back follow', async ({
  page,
}) => {
  await page.goto('/compare');
  const handle = (name: string) => page.getByRole('slider', { name, exact: true });
  const split = handle('First year of the period since');
  const expectSplit = (year: number) =>
    expect(split).toHaveAttribute('aria-valuenow', String(year));
  const sentence = page.getByTestId('sentence');
  await split.focus();
  // At most from a year after the first to the last.
  for (const [key, year] of [
    ['Home', 2015],
    ['End', LAST],
    ['PageDown', LAST - 5],
  ] as const) {
    await page.keyboard.press(key);
    await expectSplit(year);
  }
  await expect(page).toHaveURL(RegExp(`[?&]split=${LAST - 5}`));
  await expect(sentence).toContainText(
    `(${coreIds(2014, LAST - 6).length} in 2014–${LAST - 6}, ${coreIds(LAST - 5, LAST).length} since ${LAST - 5})`,
  );

  await handle('First year of the period before').focus();
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/from=2003/);
  // One hold of a handle is one step.
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);
  // By the year in the heading, too.
  await page.getByRole('combobox', { name: 'First year of the period since' }).selectOption('2018');
  await expectSplit(2018);

  const band = (await page.locator('.band').filter({ visible: true }).first().boundingBox())!;
  const { y, height } = (await split.boundingBox())!;
  const xOf = (year: number) => band.x + (band.width * (year - 2003 + 0.5)) / 24;
  await page.mouse.move(xOf(2018), y + height / 2);
  await page.mouse.down();
  await page.mouse.move(xOf(2020), y + height / 2, { steps: 4 });
  await page.mouse.up();
  await expectSplit(2020);
});

test('a number leads to its records; regions are ticked in table, list and map, kept in the link and saved as a table', async ({
  page,
}) => {
  await page.goto('/compare?from=2014&split=2020&rule=none');
  const note = page.getByTestId('link-unread');
  await expect(note).toContainText('rule=none (shown: core)');
  const row = page.getByRole('row').filter({ hasText: 'Western Pacific' });
  await row.locator('a[href*="since.CN"]').click();
  const list = page.getByRole('region', { name: `Western Pacific, 2020–${LAST}` });
  const said = /(\d+) patrols, no exercise\./;
  await expect(list).toContainText(said);
  const [, patrols] = said.exec((await list.textContent())!)!;
  const deciding = list.getByRole('listitem').filter({ hasText: 'farthest from China' });
  await expect(deciding.getByRole('link')).toHaveAttribute('href', /\/record\/\S+/);
  // The link has it, and from the list the reader is back where they were.
  await expect(page).toHaveURL(/cell=western-pacific\.since\.CN/);
  await page.reload();
  await expect(list.getByRole('listitem')).toHaveCount(Number(patrols));
  await list.getByRole('button', { name: 'Close' }).click();
  await expect(list).toHaveCount(0);

  const tick = (name: string) => page.getByRole('checkbox', { name: `Compare ${name}` });
  await tick('Baltic').check();
  await page.getByRole('combobox', { name: 'Add a region' }).selectOption('Arctic');
  await expect(page).toHaveURL(/regions=arctic,baltic/);
  await page.locator('.region').filter({ hasText: 'Mediterranean' }).dispatchEvent('click');
  await expect(page).toHaveURL(/regions=[\w,-]*mediterranean/);
  await page.getByRole('button', { name: 'Only the chosen' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(3);
  await page.getByRole('button', { name: 'Take away Baltic' }).click();
  await expect(page.getByRole('checkbox')).toHaveCount(2);

  // The table as on the page, and the records behind it.
  const { bytes } = await saved(page.getByRole('button', { name: 'Spreadsheet (.xlsx)' }));
  const sheets = await readXlsx(bytes);
  expect(sheets.map(({ sheet }) => sheet).join(' ')).toBe('regions records places sources columns');
  const [table, behind] = sheets.map(({ data }) => data);
  expect(behind!.length).toBeGreaterThan(1);
  const notes = table!.slice(3).flat().filter(Boolean).join('\n');
  expect(notes).toMatch(/\/compare\/\?.*regions=arctic,mediterranean/);

  await page.getByLabel('Counting rule').selectOption({ label: `All records · ${events.length}` });
  await expect(page).toHaveURL(/rule=all/);
  await expect(note).toBeHidden();
});
