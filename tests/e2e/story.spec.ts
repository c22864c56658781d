import { expect, test, overflowPx } from './fixtures';

test.use({ javaScriptEnabled: false });

test(
  'the story is seven screens of one sentence and another picture each, without script',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.goto('/story');
    const steps = page.locator('.story section');
    await expect(steps).toHaveCount(7);
    const { width, height } = page.viewportSize()!;
    const header = await page.getByRole('banner').evaluate((box) => box.clientHeight);
    for (const step of await steps.all()) {
      await expect(step.getByRole('heading', { level: 2 })).not.toBeEmpty();
      const box = (await step.boundingBox())!;
      // In a column the next begins where the text ends.
      if (width > height && !(await step.evaluate((own) => own.matches('.across'))))
        expect(Math.abs(box.height - (height - header)), 'one screen').toBeLessThanOrEqual(6);
    }
    await expect(steps.first().getByRole('heading', { level: 2 })).toBeInViewport();
    const maps = page.locator('figure svg.picture:visible');
    await expect(maps).toHaveCount(5);
    const drawn = await maps
      .locator('use[href*="story.svg"]')
      .evaluateAll((uses) => uses.map((use) => use.getAttribute('href')));
    expect(new Set(drawn).size, 'each map is another').toBe(5);
    // The partners are named on each map, in the reader's language.
    for (const map of await maps.all()) await expect(map.locator('text').first()).toBeAttached();
    expect(await overflowPx(page)).toBeLessThanOrEqual(0);
    await steps
      .nth(0)
      .getByRole('link', { name: /^Step 2 of 7/ })
      .click();
    await expect(page).toHaveURL(/#growth$/);
    await expect(steps.nth(1).getByRole('heading', { level: 2 })).toBeInViewport();
  },
);

test.describe('with script', () => {
  test.use({ javaScriptEnabled: true });
  test('→ and ← lead to the next step and back', { tag: '@wide' }, async ({ page }) => {
    await page.goto('/story');
    const steps = page.locator('.story section');
    await page.keyboard.press('ArrowRight');
    await expect(steps.nth(1)).toBeInViewport({ ratio: 0.98 });
    await page.keyboard.press('ArrowRight');
    await expect(steps.nth(2)).toBeInViewport({ ratio: 0.98 });
    await page.keyboard.press('ArrowLeft');
    await expect(steps.nth(1)).toBeInViewport({ ratio: 0.98 });
  });
});
