import type { Page } from '@playwright/test';
import { coreIds, events } from './dataset';
import { expect, mapReady, test } from './fixtures';
import { coloured, difference, mapBox, picture, spots } from './pixels';

const nameOf = (id: string) => events.find((event) => event.id === id)!.name.en;
const rows = (page: Page) => page.getByRole('option');

/** Where the middle of the picture lies on the screen: a link with a camera puts a place there. */
async function middle(page: Page) {
  const box = (await page.getByTestId('map').boundingBox())!;
  // As the map keeps it free for names (HOME_PADDING in map/camera.ts).
  const [top, right, bottom, left] = box.width > 600 ? [16, 62, 28, 128] : [4, 0, 2, 12];
  return {
    x: box.x + (box.width + left! - right!) / 2,
    y: box.y + (box.height + top! - bottom!) / 2,
  };
}

test(
  'a place with two records shows their number and lists them in order of their dates',
  { tag: '@wide' },
  async ({ page }) => {
    // Chebarkul: Peace Mission 2013 and 2018.
    await page.goto('/?year=2013..2018&ghosts=none&layers=sites&at=60.4,54.9,4');
    await mapReady(page);
    const { x, y } = await middle(page);
    const badge = { x: x - 4, y: y - 5, width: 8, height: 10 };
    const disc = await coloured(page, await picture(page, badge), ['--exercise']);
    const plain = disc.colours.filter(Boolean).length / disc.colours.length;
    expect(plain, 'share of the disc without a number').toBeLessThan(0.85);
    expect(plain, 'a disc').toBeGreaterThan(0.2);

    const list = page.getByRole('region', { name: '2 records at this place' });
    const links = list.getByRole('link');
    await page.mouse.click(x, y);
    await expect(list.getByRole('heading')).toBeFocused();
    await expect(links).toHaveText([/Peace Mission 2013/, /Peace Mission 2018/]);

    // By keyboard: close, then the records in their order.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(list).toHaveCount(0);
    await page.mouse.click(x, y);
    for (const _ of ['close', 'first', 'second']) await page.keyboard.press('Tab');
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/record\/peace-mission-2018/);
    await expect(list).toHaveCount(0);

    await page.goBack();
    // The map may say that it is ready before it has heard of the way back.
    await expect(async () => {
      await mapReady(page);
      await page.mouse.click(x, y);
      await expect(links.first()).toBeVisible({ timeout: 2000 });
    }).toPass();
    await links.first().click();
    await expect(page).toHaveURL(/\/record\/peace-mission-2013/);
  },
);

test(
  'what is said of a place at the edge of the map stays whole',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    // Chebarkul, 480 px left of the middle.
    await page.goto('/?year=2013..2018&ghosts=none&layers=sites&at=81.5,54.9,4');
    await mapReady(page);
    const { x, y } = await middle(page);
    await page.mouse.move(x - 480, y);
    const tip = page.getByTestId('map').locator('p[aria-hidden]').filter({ hasText: 'Peace' });
    await expect(tip).toBeVisible();
    expect((await tip.boundingBox())!.x).toBeGreaterThanOrEqual(0);
    expect(await tip.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  },
);

test(
  'the pointer links timeline, map and list: a year, and a record on the map',
  { tag: ['@pointer', '@deep'] },
  async ({ page }) => {
    await page.goto('/?year=2021..2022&ghosts=none&layers=sites,tracks');
    await mapReady(page);
    const clip = await mapBox(page);
    const plain = await picture(page, clip);
    const changed = async () =>
      (await difference(page, plain, await picture(page, clip), clip.middle)).count;

    // A year of the timeline marks its records on the map and in the list.
    const band = (await page.locator('.dock .hit').boundingBox())!;
    await page.mouse.move(band.x + (band.width * (2022.5 - 2003)) / 24, band.y + 10);
    await expect(page.locator('a[role=option].hovered')).toHaveCount(coreIds(2022).length);
    await expect.poll(changed).toBeGreaterThan(300);
    await page.mouse.move(5, 5);
    await expect.poll(changed).toBeLessThanOrEqual(20);

    // A record of the map marks its row and its year, and says its name.
    const sites = spots(await coloured(page, plain, ['--exercise']));
    const [site] = sites;
    expect(sites, 'discs on the map').not.toEqual([]);
    await page.mouse.move(clip.x + site!.x, clip.y + site!.y);
    const row = page.locator('a[role=option].hovered');
    await expect(row).toHaveCount(1);
    const id = (await row.getAttribute('data-record-id'))!;
    await expect(page.getByTestId('map').getByText(nameOf(id)).first()).toBeVisible();
    await expect(page.locator('.dock .hovered')).toHaveAttribute('data-record-id', id);
    await expect.poll(changed).toBeGreaterThan(20);
    await page.mouse.move(5, 5);
    await expect(rows(page).and(page.locator('.hovered'))).toHaveCount(0);
    await expect(page.locator('.dock .hovered')).toHaveCount(0);
  },
);

test('at home every record is in sight, off the legend and the buttons', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto('/?mode=all&layers=sites');
  await mapReady(page);
  const map = (await page.getByTestId('map').boundingBox())!;
  const over = await page
    .locator('[data-over-map]')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility() && !element.matches('.note'))
        .map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
    );
  const places = await page.locator('.static-map svg.picture a').evaluateAll((links) =>
    links.flatMap((link) => {
      if (!link.querySelector('circle, rect')) return [];
      const { x, y, width, height } = link.getBoundingClientRect();
      return [
        {
          id: (link as unknown as SVGAElement).href.baseVal,
          x: x + width / 2,
          y: y + height / 2,
        },
      ];
    }),
  );
  // Command posts and tracks have no mark of their own at this zoom.
  expect(places.length).toBeGreaterThan(coreIds(2003, 2026).length / 2);
  const covered = places.filter(
    ({ x, y }) =>
      x < map.x ||
      x > map.x + map.width ||
      y < map.y ||
      y > map.y + map.height ||
      over.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom),
  );
  expect(covered).toEqual([]);
});
