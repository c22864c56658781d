import { expect, test, openMap } from './fixtures';

const OMAN = 'maritime-security-belt-2019';

test(
  'a ring opens the list of its records, the returns to it in order of their dates',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, '/?year=2020..2026');
    const ring = page.locator(`[data-signs] [data-record-id="${OMAN}"]`).first();
    const box = (await ring.boundingBox())!;
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const list = page.getByRole('region', { name: '5 records at this place' });
    await expect(list.getByRole('heading')).toBeFocused();
    await expect(list.getByRole('link')).toHaveText([/2019/, /2022/, /2023/, /2024/, /2025/]);
    await list.getByRole('link').last().click();
    await expect(page).toHaveURL(/\/record\/maritime-security-belt-2025/);
  },
);

test('at home every sign is in sight, off the key and the buttons', async ({ page }) => {
  await openMap(page, '/?mode=all&layers=sites');
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
  expect(covered).toEqual([]);
});
