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

/** What lies over the map: key, buttons, notes. */
const overMap = (page: Page) =>
  page.locator('[data-over-map]').evaluateAll((elements) =>
    elements
      .filter((element) => element.checkVisibility())
      .map((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const isNote = element.matches('.note');
        return { what: element.textContent.trim(), isNote, left, top, right, bottom };
      }),
  );

/** What lies on what: labels on each other, and under what lies over the map. */
async function clashes(page: Page): Promise<string[]> {
  const [written, over] = [await labels(page), await overMap(page)];
  return written.flatMap((label, i) =>
    [...written.slice(i + 1), ...over].flatMap((other) =>
      meet(label, other) ? [`${label.what} × ${other.what}`] : [],
    ),
  );
}

/** Signs whose middle is out of sight, or under the key and the buttons. */
async function coveredSigns(page: Page): Promise<object[]> {
  const map = (await page.getByTestId('map').boundingBox())!;
  const over = (await overMap(page)).filter(({ isNote }) => !isNote);
  const places = await page.locator('[data-signs] [data-record-id]').evaluateAll((signs) =>
    signs.map((sign) => {
      const { x, y, width, height } = sign.getBoundingClientRect();
      return { id: (sign as SVGElement).dataset.recordId, x: x + width / 2, y: y + height / 2 };
    }),
  );
  expect(places.length).toBeGreaterThan(25);
  const isInside = (x: number, y: number) => (box: Box) =>
    x > box.left && x < box.right && y > box.top && y < box.bottom;
  const seen = { left: map.x, top: map.y, right: map.x + map.width, bottom: map.y + map.height };
  return places.filter(({ x, y }) => !isInside(x, y)(seen) || over.some(isInside(x, y)));
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
