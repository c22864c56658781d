import type { Page } from '@playwright/test';
import { coreIds } from './dataset';
import { BARE, expect, mapReady, test } from './fixtures';

/** The first screen and the presenter, measured: every word whole, none over another, nothing that jumps. */

const slider = (page: Page) => page.locator('[role=slider].to');
const box = async (page: Page, of: string) => (await page.locator(of).first().boundingBox())!;
const top = (page: Page, of: string) =>
  page.locator(of).evaluate((node) => Math.round(node.getBoundingClientRect().top * 2) / 2);
const overflow = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return [scrollWidth - innerWidth, scrollHeight - innerHeight];
  });

/** What is wrong with the words of header, panel and timeline. Runs in the page. */
function faults(): string[] {
  const parts = document.querySelectorAll('header, main, section.timeline, .told');
  const isSeen = (node: Element) =>
    node.checkVisibility({ visibilityProperty: true }) &&
    !node.closest('.visually-hidden, .skip, [popover], svg');
  const own = (node: Element) =>
    [...node.childNodes].filter(({ nodeType, data }: Node & { data?: string }) => {
      return nodeType === Node.TEXT_NODE && data!.trim() !== '';
    });
  const inside = [...parts].flatMap((part) => [...part.querySelectorAll('*')]);
  const all = [...new Set(inside)].filter(isSeen);
  const cut = all
    .filter((node) => own(node).length > 0 && node.clientWidth > 0 && !node.matches('option'))
    .filter((node) => node.scrollWidth > node.clientWidth + 1)
    .map((node) => `cut: ${node.textContent.trim()}`);
  const pen = document.createElement('canvas').getContext('2d')!;
  const choices = all
    .filter((node) => node instanceof HTMLSelectElement)
    .filter((select) => {
      pen.font = getComputedStyle(select).font;
      const { width } = pen.measureText(select.selectedOptions[0]!.text.trim());
      // The arrow of a list takes some 16 px.
      return width > select.clientWidth - 16;
    })
    .map((select) => `cut: ${select.selectedOptions[0]!.text.trim()}`);
  // Lines of text, as they stand in the page.
  const lines = all.flatMap((node) => {
    if (node.closest('select')) return [];
    const scroller = node.closest('main')?.getBoundingClientRect();
    return own(node).flatMap((text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return (
        [...range.getClientRects()]
          .filter(({ width, top, bottom }) => {
            return width > 1 && (!scroller || (top >= scroller.top && bottom <= scroller.bottom));
          })
          // The box of a line is higher than its letters, and that of digits much higher.
          .map(({ left, right, top, bottom, height }) => {
            const free = height / (/^\d+$/.test(text.textContent!) ? 4 : 8);
            const words = { node, text: text.textContent!.trim(), left, right };
            return { ...words, top: top + free, bottom: bottom - free };
          })
      );
    });
  });
  const beyond = lines
    .filter(({ left, right }) => left < -1 || right > innerWidth + 1)
    .map(({ text }) => `beyond the window: ${text}`);
  const over = lines.flatMap((a, i) =>
    lines.slice(i + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const layered = [a, b].some(({ node }) => node.closest('.pill, .row.off-paper'));
      return wide > 1 && high > 4 && !layered ? [`${a.text} over ${b.text}`] : [];
    }),
  );
  return [...cut, ...choices, ...beyond, ...over];
}

/** The chosen year, and how sure the answer is, have come. */
async function settled(page: Page, year: number): Promise<void> {
  await expect(slider(page)).toHaveAttribute('aria-valuenow', String(year));
  await expect(page.getByTestId('pace')).not.toHaveText(/Computing|Вычис|计算/);
}

for (const language of ['en', 'ru', 'zh'])
  test(
    `${language}: in no year is a word cut or over another, and neither list nor map moves`,
    { tag: '@wide' },
    async ({ page }) => {
      const root = language === 'en' ? '/' : `/${language}/`;
      await page.goto(`${root}?${BARE}`);
      await mapReady(page);
      expect(await overflow(page)).toEqual([0, 0]);
      const [list, map] = [await top(page, '.directions ul'), await box(page, '.atlas > .map')];
      expect(map).toMatchObject({ width: 908, height: 800 - 52 - 104 });
      await slider(page).focus();
      for (let year = 2026; year >= 2003; year--) {
        if (year < 2026) await page.keyboard.press('ArrowLeft');
        await settled(page, year);
        expect(await page.evaluate(faults), `${year}`).toEqual([]);
        expect(await top(page, '.directions ul'), `${year}`).toBe(list);
        expect(await box(page, '.atlas > .map'), `${year}`).toEqual(map);
      }
      // The last row of the list is seen without scrolling, where the words are no longer than English.
      if (language !== 'ru')
        await expect(page.locator('.directions li').last()).toBeInViewport({ ratio: 1 });
    },
  );

const SMALL = [
  [390, 844],
  [844, 390],
  [820, 1180],
  [360, 640],
  // 1280 × 800 at 150 % and 200 %.
  [853, 533],
  [640, 400],
] as const;

for (const language of ['en', 'ru', 'zh'])
  test(
    `${language}: small windows keep map, years and answer in sight, and cut no word`,
    { tag: '@narrow' },
    async ({ page }) => {
      const root = language === 'en' ? '/' : `/${language}/`;
      await page.goto(`${root}?${BARE}`);
      for (const [width, height] of SMALL) {
        await page.setViewportSize({ width, height });
        await mapReady(page);
        await slider(page).press('End');
        await settled(page, 2026);
        const size = `${width} × ${height}`;
        const list = await top(page, '.directions ul');
        for (const year of [2026, 2020, 2016, 2007]) {
          if (year < 2026) for (const digit of String(year)) await slider(page).press(digit);
          await settled(page, year);
          const at = `${size}, ${year}`;
          expect(await overflow(page), at).toEqual([0, 0]);
          expect(await page.evaluate(faults), at).toEqual([]);
          expect(await top(page, '.directions ul'), at).toBe(list);
        }
        const [map, main, track] = [
          await box(page, '.atlas > .map'),
          await box(page, 'main'),
          await box(page, '.track'),
        ];
        // What the sheet leaves of it.
        const free =
          width < 760 && height > 560 ? Math.min(map.y + map.height, main.y) - map.y : map.height;
        if (height > 560) expect(free, size).toBeGreaterThanOrEqual(300);
        if (height <= 560) await expect(page.locator('.wide nav').first()).toBeHidden();
        for (const part of ['.track', '.lead', '.patrols', '.play'])
          // Under the last line there may be less room than a line has.
          await expect(page.locator(part).first(), `${part} at ${size}`).toBeInViewport({
            ratio: 0.9,
          });
        if (width < 760 && height > 560) expect(track.width).toBeGreaterThan(width - 34);
      }
    },
  );

test(
  'what a phone takes away or brings is in sight with the answer',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.assign(navigator, {
        share: (what: ShareData) => Promise.resolve(Object.assign(window, { shared: what })),
      });
    });
    await page.goto(`/?${BARE}`);
    const actions = page.locator('main .row.off-paper').first();
    for (const name of ['Share', 'Your data', 'Save picture']) {
      const action = actions.getByRole(name === 'Your data' ? 'link' : 'button', { name });
      await expect(action).toBeInViewport({ ratio: 1 });
      expect((await action.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    }
    // A finger gets the menu of the system at once.
    await actions.getByRole('button', { name: 'Share' }).tap();
    const shared = await page.evaluate(() => (window as { shared?: ShareData }).shared);
    expect(shared?.text).toContain(await page.getByTestId('answer').locator('.lead').innerText());
    expect(shared?.url).toMatch(/data=\d{4}-/);
  },
);

/** The smallest letters of panel and years before an audience, as px of the screen. */
const smallest = (page: Page) =>
  page.evaluate(() =>
    Math.min(
      ...[...document.querySelectorAll('.atlas > .told *, .timeline *')]
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
    await page.goto(`/?year=2016&mode=cumulative&layers=first-reached&ghosts=none`);
    await mapReady(page);
    await page.keyboard.press('f');
    await expect(page.getByRole('banner')).toBeHidden();
    await expect(page.getByRole('main')).toBeHidden();
    await mapReady(page);
    for (const tool of ['Zoom in', 'Present', 'Globe'])
      await expect(page.getByRole('button', { name: tool, exact: true })).toBeHidden();
    // What the colours of the ground mean.
    await expect(page.locator('.told .signs')).toContainText(
      /Ground by year first reached.*2003–/s,
    );
    await expect(page.locator('.told .signs')).toBeInViewport({ ratio: 1 });

    const parts = ['.told .patrols', '.told .signs', '.told .year', '.atlas > .map', '.track'];
    const boxes = () => Promise.all(parts.map((part) => box(page, part)));
    const before = await boxes();
    expect(before[3]).toMatchObject({ x: 576, width: 1344, height: 904 });
    const shown = page.locator('.told .year');
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
    expect(await smallest(page)).toBeGreaterThanOrEqual(28);
    // A click on the years takes no key away from the clicker.
    await slider(page).focus();
    await page.keyboard.press('PageDown');
    await expect(shown).toHaveText('2008');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('banner')).toBeVisible();
    await expect(slider(page)).toHaveAttribute('aria-valuenow', '2008');
  },
);

test(
  'the Present button does the same at 1280, in each language',
  { tag: '@wide' },
  async ({ page }) => {
    for (const [root, present] of [
      ['/', 'Present'],
      ['/ru/', 'Показ'],
      ['/zh/', '演示'],
    ] as const) {
      await page.goto(`${root}?year=2012&mode=cumulative&${BARE}`);
      await mapReady(page);
      await page.getByRole('button', { name: present, exact: true }).click();
      for (const year of [2012, 2016, 2023, 2026]) {
        await page.keyboard.type(String(year));
        await expect(page.locator('.told .year')).toHaveText(String(year));
        expect(await page.evaluate(faults), `${root} ${year}`).toEqual([]);
        const parts = ['.lead', '.patrols'].map((part) => page.locator(`.atlas > .told ${part}`));
        for (const part of parts)
          expect(
            await part.evaluate((node) => node.scrollHeight - node.clientHeight),
            `${root} ${year}`,
            // The box of a letter is higher than its line.
          ).toBeLessThanOrEqual(4);
      }
      await page.keyboard.press('Escape');
      await expect(page.getByRole('main')).toBeVisible();
    }
  },
);

test(
  'Escape leaves a record, and a new year or rule is spoken once',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?year=2016&${BARE}`);
    await mapReady(page);
    const record = page.locator(`[data-record-id="${coreIds(2016)[0]}"]`);
    await record.click();
    await expect(page).toHaveURL(/\/record\//);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL((url) => url.pathname === '/' && url.searchParams.has('year'));
    await expect(record).toBeFocused();

    const spoken = page.getByTestId('spoken');
    await page.getByRole('combobox', { name: 'Counting rule' }).selectOption('all');
    await expect(spoken).toHaveText(/^All records: by the end of 2016/);
    await expect(spoken).toHaveText(
      (await page.getByTestId('answer').locator('p').allInnerTexts()).join(' '),
    );
  },
);

test(
  'in the reader’s own colours bars, beads and lanes keep their signs',
  { tag: '@wide' },
  async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(`/?${BARE}`);
    await mapReady(page);
    const plain = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const drawn = await page.evaluate(() => ({
      bead: getComputedStyle(document.querySelector('.edge.exercise')!, '::before').backgroundColor,
      swatch: getComputedStyle(document.querySelector('.caption .key')!, '::before')
        .backgroundColor,
      step: getComputedStyle(document.querySelector('.directions .step')!).stroke,
      dot: getComputedStyle(document.querySelector('.directions circle')!).fill,
    }));
    for (const [sign, colour] of Object.entries(drawn)) {
      expect(colour, sign).not.toBe(plain);
      expect(colour, sign).not.toMatch(/^rgba.*, 0\)$|transparent|none/);
    }
  },
);
