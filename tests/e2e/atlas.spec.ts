import type { Locator, Page } from '@playwright/test';
import { unfoldList } from './atlas-page';
import { coreIds } from './dataset';
import { BARE, expect, follow, mapReady, test, openMap } from './fixtures';

const yearSlider = (page: Page) => page.getByRole('slider', { name: 'Year', exact: true });
const records = (page: Page) => page.getByRole('listbox', { name: 'Records' }).getByRole('option');
const headline = (page: Page) => page.getByTestId('headline');

async function listedIds(page: Page): Promise<string[]> {
  const ids = await records(page).evaluateAll((options) =>
    options.map((option) => option.getAttribute('data-record-id') ?? ''),
  );
  return ids.sort();
}

function expectYear(slider: Locator, year: number): Promise<void> {
  return expect(slider).toHaveAttribute('aria-valuenow', String(year));
}

test(
  'an arrow key scrubs the year: slider, sentence, list and link agree, also on a link to several years',
  {
    tag: '@narrow',
  },
  async ({ page }) => {
    await openMap(page, `/?year=2016&${BARE}`);
    const slider = yearSlider(page);
    await expectYear(slider, 2016);
    expect(await listedIds(page)).toEqual(coreIds(2016));

    await slider.focus();
    for (const [key, year] of [
      ['ArrowRight', 2017],
      ['ArrowRight', 2018],
      ['PageUp', 2023],
      ['ArrowLeft', 2022],
      ['PageDown', 2017],
    ] as const) {
      await page.keyboard.press(key);
      await expectYear(slider, year);
      await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`\\b${year}\\b`));
      await expect(headline(page)).toContainText(String(year));
      await expect(records(page)).toHaveCount(coreIds(year).length);
      expect(await listedIds(page)).toEqual(coreIds(year));
    }
    await expect(page).toHaveURL(/[?&]year=2017\b/);

    await follow(page, `/?from=2014&to=2019&${BARE}`);
    await unfoldList(page);
    await expect.poll(() => listedIds(page)).toEqual(coreIds(2014, 2019));
  },
);

test(
  'the page starts at its index.html and with doubled slashes, where a host leads nowhere else',
  { tag: '@narrow' },
  async ({ page, site }) => {
    for (const [address, file, own] of [
      ['/index.html?year=2019', 'index.html', '/?year=2019'],
      [
        '//record//mosi-2019/?year=2019',
        'record/mosi-2019/index.html',
        '/record/mosi-2019/?year=2019',
      ],
    ] as const) {
      await page.route(
        (url) => url.pathname + url.search === address,
        (route) => route.fulfill({ path: `build/${file}` }),
      );
      // Nor does a hash that cannot be read hold it up.
      await page.goto(`${site.url}${address}#%`, { waitUntil: 'load' });
      await mapReady(page);
      await expect(page).toHaveURL(own);
      await expectYear(page.locator('.timeline [role=slider]').last(), 2019);
    }
  },
);
