import type { ContextData } from '#core/context/context';
import { readJson } from '../json';
import { toggleLayers } from './atlas-page';
import { BARE, expect, test } from './fixtures';
import { expectAccessible, expectNoOverflow } from './looks';

const { items } = readJson<ContextData>('static/data/context.json');
const sourced = items.filter(({ sources }) => sources.length > 0);
const of2024 = sourced.filter(
  ({ start, end, ongoing }) =>
    start.startsWith('2024') || (!ongoing && end !== undefined && end.startsWith('2024')),
);

test('what happened around them unfolds under the years', { tag: '@deep' }, async ({ page }) => {
  await page.goto(`/?year=2024&${BARE}`);
  await toggleLayers(page);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Around them: meetings/ })
    .click();
  await expect(page).toHaveURL(/around=1/);
  const around = page.getByRole('region', { name: 'Around them' });
  const listed = around.getByRole('listitem');
  await expect(listed).toHaveCount(of2024.length);
  for (const { title } of of2024) await expect(around).toContainText(title.en);
  await expect(listed.getByRole('link').first()).toHaveAttribute('rel', 'noopener noreferrer');
  // Hollow where it rests on inference.
  const drawn = sourced.filter(({ id }) => id !== 'treaty-2001');
  await expect(around.locator('rect:not(.year)')).toHaveCount(drawn.length);
  await expect(around.locator('rect.inferred')).toHaveCount(
    drawn.filter(({ inference }) => inference).length,
  );
  await expectAccessible(page, { within: '.around' });
  await expectNoOverflow(page);

  // Another year is listed as it is shown; what came before all years stands with the first.
  await page.keyboard.press('Home');
  await expect(around.getByRole('heading')).toContainText('2003 and earlier');
  await expect(around).toContainText('Treaty of Good-Neighbourliness');
  await expect(page).toHaveURL(/year=2003/);

  await around.getByRole('button', { name: /^Fold away/ }).click();
  await expect(around).toHaveCount(0);
  await expect(page).not.toHaveURL(/around/);
  await page.goBack();
  await expect(around).toBeVisible();
});
