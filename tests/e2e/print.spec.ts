import type { Page } from '@playwright/test';
import { expect, openMap, test } from './fixtures';
import { boxesOf, clashes } from './looks';

const CONTROLS =
  'button, select, summary, input:not([type=hidden]), [role=slider], textarea, header nav, .languages';

/** Between the margins of A4, held upright, px. */
const PAPER_PX = 688;

/** What is off the map, or over something else: labels, key, and the words of the chart. */
async function misplaced(page: Page): Promise<string[]> {
  const [map] = await boxesOf(page.getByTestId('map'));
  const labels = await boxesOf(page.locator('[data-signs] text'));
  const words = await boxesOf(page.locator('.timeline .chart svg text'));
  const [key] = await boxesOf(page.locator('.legend'));
  const off = labels.filter(
    ({ left, top, right, bottom }) =>
      left < map!.left || right > map!.right || top < map!.top || bottom > map!.bottom,
  );
  return [
    ...off.map(({ what }) => `${what} is off the map`),
    // The box of a letter is higher than the letter.
    ...clashes(words, 2, 7.5),
    ...(map!.right - map!.left > PAPER_PX ? ['the map is too wide'] : []),
    ...(key && key.top < map!.bottom ? ['the key lies on the map'] : []),
  ];
}

test('the first view and a record on paper: the whole map with names and key, all text on white, nothing to press', async ({
  page,
}) => {
  for (const path of ['/', '/record/mosi-2023']) {
    await openMap(page, path);
    // As a browser prints: of the size of the paper only the event tells, in time.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate((px) => (document.body.style.width = `${px}px`), PAPER_PX);
    expect(await misplaced(page), path).toEqual([]);
    // No canvas reaches paper: below it lies the land as a bitmap. The answer comes first.
    await expect(page.locator('.maplibregl-map')).toBeHidden();
    await expect(
      page.locator('[data-testid=map] img[src$="land-light.png"]').first(),
    ).toBeVisible();
    if (path === '/') {
      const [answer, map] = ['headline', 'map'].map((id) => page.getByTestId(id).boundingBox());
      expect((await answer)!.y).toBeLessThan((await map)!.y);
    }
    for (const place of path === '/' ? ['Astrakhan', 'Cape Town', 'Richards Bay'] : [])
      await expect(page.locator('[data-signs] text').filter({ hasText: place })).toBeVisible();
    await expect(page.locator('.legend')).toHaveCount(path === '/' ? 1 : 0);

    // Its width, too, is the paper's.
    await page.setViewportSize({ width: 794, height: 1123 });
    const pressed = await page.locator(CONTROLS).evaluateAll((nodes) =>
      nodes
        .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height > 1)
        // The chosen year is part of the picture, and the name of a row its text.
        .filter((node) => !node.matches('[role=slider], th button'))
        .map((node) => node.outerHTML.slice(0, 90)),
    );
    expect(pressed, path).toEqual([]);
    for (const part of ['html', 'main', 'header'])
      await expect(page.locator(part)).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    // All of the text is on the paper, not behind a scrollbar, and the addresses of sources are in it.
    const hiddenPx = await page
      .getByRole('main')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    expect(hiddenPx).toBeLessThanOrEqual(1);
    const addresses = await page
      .locator('main li[id^=source-] > a')
      .evaluateAll((links) => links.map((a) => getComputedStyle(a, '::after').content));
    expect(addresses.length > 0).toBe(path !== '/');
    for (const address of addresses) expect(address).toMatch(/https?:\/\//);

    await page.evaluate(() => document.body.removeAttribute('style'));
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.setViewportSize({ width: 390, height: 844 });
  }
});
