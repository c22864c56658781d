import { readFileSync, readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, mapReady, test } from './fixtures';

const CHUNKS = 'build/_app/immutable/chunks';
/** The script with MapLibre, which alone writes this name of a class. */
const mapScript = () =>
  readdirSync(CHUNKS).find((file) =>
    readFileSync(`${CHUNKS}/${file}`, 'utf8').includes('maplibregl-canvas-container'),
  )!;

/** What must stay where it is while the map takes over. */
const FIXED = [
  '[data-testid=map]',
  '.atlas > .below',
  'h1',
  'header .brand',
  'header .languages',
  '.foot p >> nth=0',
  '.buttons',
];

/** Lets the page have none of these files until the function returned is called. */
async function hold(page: Page, files: RegExp): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route(files, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const signs = (page: Page) => page.locator('[data-signs] [data-record-id]');

for (const [path, id, ...tag] of [
  ['/?year=2016', 'joint-sea-2016', '@narrow'],
  ['/?kind=exercise&from=2020', 'maritime-security-belt-2019', '@wide', '@deep'],
  ['/record/mosi-2023', 'mosi-2023', '@deep'],
] as const)
  test(
    `${path} shows its records before MapLibre's script has come, and the map takes over without a jump`,
    { tag },
    async ({ page }) => {
      const release = await hold(page, new RegExp(mapScript()));
      await page.goto(path);
      const ofRecord = signs(page).and(page.locator(`[data-record-id="${id}"]`));
      // Of a record that is read, a place: the map parts what stood for them all.
      const sign = path.startsWith('/record') ? ofRecord.last() : ofRecord.first();
      await expect(sign).toBeVisible();
      await expect(page.locator('.maplibregl-canvas')).toHaveCount(0);
      const before = await sign.boundingBox();
      const boxes = () =>
        Promise.all(FIXED.map((part) => page.locator(part).first().boundingBox()));
      const fixed = await boxes();

      release();
      await mapReady(page);
      const after = (await sign.boundingBox())!;
      expect(Math.abs(after.x - before!.x)).toBeLessThan(1.5);
      expect(Math.abs(after.y - before!.y)).toBeLessThan(1.5);
      expect(await boxes()).toEqual(fixed);
    },
  );

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test(
    'the first view has its map and waits for no script; key, pages and all records can be reached',
    { tag: '@narrow' },
    async ({ page }) => {
      await page.goto('/');
      const picture = page.getByTestId('map');
      const marks = picture.locator('svg.picture a[href*="/record/"]');
      // A sign a place, and the tracks.
      for (const id of ['maritime-security-belt-2019', 'mosi-2023', 'bomber-patrol-2019'])
        await expect(marks.and(page.locator(`[href*="/record/${id}"]`)).first()).toBeAttached();
      await expect(picture.getByText('CHINA').first()).toBeAttached();
      await expect(
        page.locator(':is(button, input, select):not(.key, .key-button):visible'),
      ).toHaveCount(0);

      // A mark is a link.
      await marks
        .filter({ has: page.locator('path[data-record-id]') })
        .last()
        .click({ force: true });
      await expect(page).toHaveURL(/\/record\/[a-z0-9-]+\/$/);
      await page.goBack();
      await page.getByRole('link', { name: 'See all records' }).click();
      await expect(page).toHaveURL(/\/data\/$/);
    },
  );
});
