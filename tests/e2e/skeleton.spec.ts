import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, test } from './fixtures';
import { walkSet } from './set-site';

/* Five invented records, without periods, claims, context or story: built here, since it takes a minute. */

test.use({ folder: 'build-skeleton' });

test.describe('the skeleton of a set', { tag: ['@deep', '@wide'] }, () => {
  // One after the other: two would build the same folder.
  test.describe.configure({ mode: 'serial' });
  test.beforeAll(() => {
    test.setTimeout(300_000);
    const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build'], {
      encoding: 'utf8',
      env: { ...process.env, SET: 'skeleton' },
    });
    expect(status, stderr).toBe(0);
  });

  walkSet('skeleton', 'Invented 2021');

  test('lists its five records; the pages of what it lacks are not there', async ({ page }) => {
    await page.goto('/data');
    await expect(page.getByRole('link', { name: /^Invented 20/ })).toHaveCount(5);
    await expect(page.getByRole('navigation').getByRole('link', { name: 'Findings' })).toHaveCount(
      0,
    );
    for (const missing of ['findings', 'story'])
      expect(existsSync(`build-skeleton/${missing}/index.html`)).toBe(false);
  });
});
