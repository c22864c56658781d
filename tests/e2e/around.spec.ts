import type { ContextData } from '#core/context/context';
import { readJson } from '../json';
import { BARE, expect, test } from './fixtures';
import { expectAccessible, expectNoOverflow } from './looks';

const { items } = readJson<ContextData>('static/data/context.json');
const of2024 = items.filter(
  ({ start, end = '', ongoing, sources }) =>
    sources.length > 0 && [start, ongoing ? '' : end].some((day) => day.startsWith('2024')),
);

test('what happened around them unfolds under the years', { tag: '@deep' }, async ({ page }) => {
  await page.goto(`/?year=2024&${BARE}`);
  await page.getByRole('main').getByRole('button', { name: 'What was going on' }).click();
  await expect(page).toHaveURL(/around=1/);
  const around = page.getByRole('region', { name: 'Around them' });
  await expect(around.getByRole('listitem')).toHaveCount(of2024.length);
  await expectAccessible(page, { within: '.around' });
  await expectNoOverflow(page);

  // Another year is listed as it is shown; what came before all years stands with the first.
  await page.keyboard.press('Home');
  await expect(around.getByRole('heading')).toContainText('2003 and earlier');
  await expect(around).toContainText('Treaty of Good-Neighbourliness');

  await around.getByRole('button', { name: /^Fold away/ }).click();
  await expect(around).toHaveCount(0);
  await page.goBack();
  await expect(around).toBeVisible();
});
