import type { Locator, Page } from '@playwright/test';
import { told } from '../told';
import { LAST, coreIds, dataVersion } from './dataset';
import { expect, openMap, saved, test } from './fixtures';

/** The pictures of every kind, read back from the files that a reader gets. */

/** The opened menu. */
async function open(page: Page): Promise<Locator> {
  await page.locator('.map').getByRole('button', { name: 'Save picture' }).click();
  return page.locator(':popover-open');
}

const save = (panel: Locator, name: string) =>
  saved(panel.getByRole('button', { name, exact: true }));

/** What an SVG says to another program, laid out in a page that has none of ours: nothing is cut, or needs the page. */
async function readSvg(page: Page, svg: string) {
  const other = await page.context().newPage();
  await other.setContent(svg);
  const { lost, ...read } = await other.evaluate((source) => {
    const root = document.querySelector('svg')!;
    const edge = root.getBoundingClientRect();
    const texts = [...root.querySelectorAll('text')];
    const outside = texts.filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      if (right <= left || text.closest('svg svg svg')) return false;
      return left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom;
    });
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const ofPage = /var\(--[\w-]+\)|oklab\(|class="|href="(?!#|data:)[^"]*"|\ufffd|undefined|NaN/g;
    return {
      size: [root.width.baseVal.value, root.height.baseVal.value],
      title: root.querySelector('title')?.textContent ?? '',
      said: texts
        .map(({ textContent }) => textContent)
        .join('\n')
        .replace(/\s+/g, ' '),
      lost: [
        ...outside.map(({ textContent }) => textContent),
        ...(source.match(ofPage) ?? []),
        ...[...parsed.querySelectorAll('parsererror')].map(({ textContent }) => textContent),
      ],
    };
  }, svg);
  await other.close();
  expect(lost).toEqual([]);
  expect(read.size).toEqual([1600, 900]);
  return read;
}

test('map and chart become pictures that say what they show', async ({ page, baseURL }) => {
  await openMap(page, '/?year=2019');
  const panel = await open(page);
  const map = await save(panel, 'SVG');
  expect(map.name).toBe('joint-reach-map-2019.svg');
  const { title, said } = await readSvg(page, map.text);
  // The finding, whose, under which rule, how sure, and of how many.
  expect(title).toContain('Russia and China');
  for (const text of [
    title,
    `Core rule · 2019: ${coreIds(2019).length} records`,
    'CC BY 4.0',
    `${baseURL}/?year=2019`,
    dataVersion,
  ])
    expect(said).toContain(text);

  await panel.getByRole('radio', { name: 'The chart' }).check();
  const chart = await save(panel, 'SVG');
  expect(chart.name).toBe(`joint-reach-places-2003-${LAST}.svg`);
  const strip = await readSvg(page, chart.text);
  expect(strip.said).toContain(told('exercises 2014 to 2019').shown);
});

test('the map becomes pixels, and a film can be given up', { tag: '@deep' }, async ({ page }) => {
  await openMap(page, '/?year=2019');
  const panel = await open(page);
  // IHDR stands first: https://www.w3.org/TR/png-3/#11IHDR.
  const { bytes } = await save(panel, 'PNG');
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([3200, 1800]);
  expect(bytes.includes('pHYs')).toBe(true);

  // A film that is not wanted after all: the reader's years come back.
  await panel.getByRole('button', { name: /film/ }).click();
  await panel.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel.getByRole('status').last()).toHaveText('Cancelled.');
  await expect(page).toHaveURL(/\?year=2019$/);
});
