import type { Page } from '@playwright/test';
import { openSheet } from './atlas-page';
import { expect, follow, mapReady, openMap, test } from './fixtures';

const signs = (page: Page) => page.locator('[data-signs]');
const PLACE = 'joint-sea-2016';
const site = (page: Page) => signs(page).locator(`a path[data-record-id="${PLACE}"][transform]`);

/** As in a browser that lacks it. */
const withoutWebGl = (page: Page) =>
  page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });

/** The map works as SVG: it says so, is moved by keys and buttons, and opens a record. */
async function expectWorkingSvg(page: Page): Promise<void> {
  await mapReady(page);
  await expect(page.getByRole('status').filter({ hasText: 'WebGL' })).toBeVisible();
  await expect(page.locator('.maplibregl-canvas')).toHaveCount(0);
  // The picture is drawn anew once its land is there.
  const place = async () => (await site(page).boundingBox())?.x;
  await expect.poll(place).toBeDefined();
  const before = (await place())!;
  await page.getByRole('application').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => Math.abs((await place())! - before)).toBeGreaterThan(20);
  await expect(page).toHaveURL(/[?&]at=/);
  const scale = page.locator('.foot .scale');
  const length = await scale.textContent();
  for (let i = 0; i < 3; i++) await page.keyboard.press('+');
  await expect(scale).not.toHaveText(length ?? '');
  await page.getByRole('button', { name: 'Home view' }).click();
  await expect(page).not.toHaveURL(/[?&]at=/);
  await site(page).click();
  await expect(page).toHaveURL(RegExp(`/record/${PLACE}/`));
}

test(
  'without WebGL the map is a picture that buttons and keys move and that can be clicked',
  { tag: '@phone' },
  async ({ page }) => {
    await withoutWebGl(page);
    await page.goto('/?year=2016&layers=sites');
    await expectWorkingSvg(page);

    // The list of a place come back to takes the focus from the map and gives it back.
    await follow(page, '/');
    const map = page.getByRole('application');
    await map.focus();
    const id = 'maritime-security-belt-2019';
    const ring = signs(page).locator(`a path[transform][data-record-id="${id}"]`).first();
    await ring.dispatchEvent('click');
    const list = page.getByRole('region', { name: /records at this place/ });
    await expect(list.getByRole('heading')).toBeFocused();
    await openSheet(page);
    await list.getByRole('button').press('Enter');
    await expect(list).toHaveCount(0);
    await expect(map).toBeFocused();
  },
);

test.describe('a lost context', () => {
  test.use({ expectedErrors: [/WebGL/i, /context lost/i] });
  test(
    'comes back where it is restored; where it is not, the picture takes over',
    { tag: ['@phone', '@deep'] },
    async ({ page }) => {
      await openMap(page, '/?year=2016&layers=sites');
      const canvas = page.locator('.maplibregl-canvas');
      const lose = (isRestored: boolean) =>
        canvas.evaluate((node: HTMLCanvasElement, isBack) => {
          const lost = node.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
          lost.loseContext();
          if (isBack) setTimeout(() => lost.restoreContext(), 100);
        }, isRestored);
      await lose(true);
      await expect(page.locator('html')).not.toHaveAttribute('data-map-ready', 'true');
      await mapReady(page);
      await expect(canvas).toHaveCount(1);
      await lose(false);
      await expectWorkingSvg(page);
    },
  );
});

test('the pointer links list and map, both ways', async ({ page }) => {
  await withoutWebGl(page);
  await openMap(page, '/?year=2022&kind=ship-patrol&layers=sites,tracks');
  const id = 'naval-patrol-2022';
  const row = page.getByRole('option').and(page.locator(`a[href*="/record/${id}"]`));
  const mark = signs(page)
    .locator(`a[href*="/record/${id}"]`)
    .filter({ has: page.locator('path') })
    .first();
  const look = () =>
    mark.evaluate(({ firstElementChild: shape }) =>
      [...shape!.attributes].map(({ name, value }) => `${name}=${value}`).sort(),
    );
  const plain = await look();
  // The list may still move from under the pointer when its numbers come.
  await expect(async () => {
    await row.hover();
    expect(await look()).not.toEqual(plain);
  }).toPass();
  await expect(row).toHaveClass(/raised/);
  await page.mouse.move(0, 0);
  await expect.poll(look).toEqual(plain);
  await mark.dispatchEvent('pointerenter');
  await expect(row).toHaveClass(/raised/);
  await mark.dispatchEvent('pointerleave');
  await expect(row).not.toHaveClass(/raised/);
});
