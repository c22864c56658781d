import type { Page } from '@playwright/test';
import { rows } from './atlas-page';
import { expect, openMap, test } from './fixtures';
import { boxesOf, clashes, expectNoOverflow, wordFaults, type Box } from './looks';

/** 1280×1024 zoomed to 400 % is 320×256 of the page's pixels; a phone in landscape is as low. */
const WINDOWS = [
  { width: 320, height: 256 },
  { width: 640, height: 400 },
  { width: 844, height: 390 },
];

/** Parts that are too wide or too low, or lie over each other by more than an edge. */
async function misplaced(page: Page): Promise<string[]> {
  const parts = await Promise.all(
    ['header', '.map', 'main', 'section.timeline'].map(async (what) => ({
      ...(await boxesOf(page.locator(what)))[0]!,
      what,
    })),
  );
  const { width } = page.viewportSize()!;
  const isWrong = ({ left, right, top, bottom }: Box) =>
    left < -1 || right > width + 1 || bottom - top < 40;
  return [...parts.filter(isWrong).map(({ what }) => what), ...clashes(parts, 1, 15)];
}

test('zoomed in, with larger text, nothing is lost', { tag: '@deep' }, async ({ page }) => {
  await openMap(page, '/?year=2016');
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    const label = `${size.width}×${size.height}`;
    await expectNoOverflow(page, label);
    await expect.poll(() => misplaced(page), label).toEqual([]);
    // Each part can be brought into the window and used.
    for (const part of [
      page.getByRole('button', { name: 'Play', exact: true }),
      rows(page).first(),
    ]) {
      await part.scrollIntoViewIfNeeded();
      await expect(part).toBeInViewport({ ratio: 0.9 });
    }
  }

  // The open key leaves a small phone its map.
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('.key-button').click();
  const [map] = await boxesOf(page.locator('.atlas > .map'));
  const [key] = await boxesOf(page.locator('.legend'));
  expect(Math.min(key!.top, map!.bottom) - map!.top).toBeGreaterThan(180);
  await expect(page.locator('.legend li').last()).toBeInViewport({ ratio: 1 });
  await page.locator('.key-button').click();

  // Text alone at 200 %.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await expectNoOverflow(page);
  expect(await misplaced(page)).toEqual([]);
  expect(await wordFaults(page)).toEqual([]);
});

for (const [path, ...tag] of [
  // The longest words.
  ['/ru/method'],
  ['/compare', '@deep'],
  ['/findings', '@deep'],
  ['/data', '@deep'],
] as const)
  test(
    `${path} does not scroll sideways with letters twice as large`,
    { tag },
    async ({ page }) => {
      await page.goto(path);
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      await expectNoOverflow(page, 'at 390 px');
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectNoOverflow(page, 'at 1280 px');
      const links = await boxesOf(page.locator('header a'));
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter(({ right }) => right > 1281)).toEqual([]);
    },
  );
