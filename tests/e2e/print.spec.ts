import { expect, test, openMap } from './fixtures';

const CONTROLS =
  'button, select, summary, input:not([type=hidden]), [role=slider], textarea, header nav, .languages';

/** What is off the map, or over something else: labels, key, and the words of the chart. */
function misplaced(paperPx: number): string[] {
  const map = document.querySelector('[data-testid=map]')!.getBoundingClientRect();
  const textsIn = (selector: string) =>
    [...document.querySelectorAll(`${selector} text`)]
      .filter((text) => text.checkVisibility({ visibilityProperty: true }))
      .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
  const off = textsIn('[data-signs]')
    .filter(
      ({ box }) =>
        box.left < map.left ||
        box.right > map.right ||
        box.top < map.top ||
        box.bottom > map.bottom,
    )
    .map(({ text }) => `${text} is off the map`);
  const words = textsIn('.timeline .chart svg');
  const overprinted = words.flatMap(({ text, box: a }, i) =>
    words
      .slice(i + 1)
      .filter(({ box: b }) => {
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        // The box of a letter is higher than the letter.
        return x > 2 && y > 0.6 * Math.min(a.height, b.height);
      })
      .map((other) => `${text} lies on ${other.text}`),
  );
  const key = document.querySelector('.legend')?.getBoundingClientRect();
  return [
    ...off,
    ...overprinted,
    ...(map.width > paperPx ? [`the map is ${map.width} px wide`] : []),
    ...(key && key.top < map.bottom ? ['the key lies on the map'] : []),
  ];
}

/** Between the margins of A4, held upright, px. */
const PAPER_PX = 688;

for (const path of ['/', '/record/mosi-2023'])
  test(`${path} on paper: the whole map with names and key, all text on white, nothing to press`, async ({
    page,
  }) => {
    await openMap(page, path);
    // As a browser prints: of the size of the paper only the event tells, in time.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate((px) => (document.body.style.width = `${px}px`), PAPER_PX);
    expect(await page.evaluate(misplaced, PAPER_PX)).toEqual([]);
    for (const place of path === '/' ? ['Aleutians', 'Chukchi', 'Cape Town', 'Richards Bay'] : [])
      await expect(page.locator('[data-signs] text').filter({ hasText: place })).toBeVisible();
    await expect(page.locator('.legend')).toHaveCount(path === '/' ? 1 : 0);

    // Its width, too, is the paper's.
    await page.setViewportSize({ width: 794, height: 1123 });
    const pressed = await page.locator(CONTROLS).evaluateAll((nodes) =>
      nodes
        .filter(
          (control) => control.checkVisibility() && control.getBoundingClientRect().height > 1,
        )
        // The chosen year is part of the picture, and the name of a row its text.
        .filter((control) => !control.matches('[role=slider], th button'))
        .map((control) => control.outerHTML.slice(0, 90)),
    );
    expect(pressed).toEqual([]);
    for (const part of ['html', 'main', 'header'])
      await expect(page.locator(part)).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    // All of the text is on the paper, not behind a scrollbar, and the addresses of sources are in it.
    const main = page.getByRole('main');
    expect(await main.evaluate((box) => box.scrollHeight - box.clientHeight)).toBeLessThanOrEqual(
      1,
    );
    const addresses = await page
      .locator('main li[id^=source-] > a')
      .evaluateAll((links) => links.map((a) => getComputedStyle(a, '::after').content));
    expect(addresses.length > 0).toBe(path !== '/');
    for (const address of addresses) expect(address).toMatch(/https?:\/\//);

    await page.evaluate(() => document.body.removeAttribute('style'));
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  });
