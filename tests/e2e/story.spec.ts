import { expect, test } from './fixtures';

test.use({ javaScriptEnabled: false });

test('the story is six screens of one sentence and one map each, without script', async ({
  page,
}) => {
  await page.goto('/story');
  const steps = page.locator('article');
  await expect(steps).toHaveCount(6);
  for (const step of await steps.all()) {
    await expect(step.getByRole('heading', { level: 2 })).not.toBeEmpty();
    await expect(step.locator('svg.picture use[href*="story.svg"]')).toHaveCount(1);
    // The partners are named on each map, in the reader's language.
    await expect(step.locator('svg.picture text').first()).toBeAttached();
  }
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
  ).toBeLessThanOrEqual(0);
  await steps.nth(0).getByRole('link', { name: /^Next/ }).click();
  await expect(page).toHaveURL(/#growth$/);
  await expect(steps.nth(1)).toBeInViewport();
});

test.describe('with script', () => {
  test.use({ javaScriptEnabled: true });
  test(
    'before an audience each step is a slide, and Page Down the next one',
    { tag: '@wide' },
    async ({ page }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.goto('/story');
      // A browser without a screen cannot fill it.
      await page.evaluate(() => {
        for (const { cssRules } of document.styleSheets)
          for (const rule of cssRules)
            if (rule instanceof CSSMediaRule && rule.conditionText.includes('display-mode'))
              rule.media.mediaText = '(min-width: 900px)';
      });
      await expect(page.getByRole('banner')).toBeHidden();
      const steps = page.locator('article');
      for (const step of await steps.all()) {
        await page.keyboard.press('PageDown');
        await expect(step).toBeInViewport({ ratio: 0.98 });
        expect(await step.evaluate((box) => box.scrollHeight - box.clientHeight)).toBe(0);
        const letters = (node: Element) => parseFloat(getComputedStyle(node).fontSize);
        for (const text of await step.locator('.text :is(p, li)').all())
          expect(await text.evaluate(letters)).toBeGreaterThanOrEqual(28);
      }
    },
  );
});
