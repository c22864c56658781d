import { expect, test, openMap, overflowPx } from './fixtures';
import { faults } from './seen-words';

/** 1280×1024 zoomed to 400 % is 320×256 of the page's pixels; a phone in landscape is as low. */
const WINDOWS = [
  { width: 320, height: 256 },
  { width: 640, height: 400 },
  { width: 844, height: 390 },
];

/** Parts that lie, even in part, beside the page or over each other. */
function misplaced(): string[] {
  const parts = ['header', '.map', 'main', 'section.timeline'].map((part) => {
    const box = document.querySelector(part)!.getBoundingClientRect();
    return { part, box };
  });
  const wide = parts.filter(({ box }) => box.left < -1 || box.right > innerWidth + 1);
  const low = parts.filter(({ box }) => box.height < 40);
  const over = parts.flatMap(({ part, box }, i) =>
    parts
      .slice(i + 1)
      .filter(
        (other) =>
          Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
          Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 15,
      )
      .map((other) => `${part} and ${other.part} lie over each other`),
  );
  return [
    ...wide.map(({ part }) => `${part} is too wide`),
    ...low.map(({ part }) => `${part} is low`),
    ...over,
  ];
}

test('zoomed in, and with larger text, nothing is lost and nothing scrolls sideways', async ({
  page,
}) => {
  await openMap(page, '/?year=2016');
  for (const size of WINDOWS) {
    await page.setViewportSize(size);
    const label = `${size.width}×${size.height}`;
    await expect.poll(() => overflowPx(page), label).toBeLessThanOrEqual(0);
    await expect.poll(() => page.evaluate(misplaced), label).toEqual([]);
    // Each part can be brought into the window and used.
    await page.getByRole('button', { name: 'Play', exact: true }).scrollIntoViewIfNeeded();
    await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeInViewport();
    const record = page.getByRole('listbox', { name: 'Records' }).getByRole('option').first();
    await record.scrollIntoViewIfNeeded();
    await expect(record).toBeInViewport({ ratio: 0.9 });
  }

  // The open key leaves a small phone its map.
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('.key-button').click();
  const [map, key] = await Promise.all(
    ['.atlas > .map', '.legend'].map(async (part) => (await page.locator(part).boundingBox())!),
  );
  expect(Math.min(key!.y - map!.y, map!.height)).toBeGreaterThan(180);
  await expect(page.locator('.legend li').last()).toBeInViewport({ ratio: 1 });
  await page.locator('.key-button').click();

  // Text alone at 200 %.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await expect.poll(() => overflowPx(page)).toBeLessThanOrEqual(0);
  expect(await page.evaluate(misplaced)).toEqual([]);
  expect(await page.evaluate(faults)).toEqual([]);
});

for (const [path, tag] of [
  // The longest words.
  ['/ru/method', []],
  ['/compare', ['@deep']],
  ['/findings', ['@deep']],
  ['/data', ['@deep']],
] as const)
  test(
    `${path} does not scroll sideways with letters twice as large`,
    { tag: [...tag] },
    async ({ page }) => {
      await page.goto(path);
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 800 });
        await expect.poll(() => overflowPx(page), `${width} px`).toBeLessThanOrEqual(0);
      }
      // Every page of the header can be seen.
      await page.setViewportSize({ width: 1280, height: 800 });
      const links = page.locator('header .wide nav a');
      const beyond = await links.evaluateAll(
        (nodes) =>
          nodes.filter((link) => link.getBoundingClientRect().right > innerWidth + 1).length,
      );
      expect(await links.count()).toBe(7);
      expect(beyond).toBe(0);
    },
  );
