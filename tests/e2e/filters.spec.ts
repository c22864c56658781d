import type { Page } from '@playwright/test';
import { openFilters, unfoldList } from './atlas-page';
import { events, type Event } from './dataset';
import { BARE, expect, follow, test, openMap } from './fixtures';

const core = events.filter(({ scope }) => scope === 'core');
const list = (page: Page) => page.getByRole('listbox', { name: 'Records' }).getByRole('option');
const query = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

/** Records that the chart of the years has a sign of. */
const drawn = (page: Page) =>
  page
    .locator('section.timeline svg [data-record-id]')
    .evaluateAll((signs) => signs.map((sign) => sign.getAttribute('data-record-id')!).sort());

/** List and chart show these records and no others. */
async function expectShown(page: Page, records: readonly Event[]): Promise<void> {
  await expect(list(page)).toHaveCount(records.length);
  const ids = await list(page).evaluateAll((rows) => rows.map((row) => row.dataset['recordId']));
  expect(ids.sort()).toEqual(records.map(({ id }) => id).sort());
  await expect(page.getByTestId('list')).toHaveText(`${records.length} records`);
  await expect.poll(() => drawn(page)).toEqual(records.map(({ id }) => id).sort());
}

test('each filter changes list, chart and link, and Back undoes it', async ({ page }) => {
  // Little to draw: the map is compared elsewhere, here it only has to follow.
  await openMap(page, '/?to=2026&layers=sites');
  await unfoldList(page);
  await expectShown(page, core);
  await openFilters(page);
  const filters = page.locator('.filters');

  for (const [key, value, choose, passes] of [
    [
      'practice',
      'bomber-flight',
      async () => {
        await openFilters(page, 'Practice');
        await filters.getByRole('checkbox', { name: /^bomber flights/ }).check();
      },
      ({ practices }) => practices.includes('bomber-flight'),
    ],
    [
      'domain',
      'air',
      async () => {
        for (const other of ['Land', 'Sea'])
          await filters.getByRole('checkbox', { name: other, exact: true }).uncheck();
      },
      ({ domains }) => domains.includes('air'),
    ],
  ] as [string, string, () => Promise<void>, (record: Event) => boolean][]) {
    await choose();
    await expect.poll(() => query(page, key)).toBe(value);
    await expectShown(page, core.filter(passes));
    await page.getByRole('button', { name: 'Clear filters' }).last().click();
    await expect.poll(() => query(page, key)).toBeNull();
  }
  await expectShown(page, core);
  await page.goBack();
  await expect.poll(() => query(page, 'domain')).toBe('air');
});

test('filters that nothing passes say so, and lead back', async ({ page }) => {
  await openMap(page, `/?to=2026&with=DZ&practice=bomber-flight&${BARE}`);
  const panel = page.getByRole('main');
  await expect(list(page)).toHaveCount(0);
  await expect(panel).toContainText('No year has a record under this rule and these filters.');
  await expect.poll(() => drawn(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.locator('#answer-title')).toBeFocused();
  await expect(page).toHaveURL('/?to=2026&layers=none');
  await unfoldList(page);
  await expectShown(page, core);

  // A year without a record is an answer too; its neighbours are one step away.
  await follow(page, '/?year=2011&layers=none');
  await panel.getByRole('button', { name: 'Later: 2012' }).click();
  await expect(page).toHaveURL('/?year=2012&layers=none');
  await expect(page.getByTestId('headline')).toHaveText(/^2012/);
  await expect(page.locator('#answer-title')).toBeFocused();
});
