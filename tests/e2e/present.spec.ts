import type { Page } from '@playwright/test';
import { told } from '../told';
import { expectYear, slider } from './atlas-page';
import { LAST } from './dataset';
import { BARE, expect, mapReady, openMap, test } from './fixtures';
import { wordFaults } from './looks';

const year = (page: Page) => page.locator('.slide .year');
const boxOf = async (page: Page, part: string) => (await page.locator(part).first().boundingBox())!;

/** The smallest letters of panel and years before an audience, as px of the screen. */
const smallest = (page: Page) =>
  page.evaluate(() => {
    const pen = document.createTreeWalker(document.querySelector('.atlas')!, NodeFilter.SHOW_TEXT);
    const sizes: number[] = [];
    while (pen.nextNode()) {
      const node = pen.currentNode.parentElement!;
      if (!pen.currentNode.textContent!.trim() || !node.checkVisibility()) continue;
      if (!node.closest('.slide, .timeline') || node.closest('.visually-hidden, button, svg'))
        continue;
      const { currentCSSZoom = 1 } = node as Element & { currentCSSZoom?: number };
      sizes.push(parseFloat(getComputedStyle(node).fontSize) * currentCSSZoom);
    }
    return Math.min(...sizes);
  });

test(
  'keys alone choose years, nothing jumps, letters are large',
  { tag: '@deep' },
  async ({ page }) => {
    await page.setViewportSize({ width: 1920, height: 1080 });
    await openMap(page, `/?year=2016&${BARE}`);
    await page.keyboard.press('f');
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('main')).toBeHidden();
    await mapReady(page);
    await page.keyboard.press('b');
    await expect(page.getByTestId('black')).toBeInViewport({ ratio: 1 });
    await page.keyboard.press('.');
    await expect(page.getByTestId('black')).toHaveCount(0);

    const boxes = async () => {
      const parts = ['.slide .year', '.slide .headline', '.atlas > .map'];
      return (await Promise.all(parts.map((part) => boxOf(page, part)))).map(({ x, y }) => [x, y]);
    };
    await page.keyboard.type('2016');
    await expect(year(page)).toHaveText('2016');
    const before = await boxes();
    for (const [key, shown] of [
      ['ArrowRight', 2017],
      ['Home', 2003],
    ] as const) {
      await page.keyboard.press(key);
      await expect(year(page)).toHaveText(String(shown));
      expect(await boxes(), key).toEqual(before);
    }
    expect(await wordFaults(page)).toEqual([]);
    expect(await smallest(page)).toBeGreaterThanOrEqual(18);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('banner')).toBeVisible();
    await expectYear(page, 2016);
  },
);

for (const [width, height, ...tag] of [
  [1280, 800],
  [1024, 768, '@deep'],
  [1920, 1080, '@deep'],
] as const)
  test(
    `a clicker leads from 2003 to today and to how sure that is, at ${width}`,
    { tag },
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      await openMap(page, '/');
      await page.keyboard.press('f');
      const slide = page.locator('.slide');
      const stop = async (years: string, said: RegExp) => {
        await expect(year(page)).toHaveText(years);
        await expect(slide).toContainText(said);
        await mapReady(page);
        expect(await wordFaults(page), years).toEqual([]);
        // The last line, that of the years, is above the foot of the slide.
        const [last, whole] = [await boxOf(page, '.slide .year'), await boxOf(page, '.slide')];
        expect(last.y + last.height, years).toBeLessThanOrEqual(whole.y + whole.height);
      };
      const names = page.locator('[data-signs] text');
      await stop('2003–2013', RegExp(`of ${told('exercises 2003 to 2013').n} were at a new place`));
      await expect(names.filter({ hasText: 'RUSSIA' })).toBeVisible();
      await page.keyboard.press('PageDown');
      await stop('2014–2019', RegExp(told('exercises 2014 to 2019').spoken));
      // A click on the years takes no key away from the clicker.
      await slider(page).focus();
      await page.keyboard.press('PageDown');
      await stop(`2020–${LAST}`, RegExp(told('exercises since 2020').spoken));
      await expect(page.locator('.timeline').getByText('perhaps new')).toBeVisible();
      // What leaves, and the brackets of the chart.
      const pressed = page.locator('button:not(.bracket)').filter({ visible: true });
      await expect(pressed).toHaveCount(1);
      await page.keyboard.press('PageDown');
      await stop(`2020–${LAST}`, /evidence/);
      await expect(slide).toContainText('In random order');
      await page.keyboard.press('PageUp');
      await expect(slide).not.toContainText('In random order');
      await expect(slide.locator('.counts')).toContainText(`of ${told('exercises since 2020').n}`);
      await page.keyboard.press('Escape');
      await expect(page).toHaveURL(/\/$/);
    },
  );
