import type { Page } from '@playwright/test';
import { coreIds } from './dataset';
import { expect, mapReady, test } from './fixtures';

/** The edges of directions, on the SVG map, whose marks can be asked where they are. */

const picture = (page: Page) => page.getByTestId('map').locator('.static-map svg.picture');

async function open(page: Page, address: string): Promise<void> {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await page.goto(address);
  await mapReady(page);
}

test(
  'an edge on the map opens the record that set it, and lights up',
  { tag: '@wide' },
  async ({ page }) => {
    await open(page, '/');
    const africa = picture(page)
      .locator('a[href*="/record/mosi-2019"]')
      .filter({ has: page.locator('path[stroke="var(--ink)"]') })
      .last();
    const look = () => africa.locator('path').getAttribute('stroke-width');
    const plain = await look();
    await africa.dispatchEvent('pointerenter');
    await expect.poll(look).not.toBe(plain);
    await africa.dispatchEvent('pointerleave');
    await expect.poll(look).toBe(plain);
    await africa.dispatchEvent('click');
    await expect(page).toHaveURL(/\/record\/mosi-2019/);
  },
);

test('at home every record is in sight, off the legend and the buttons', async ({ page }) => {
  await open(page, '/?mode=all&layers=sites,edges');
  const map = (await page.getByTestId('map').boundingBox())!;
  const over = await page
    .locator('[data-over-map]')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility() && !element.matches('.note'))
        .map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
    );
  const places = await picture(page)
    .locator('a')
    .evaluateAll((links) =>
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

test(
  'on the globe an edge beyond the limb is a button that turns it there',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.goto('/?projection=globe');
    await mapReady(page);
    const chip = page.getByRole('button', { name: /Southern Africa 2019 . 14,2\d0 km/ });
    await chip.click();
    await expect(chip).toHaveCount(0);
    await expect(page).toHaveURL(/[?&]at=/);
  },
);

test(
  'every edge has its name beside it, and what is told of it when pointed at is not cut off',
  { tag: ['@pointer', '@deep'] },
  async ({ page }) => {
    await page.goto('/');
    await mapReady(page);
    const map = (await page.getByTestId('map').boundingBox())!;
    const names = page.getByTestId('map').locator('text[data-edge]');
    const edges = await names.evaluateAll((all) =>
      all.filter((name) => /since|moved/.test(name.textContent)).map((name) => name.textContent),
    );
    expect(edges).toHaveLength(8);
    const tip = page.getByTestId('map').locator('> p[aria-hidden]');
    for (const name of edges) {
      await names
        .filter({ hasText: name.slice(0, 12) })
        .first()
        .hover();
      await expect(tip).toContainText(name.slice(0, 6));
      const { x, y, width, height } = (await tip.boundingBox())!;
      expect(x).toBeGreaterThanOrEqual(map.x - 1);
      expect(x + width).toBeLessThanOrEqual(map.x + map.width + 1);
      expect(y).toBeGreaterThanOrEqual(map.y - 1);
      expect(y + height).toBeLessThanOrEqual(map.y + map.height + 1);
    }
  },
);
