import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { BARE, expect, test } from './fixtures';

/** As the command line has it. */
function told(): { answer: string[]; pace: string[]; howSure: string[] } {
  const text = execFileSync(process.execPath, ['tools/reach.mjs', 'directions'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return (JSON.parse(text) as { lines: { en: ReturnType<typeof told> } }).lines.en;
}

test(
  'one question has one verdict and one number on every page and on the command line',
  { tag: '@wide' },
  async ({ page }) => {
    const { answer, pace, howSure } = told();
    await page.goto(`/?${BARE}`);
    for (const line of [...answer, ...pace]) await expect(page.locator('main')).toContainText(line);
    await page.getByText('How sure?').first().click();
    await expect(page.locator('main').getByText(howSure[0]!).first()).toBeVisible();

    await page.goto('/findings');
    await expect(page.locator('main')).toContainText(answer[0]!);

    await page.goto('/story');
    for (const line of answer) await expect(page.locator('#stopped')).toContainText(line);
    await expect(page.locator('#stopped')).toContainText(pace[0]!);
  },
);

test('pages of text are light, and letters grow with the window under the header', async ({
  page,
}) => {
  for (const name of ['compare', 'findings', 'story', 'method']) {
    const { length } = gzipSync(readFileSync(`build/${name}/index.html`));
    expect(length, name).toBeLessThanOrEqual(60 * 1024);
  }
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page.goto('/findings');
  const left = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().left);
  expect(await left('header .brand')).toBe(await left('main h1'));
  const size = await page
    .locator('main .answer')
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThan(20);
});
