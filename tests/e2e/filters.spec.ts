import type { Page } from '@playwright/test';
import { choice, listedIds, openFilters, unfoldList } from './atlas-page';
import { LAST, coreIds, events } from './dataset';
import { BARE, expect, follow, openMap, test } from './fixtures';

const core = events.filter(({ id }) => coreIds(2003, LAST).includes(id));

/** Records that the chart of the years has a sign of. */
const drawn = (page: Page) =>
  page
    .locator('section.timeline svg [data-record-id]')
    .evaluateAll((signs) => signs.map((sign) => sign.getAttribute('data-record-id')!).sort());

/** List and chart show these records and no others. */
async function expectShown(page: Page, records: typeof events): Promise<void> {
  await expect(page.getByTestId('list')).toHaveText(`${records.length} records`);
  const ids = records.map(({ id }) => id).sort();
  await expect.poll(() => listedIds(page)).toEqual(ids);
  await expect.poll(() => drawn(page)).toEqual(ids);
}

test('a filter changes list, chart and link, is a chip that can be taken away, and Back undoes it; where nothing passes, a step leads on', async ({
  page,
}) => {
  await openMap(page, `/?to=${LAST}&${BARE}`);
  await unfoldList(page);
  await expectShown(page, core);
  await openFilters(page, 'Practice');
  const filters = page.locator('.filters');
  await filters.getByRole('checkbox', { name: /^live fire/ }).check();
  await expect.poll(() => choice(page, 'practice')).toBe('live-fire');
  await expectShown(
    page,
    core.filter(({ practices }) => practices.includes('live-fire')),
  );
  const chips = page.getByRole('group', { name: 'Filters' });
  await expect(chips).toContainText(/ of 4\d records/);
  await chips.getByRole('button', { name: /^Remove the filter live/ }).click();
  await expect.poll(() => choice(page, 'practice')).toBeNull();
  await expect(chips).toHaveCount(0);
  await expect(filters.locator('summary').first()).toBeFocused();

  await page.goBack();
  await expect.poll(() => choice(page, 'practice')).toBe('live-fire');

  // Filters that nothing passes say so, and lead back.
  await follow(page, `/?to=${LAST}&with=DZ&practice=bomber-flight&${BARE}`);
  const panel = page.getByRole('main');
  await expect(panel).toContainText('No year has a record under this rule and these filters.');
  await panel.getByRole('button', { name: 'Clear filters' }).first().click();
  await expect(page.locator('#answer-title')).toBeFocused();

  // So does a year without a record.
  await follow(page, `/?year=2011&${BARE}`);
  await panel.getByRole('button', { name: 'Later: 2012' }).click();
  await expect(page.getByTestId('headline')).toHaveText(/^2012/);
});
