import { expect, test } from './fixtures';
import { walkSet } from './set-site';

test.use({ folder: 'build-malabar' });

walkSet('malabar', 'Malabar 2020');

test('a claim of the second set shows its verdict', { tag: '@wide' }, async ({ page }) => {
  await page.goto('/findings');
  const card = page.locator('details', { has: page.locator('#C03') });
  await expect(card.locator('summary')).toContainText('Holds in part');
  await expect(card.locator('summary')).toContainText('1 of 5 in the Indian Ocean');
});
