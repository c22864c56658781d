import type { Page } from '@playwright/test';
import { BARE, expect, mapReady, test, openMap } from './fixtures';
import { slider, box, faults } from './seen-words';

/** The smallest letters of panel and years before an audience, as px of the screen. */
const smallest = (page: Page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.atlas > .slide *, .timeline *')]
        .filter(
          (node) =>
            node.checkVisibility() &&
            [...node.childNodes].some(
              ({ nodeType, textContent }) => nodeType === 3 && textContent!.trim(),
            ),
        )
        .filter((node) => !node.closest('.visually-hidden, button, svg'))
        .map(
          (node) =>
            parseFloat(getComputedStyle(node).fontSize) *
            ((node as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1),
        ),
    ),
  );

test(
  'a talk is given by keys alone: nothing is focused, nothing jumps, letters are large',
  { tag: '@wide' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openMap(page, `/?year=2016&${BARE}`);
    // A rule just chosen keeps no key from being heard.
    await page.getByRole('combobox', { name: 'Counting rule' }).focus();
    await page.keyboard.press('f');
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('main')).toBeHidden();
    await mapReady(page);
    for (const tool of ['Zoom in', 'Present'])
      await expect(page.getByRole('button', { name: tool, exact: true })).toBeHidden();
    for (const key of ['b', '.']) {
      await page.keyboard.press(key);
      await expect(page.getByTestId('black')).toBeInViewport({ ratio: 1 });
      await page.keyboard.press(key);
      await expect(page.getByTestId('black')).toHaveCount(0);
    }

    const parts = ['.slide .year', '.slide .headline', '.atlas > .map'];
    const boxes = async () =>
      (await Promise.all(parts.map((part) => box(page, part)))).map(({ x, y }) => [x, y]);
    const before = await boxes();
    expect(await box(page, '.atlas > .map')).toMatchObject({ x: 590, width: 1330, height: 734 });
    const shown = page.locator('.slide .year');
    for (const [key, year] of [
      ['ArrowRight', 2017],
      ['ArrowLeft', 2016],
      ['PageDown', 2017],
      ['PageUp', 2016],
      ['Home', 2003],
      ['End', 2026],
    ] as const) {
      await page.keyboard.press(key);
      await expect(shown).toHaveText(String(year));
      expect(await boxes(), key).toEqual(before);
    }
    await page.keyboard.type('2007');
    await expect(shown).toHaveText('2007');
    expect(await page.evaluate(faults)).toEqual([]);
    expect(await smallest(page)).toBeGreaterThanOrEqual(18);
    // A click on the years takes no key away from the clicker.
    await slider(page).focus();
    await page.keyboard.press('PageDown');
    await expect(shown).toHaveText('2008');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(slider(page)).toHaveAttribute('aria-valuenow', '2008');
  },
);

for (const [root, present, tag] of [
  ['/', 'Present', ['@wide', '@deep']],
  // The longest words.
  ['/ru/', 'На весь экран', ['@wide']],
  ['/zh/', '演示', ['@wide', '@deep']],
] as const)
  test(
    `the Present button does the same at 1280 from ${root}`,
    { tag: [...tag, '@deep'] },
    async ({ page }) => {
      await openMap(page, `${root}?to=2012&${BARE}`);
      await page.getByRole('button', { name: present, exact: true }).click();
      for (const year of [2012, 2016, 2023, 2026]) {
        await page.keyboard.type(String(year));
        await expect(page.locator('.slide .year')).toHaveText(String(year));
        expect(await page.evaluate(faults), `${root} ${year}`).toEqual([]);
        const parts = ['.headline', '.counts'].map((part) =>
          page.locator(`.atlas > .slide ${part}`),
        );
        for (const part of parts) {
          if ((await part.count()) === 0) continue;
          expect(
            await part.evaluate((node) => node.scrollHeight - node.clientHeight),
            `${root} ${year}`,
            // The box of a letter is higher than its line.
          ).toBeLessThanOrEqual(8);
        }
      }
      await page.keyboard.press('Escape');
      await expect(page.getByRole('main')).toBeVisible();
    },
  );
