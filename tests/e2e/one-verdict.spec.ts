import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { BARE, expect, test } from './fixtures';

/** Of the same kind and period, as the command line writes it. */
function told(): string[] {
  const command = ['tools/reach.mjs', 'compare', '--a', '2020..2022', '--b', '2023..2026'];
  const text = execFileSync(process.execPath, [...command, '--format', 'table'], {
    encoding: 'utf8',
  });
  return text.split('\n').filter((line) => / set a new mark; /.test(line));
}

test(
  'one question has one verdict and one number on every page and on the command line',
  { tag: '@wide' },
  async ({ page }) => {
    const sentences = told();
    const lull = sentences.find((line) => line.includes('exercises from 2020 to 2022'))!;
    const since = sentences.find((line) => line.includes('exercises from 2023 to 2026'))!;
    expect(sentences).toHaveLength(4);

    await page.goto(`/?${BARE}`);
    await page.getByText('How sure?').first().click();
    await expect(page.locator('main').getByText(since).first()).toBeVisible();

    await page.goto('/findings#C25');
    await expect(page.getByTestId('how-sure')).toContainText(since);
    await expect(page.locator('#C25')).toContainText(lull);

    await page.goto('/compare?a=2020..2022&b=2023..2026');
    const said = page.getByTestId('chance');
    await expect(said).toContainText(since, { timeout: 60_000 });
    for (const sentence of sentences) await expect(said).toContainText(sentence);

    await page.goto('/story');
    await expect(page.locator('#lull')).toContainText(lull);
    await expect(page.locator('#stopped')).toContainText(since);
  },
);

test('pages of text are light, and letters grow with the window under the header', async ({
  page,
}) => {
  for (const name of ['compare', 'findings', 'context', 'method']) {
    const { length } = gzipSync(readFileSync(`build/${name}/index.html`));
    expect(length, name).toBeLessThanOrEqual(60 * 1024);
  }
  await page.setViewportSize({ width: 1920, height: 1000 });
  await page.goto('/findings');
  const left = (selector: string) =>
    page.locator(selector).evaluate((element) => element.getBoundingClientRect().left);
  expect(await left('header .brand')).toBe(await left('main h1'));
  const size = await page
    .locator('main .lead')
    .evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeGreaterThan(20);
});
