import { expect, test } from './fixtures';
import { walkSet } from './set-site';

test.use({ folder: 'build-malabar' });

walkSet('malabar', 'Malabar 2020');

test('a claim of the second set shows its verdict', { tag: '@wide' }, async ({ page }) => {
  await page.goto('/findings');
  await expect(page.locator('#C01')).toContainText('changed 9 times in 11 steps');
  await expect(page.locator('body')).toContainText(/oceans\s*: holds in part/);
});
