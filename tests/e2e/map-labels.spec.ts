import type { Page } from '@playwright/test';
import { expect, follow, mapReady, test } from './fixtures';

/** Of each label of a place, its box, and where its text is held: its anchor. */
const labels = (page: Page) =>
  page.locator('[data-signs] [data-place-id]').evaluateAll((texts) =>
    texts.map((text) => {
      const { left, top, right, bottom } = text.getBoundingClientRect();
      const anchor = ['x', 'y', 'text-anchor'].map((name) => text.getAttribute(name)).join(' ');
      const id = (text as SVGElement).dataset.placeId!;
      return { id, at: anchor, what: text.textContent.trim(), left, top, right, bottom };
    }),
  );
type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>;
/** Line boxes are higher than letters. */
const SLACK_PX = 3;
const meet = (a: Box, b: Box) =>
  a.left + SLACK_PX < b.right &&
  b.left + SLACK_PX < a.right &&
  a.top + SLACK_PX < b.bottom &&
  b.top + SLACK_PX < a.bottom;

/** What lies on what: labels on each other, and under what lies over the map. */
async function clashes(page: Page): Promise<string[]> {
  const written = await labels(page);
  const over = await page.locator('[data-over-map]').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const what = element.textContent.trim() || element.className;
      return element.checkVisibility() ? [{ what, left, top, right, bottom }] : [];
    }),
  );
  return written.flatMap((label, i) =>
    [...written.slice(i + 1), ...over].flatMap((other) =>
      meet(label, other) ? [`${label.what} × ${other.what}`] : [],
    ),
  );
}

/** Signs whose middle is out of sight, or under the key and the buttons. */
async function coveredSigns(page: Page): Promise<object[]> {
  const map = (await page.getByTestId('map').boundingBox())!;
  const over = await page
    .locator('[data-over-map]')
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility() && !element.matches('.note'))
        .map((element) => element.getBoundingClientRect().toJSON() as DOMRect),
    );
  const places = await page.locator('[data-signs] [data-record-id]').evaluateAll((signs) =>
    signs.map((sign) => {
      const { x, y, width, height } = sign.getBoundingClientRect();
      return {
        id: (sign as SVGElement).dataset.recordId,
        x: x + width / 2,
        y: y + height / 2,
      };
    }),
  );
  expect(places.length).toBeGreaterThan(25);
  const covered = places.filter(
    ({ x, y }) =>
      x < map.x ||
      x > map.x + map.width ||
      y < map.y ||
      y > map.y + map.height ||
      over.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom),
  );
  return covered;
}

for (const [size, ...tag] of [
  ['a phone', '@narrow'],
  ['a wide window', '@wide', '@deep'],
] as const)
  test(
    `labels in ${size} lie on no other and on nothing over the map, and hold still from year to year; at home every sign is in sight`,
    { tag },
    async ({ page }) => {
      const held = new Map<string, string>();
      await page.goto('/');
      for (const query of ['year=2007', 'year=2016', 'year=2022', 'from=2020', 'to=2026'])
        await test.step(query, async () => {
          await follow(page, `/?${query}`);
          await mapReady(page);
          const written = await labels(page);
          expect(written.length).toBeGreaterThan(0);
          expect(await clashes(page)).toEqual([]);
          // A period may add labels that its own signs lack.
          for (const { id, at: anchor } of query.startsWith('year=') ? written : []) {
            expect(held.get(id) ?? anchor).toBe(anchor);
            held.set(id, anchor);
          }
        });
      await follow(page, '/?to=2026&layers=sites');
      expect(await coveredSigns(page)).toEqual([]);
    },
  );

test(
  'labels make room for a button that comes over an open map',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.goto('/?to=2026');
    await mapReady(page);
    // Where "Home view" lay on a label.
    for (const camera of ['100,40,1.5', '118,45,2.5'])
      await test.step(camera, async () => {
        await follow(page, `/?to=2026&at=${camera}`);
        await expect(page.getByRole('button', { name: 'Home view' })).toBeVisible();
        await expect.poll(() => clashes(page)).toEqual([]);
        expect((await labels(page)).length).toBeGreaterThan(0);
        await follow(page, '/?to=2026');
      });
  },
);
