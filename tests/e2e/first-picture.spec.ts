import type { Page } from '@playwright/test';
import { coreIds } from './dataset';
import { expect, mapReady, test } from './fixtures';
import { coloured, mapBox, misplaced, picture } from './pixels';

/** What is looked at, and which share of it may be gone: names hide some land, marks over them some tracks. */
const COLOURS = [
  { token: '--exercise', most: 0.04 },
  { token: '--patrol', most: 0.13 },
  { token: '--home-red', most: 0.12 },
  { token: '--home-blue', most: 0.08 },
];
const TOKENS = COLOURS.map(({ token }) => token);
const WITHIN_PX = 3;
/** What must stay where it is while the map takes over. */
const FIXED = [
  '[data-testid=map]',
  '.atlas > .timeline',
  'h1',
  'header .brand',
  'header .languages',
  '.foot p >> nth=0',
  '.buttons',
];
/** Beside a record it comes with the script. */
const FIXED_AT_HOME = [...FIXED, '.legend summary >> nth=0'];

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

async function look(page: Page, path: string) {
  const { middle: _, ...clip } = await mapBox(page);
  const fixed = path === '/' ? FIXED_AT_HOME : FIXED;
  const boxes = await Promise.all(fixed.map((part) => page.locator(part).first().boundingBox()));
  return { shot: await coloured(page, await picture(page, clip), TOKENS), boxes };
}

for (const path of ['/', '/record/naval-patrol-2022'])
  test(
    `the map takes over the first picture of ${path} without a jump`,
    { tag: path === '/' ? [] : '@deep' },
    async ({ page }) => {
      const release = await hold(page, /\.m?js$/);
      const draw = await hold(page, /maplibre-gl-worker/);
      await page.goto(path, { waitUntil: 'commit' });
      const still = page.getByTestId('map').locator('svg.picture');
      await expect(still.locator('a').first()).toBeVisible();
      // Until its styles have come the map has no size, and no picture of it can be taken.
      await page.waitForFunction(() => document.querySelector('.map')!.clientHeight > 200);
      // The land comes in a file of its own.
      await expect
        .poll(async () => (await look(page, path)).shot.colours.includes(3), { timeout: 40_000 })
        .toBe(true);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const before = await look(page, path);
      await expect(page.locator('.maplibregl-canvas')).toHaveCount(0);

      release();
      // Its canvas, empty, would hide the picture.
      await expect(page.locator('.maplibregl-canvas')).toBeAttached();
      await expect(page.locator('.maplibregl-canvas')).toBeHidden();
      await expect(still.locator('a').first()).toBeVisible();
      draw();
      await mapReady(page);
      await expect(still).toHaveCount(0);
      const after = await look(page, path);
      expect(after.boxes).toEqual(before.boxes);
      const shares = COLOURS.map(({ token, most }, i) => {
        const lost = misplaced(before.shot, after.shot, i + 1, WITHIN_PX);
        return `${token} ${lost < most ? 'stays' : lost.toFixed(3)}`;
      });
      expect(shares).toEqual(COLOURS.map(({ token }) => `${token} stays`));
    },
  );

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test(
    'the first view has its map, timeline, numbers and records',
    { tag: '@narrow' },
    async ({ page }) => {
      await page.goto('/');
      const marks = page.getByTestId('map').locator('svg.picture a[href*="/record/"]');
      // Those of the last three years are drawn in full.
      const ids = coreIds(2024, 2026);
      const hrefs = await marks.evaluateAll((links) =>
        links.map((link) => link.getAttribute('href')),
      );
      // Command posts have no mark at this zoom.
      const marked = ids.filter((id) => hrefs.some((href) => href?.includes(`/record/${id}`)));
      expect(marked.length).toBeGreaterThan(0.7 * ids.length);
      await expect(page.getByTestId('map').getByText('CHINA').first()).toBeAttached();

      // A mark is a link.
      await marks
        .filter({ has: page.locator('circle') })
        .last()
        .click({ force: true });
      await expect(page).toHaveURL(/\/record\/[a-z0-9-]+\/$/);
    },
  );

  test('nothing waits for a script; legend, pages and all records can be reached', async ({
    page,
  }, info) => {
    await page.goto('/');
    await expect(page.locator(':is(button, input, select):not(.key):visible')).toHaveCount(0);

    const legend = page.locator('details.legend');
    const entry = legend.getByText('New ground', { exact: true });
    await expect(entry).toBeHidden();
    await legend.locator('summary').first().click();
    await expect(entry).toBeVisible();
    await expect(legend.getByRole('link', { name: 'Year by year' })).toBeVisible();
    await legend.locator('summary').first().click();

    if (info.project.name === 'phone') {
      // One part below the other, the menu at the edge.
      const [map, main] = await Promise.all(
        [page.getByTestId('map'), page.getByRole('main')].map(
          async (part) => (await part.boundingBox())!,
        ),
      );
      expect(main!.y).toBeGreaterThanOrEqual(map!.y + map!.height);
      const menu = page.locator('details.menu');
      const { x, width } = (await menu.boundingBox())!;
      expect(x + width).toBeGreaterThan(380);
      await menu.locator('summary').click();
      await expect(menu.getByRole('link', { name: 'Method' })).toBeVisible();
      await menu.locator('summary').click();
    }
    await page.getByRole('link', { name: 'See all records' }).click();
    await expect(page).toHaveURL(/\/data\/$/);
  });

  test(
    'a record has its place on the map, its year and its facts',
    { tag: '@narrow' },
    async ({ page }) => {
      await page.goto('/record/joint-sea-2016');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Joint Sea 2016');
      const marks = page.getByTestId('map').locator('svg.picture a');
      const place = marks.and(page.locator('[href*="joint-sea-2016"]')).locator('circle');
      await expect(place.last()).toBeVisible();
      await expect(page.getByRole('main').locator('a[href^="http"]').first()).toBeAttached();
    },
  );
});
