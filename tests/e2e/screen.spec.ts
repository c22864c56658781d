import type { Page } from '@playwright/test';
import { expectYear, openSheet, slider } from './atlas-page';
import { LAST } from './dataset';
import { BARE, expect, follow, openMap, test } from './fixtures';
import { expectNoOverflow, wordFaults } from './looks';

/** The first screen, measured: every word whole, none over another, nothing that jumps. */

const boxOf = async (page: Page, part: string) => (await page.locator(part).first().boundingBox())!;
const rootOf = (language: string) => (language === 'en' ? '/' : `/${language}/`);

/** The chosen year, and how sure the answer is, have come. */
async function settled(page: Page, year: number): Promise<void> {
  await expectYear(page, year);
  await expect(page.getByTestId('answer')).toHaveAttribute('aria-busy', 'false');
}

for (const language of ['en', 'ru', 'zh'])
  test(
    `${language}: in no year is a word cut or over another, and the map stays as it is`,
    { tag: '@deep' },
    async ({ page }) => {
      await openMap(page, `${rootOf(language)}?year=${LAST}&${BARE}`);
      await expectNoOverflow(page, '', true);
      const map = await boxOf(page, '.atlas > .map');
      expect(map).toMatchObject({ width: 908, height: 800 - 52 - 206 });
      await slider(page).focus();
      for (let year = LAST; year >= 2003; year--) {
        if (year < LAST) await page.keyboard.press('ArrowLeft');
        await settled(page, year);
        expect(await wordFaults(page), `${year}`).toEqual([]);
        expect(await boxOf(page, '.atlas > .map'), `${year}`).toEqual(map);
      }
    },
  );

const WINDOWS = [
  [390, 844],
  [360, 640],
  // 1280 × 800 at 150 %, and at 200 %.
  [853, 533],
  [640, 400],
  [844, 390],
  [820, 1180],
] as const;
const VIEWS = ['from=2020', 'year=2007', `year=${LAST}`, 'year=2020', 'year=2016'];

for (const language of ['en', 'ru', 'zh'])
  test(
    `${language}: ${WINDOWS.length} small windows keep map, years and answer in sight, and cut no word`,
    { tag: ['@phone', '@deep'] },
    async ({ page }) => {
      const root = rootOf(language);
      await page.goto(`${root}?${BARE}`);
      for (const years of VIEWS) {
        await follow(page, `${root}?${years}&${BARE}`);
        await settled(page, years === 'from=2020' ? LAST : Number(years.slice(-4)));
        for (const [width, height] of WINDOWS) {
          await page.setViewportSize({ width, height });
          const size = `${width} × ${height}, ${years}`;
          await expectNoOverflow(page, size, true);
          await expect.poll(() => wordFaults(page), size).toEqual([]);
          const map = await boxOf(page, '.atlas > .map');
          if (height > 700) expect(map.height, size).toBeGreaterThanOrEqual(260);
          if (height <= 560) await expect(page.locator('.wide nav').first()).toBeHidden();
          for (const part of ['.timeline .band', '.headline', '.play'])
            // Under the last line there may be less room than a line has.
            await expect(page.locator(part).first(), `${part} at ${size}`).toBeInViewport({
              ratio: 0.9,
            });
          if (width < 760 && height > 560)
            expect((await boxOf(page, '.timeline .band')).width, size).toBeGreaterThan(width - 34);
        }
      }
    },
  );

test(
  'what a phone takes away or brings is pulled up with the rows',
  { tag: '@phone' },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(navigator, {
        share: (what: ShareData) => Promise.resolve(Object.assign(window, { shared: what })),
      });
    });
    await page.goto(`/?${BARE}`);
    await openSheet(page);
    const actions = page
      .locator('main .row.off-paper')
      .filter({ has: page.getByRole('link', { name: 'Your data' }) });
    await actions.scrollIntoViewIfNeeded();
    for (const name of ['Your data', 'Save picture']) {
      const action = actions.getByRole(name === 'Your data' ? 'link' : 'button', { name });
      await expect(action).toBeInViewport({ ratio: 1 });
      expect((await action.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    // A finger gets the menu of the system at once.
    await page.getByRole('banner').getByRole('button', { name: 'Share' }).tap();
    // The browser makes a click of a tap in its own time.
    const handle = await page.waitForFunction(() => (window as { shared?: ShareData }).shared);
    const shared = await handle.jsonValue();
    const headline = await page.getByTestId('headline').innerText();
    expect(shared?.text?.toLowerCase()).toContain(headline.toLowerCase());
    expect(shared?.url).toMatch(/data=\d{4}-/);
  },
);

test(
  'in the reader’s own colours the keys keep their signs',
  { tag: '@deep' },
  async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await openMap(page, '/');
    const plain = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    for (const sign of [
      '.legend path:not([fill=none])',
      '.timeline svg path[fill="var(--exercise)"]',
    ]) {
      const colour = await page
        .locator(sign)
        .first()
        .evaluate((node) => getComputedStyle(node).fill);
      expect(colour, sign).not.toBe(plain);
      expect(colour, sign).not.toMatch(/^rgba.*, 0\)$|transparent|none/);
    }
  },
);
