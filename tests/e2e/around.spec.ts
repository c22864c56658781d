import type { ContextData } from '../../src/lib/core/context/context';
import { expectAccessible } from './axe';
import { toggleLayers } from './atlas-page';
import { BARE, expect, test, overflowPx } from './fixtures';
import { readJson } from '../json';

const { items } = readJson<ContextData>('static/data/context.json');
const sourced = items.filter(({ sources }) => sources.length > 0);
const itemsOf = (year: string) =>
  sourced.filter(
    ({ start, end, ongoing }) =>
      start.startsWith(year) || (!ongoing && end !== undefined && end.startsWith(year)),
  );

test(
  'what happened around them unfolds under the years, in words for the year shown',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?year=2024&${BARE}`);
    await toggleLayers(page);
    await page
      .getByRole('main')
      .getByRole('button', { name: 'Around them: meetings, arms, limits' })
      .click();
    await expect(page).toHaveURL(/around=1/);
    const around = page.getByRole('region', { name: 'Around them' });
    const listed = around.getByRole('listitem');
    await expect(listed).toHaveCount(itemsOf('2024').length);
    for (const { title } of itemsOf('2024')) await expect(around).toContainText(title.en);
    await expect(listed.getByRole('link').first()).toHaveAttribute('rel', 'noopener noreferrer');
    // Hollow where it rests on inference.
    const marks = around.locator('rect:not(.year)');
    await expect(marks.first()).toBeVisible();
    const drawn = sourced.filter(({ id }) => id !== 'treaty-2001');
    await expect(marks).toHaveCount(drawn.length);
    await expect(around.locator('rect.inferred')).toHaveCount(
      drawn.filter(({ inference }) => inference).length,
    );
    await expectAccessible(page, { within: '.around' });
    expect(await overflowPx(page), 'px wider than the window').toBeLessThanOrEqual(0);

    // Another year is listed as it is shown; what came before all years stands with the first.
    await page.goto(`/?year=2003&around=1&${BARE}`);
    await expect(around.getByRole('heading')).toContainText('2003 and earlier');
    await expect(around).toContainText('Treaty of Good-Neighbourliness');

    await around.getByRole('button', { name: /^Fold away/ }).click();
    await expect(around).toHaveCount(0);
    await expect(page).not.toHaveURL(/around/);
    await page.goBack();
    await expect(around).toBeVisible();
  },
);
