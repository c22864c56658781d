import type { Locator, Page } from '@playwright/test';
import { unfoldPanel } from './atlas-page';
import { coreIds, events } from './dataset';
import { BARE, expect, follow, test, openMap } from './fixtures';

const yearSlider = (page: Page) => page.getByRole('slider', { name: 'Year', exact: true });
const records = (page: Page) => page.getByRole('listbox', { name: 'Records' }).getByRole('option');
const headline = (page: Page) => page.getByTestId('headline');

async function open(page: Page, address = '/?year=2016'): Promise<void> {
  await openMap(page, address);
}

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
  'an arrow key scrubs the year: slider, sentence, list, map and link agree; a site opens its record',
  {
    tag: '@narrow',
  },
  async ({ page }) => {
    await open(page);
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

    await follow(page, '/?year=2016&layers=sites');
    await clickSite(page);
    await expect(page).toHaveURL(/\/record\/[a-z0-9-]+/);
    const id = /record\/([a-z0-9-]+)/.exec(page.url())?.[1] ?? '';
    expect(coreIds(2016)).toContain(id);
  },
);

test(
  'a click on a record opens it with its sources, and Back returns to the year',
  {
    tag: '@wide',
  },
  async ({ page }) => {
    await open(page, `/?year=2016&${BARE}`);
    const option = records(page).first();
    const id = await option.getAttribute('data-record-id');
    const event = events.find((candidate) => candidate.id === id);
    await option.click();
    await expect(page).toHaveURL(new RegExp(`/record/${id}\\b`));
    await expect(page.getByRole('heading', { name: event?.name.en }).first()).toBeVisible();

    const source = page.locator('main a[href^="http"]').first();
    await expect(source).toBeVisible();
    await expect(source).toHaveAttribute('rel', /noopener noreferrer/);
    await expect(yearSlider(page)).toHaveAttribute('aria-valuenow', '2016');

    await page.goBack();
    await expect(page).toHaveURL(`/?year=2016&${BARE}`);
    await expectYear(yearSlider(page), 2016);
    await expect.poll(() => listedIds(page)).toEqual(coreIds(2016));

    await test.step('with reduced motion the play button goes one year on and stays', async () => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      // Longer than a year is shown when it plays, without waiting for it.
      await page.clock.install();
      // Not clicked: to see that it stands still takes frames, which come with the clock.
      await page.getByRole('button', { name: 'Show the next year' }).press('Enter');
      await expectYear(yearSlider(page), 2017);
      await page.clock.runFor(5000);
      await expectYear(yearSlider(page), 2017);
    });
  },
);

test(
  'the link decides what is shown: a window of years, and the record of an address',
  { tag: '@narrow' },
  async ({ page }) => {
    await open(page, `/?year=2014..2019&${BARE}`);
    await unfoldPanel(page, 'list');
    await expect.poll(() => listedIds(page)).toEqual(coreIds(2014, 2019));

    const event = events.find(({ id }) => id === coreIds(2012)[0]);
    await open(page, `/record/${event?.id}?year=2016&${BARE}`);
    await expect(page.getByRole('heading', { name: event?.name.en }).first()).toBeVisible();
    // Under the record on a phone, where no key reaches it.
    await expectYear(page.locator('.timeline [role=slider]'), 2012);
  },
);

test(
  'unknown values in a link are the defaults, with one line that says so',
  { tag: ['@narrow', '@deep'] },
  async ({ page }) => {
    await open(
      page,
      '/?year=9999..x&mode=sideways&rule=none&kind=picnic&layers=,,&radius=-1&at=a,b,c&q=1',
    );
    await expectYear(yearSlider(page), 2026);
    await unfoldPanel(page, 'list');
    await expect.poll(() => listedIds(page)).toEqual(coreIds(2020, 2026));
    const line = page.getByTestId('link-unread');
    for (const part of [
      'year=9999..x (shown: 2020..2026)',
      'rule=none (shown: core)',
      'kind=picnic',
    ])
      await expect(line).toContainText(part);
    await expect(line).not.toContainText('q=1');
    await follow(page, '/?year=1999');
    await expectYear(yearSlider(page), 2003);
    await expect(line).toContainText('year=1999 (shown: 2003)');
    // A layer of earlier versions.
    await follow(page, '/?layers=edges,sites');
    await expect(line).toContainText('layers=edges (shown: sites)');
    await follow(page, '/');
    await expect(line).toHaveCount(0);
    await expectYear(yearSlider(page), 2026);
    await expect.poll(() => listedIds(page)).toEqual(coreIds(2020, 2026));
  },
);

/**
 * Clicks a disc of the exercise colour on the map. The map is pixels: what a reader can see is the
 * only way to find a site without asking the page.
 */
async function clickSite(page: Page): Promise<void> {
  const picture = (await page.screenshot()).toString('base64');
  const discs = await page.evaluate(findDiscs, picture);
  expect(discs, 'discs of the exercise colour on the map').not.toEqual([]);
  for (const { x, y } of discs) {
    await page.mouse.click(x, y);
    const opened = page.waitForURL(/\/record\//, { timeout: 3000 });
    if (await opened.then(() => true).catch(() => false)) return;
  }
}

/** Runs in the page: middles of the spots on the map in the colour `--exercise`, fullest first. */
async function findDiscs(picture: string): Promise<{ x: number; y: number }[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  if (!context) return [];
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const hex = getComputedStyle(document.documentElement).getPropertyValue('--exercise').trim();
  const colour = [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
  const matches = (x: number, y: number) =>
    colour.every((value, i) => Math.abs((data[(y * image.width + x) * 4 + i] ?? 0) - value) < 12);
  const reach = 2;
  const discs: { x: number; y: number; full: number }[] = [];
  for (let y = reach; y < image.height - reach; y += 2) {
    for (let x = reach; x < image.width - reach; x += 2) {
      let full = 0;
      for (let dy = -reach; dy <= reach; dy++) {
        for (let dx = -reach; dx <= reach; dx++) full += matches(x + dx, y + dy) ? 1 : 0;
      }
      // Half of the square, and nothing of the page over the map.
      if (full > 12 && document.elementFromPoint(x, y)?.matches('.maplibregl-canvas')) {
        discs.push({ x, y, full });
      }
    }
  }
  return discs.sort((a, b) => b.full - a.full).slice(0, 8);
}
