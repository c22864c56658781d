import { expect, test } from './fixtures';

test('→ and ← lead to the next step of the story and back, a screen each', async ({ page }) => {
  await page.goto('/story');
  const steps = page.locator('.story section');
  for (const [key, step] of [
    ['ArrowRight', 1],
    ['ArrowRight', 2],
    ['ArrowLeft', 1],
  ] as const) {
    await page.keyboard.press(key);
    await expect(steps.nth(step)).toBeInViewport({ ratio: 0.98 });
  }
});
