import type { Page } from '@playwright/test';
import { expect, follow, test, openMap } from './fixtures';
import { difference, mapBox, picture, settled } from './pixels';

/**
 * The joint naval patrol of 2022 went round the western Aleutians: its ground lies across 180°.
 * Patrols alone: an exercise off Oman the same year would widen the picture rightly.
 */
const YEAR = 2022;

/** The map without and with the ground, which comes from the worker after the records. */
async function see(page: Page, camera: string) {
  const address = (layers: string) => `/?year=${YEAR}&kind=patrol&layers=${layers}&at=${camera}`;
  await follow(page, address('none'));
  const box = await mapBox(page);
  const without = await settled(page, box);
  await follow(page, address('patrol-ground'));
  const changed = async () =>
    (await difference(page, without, await picture(page, box), box.middle - box.x)).count;
  await expect.poll(changed, { timeout: 30_000 }).toBeGreaterThan(40);
  return { box, without, withGround: await settled(page, box) };
}

async function expectNoLine(page: Page) {
  // Where the patrol crosses 180°, between the Komandorski and the Andreanof Islands.
  const camera = '180,53,4';
  const { box, without, withGround } = await see(page, camera);
  const middle = Math.round(box.middle - box.x);
  const strip = async (shot: string) =>
    page.evaluate(
      async ([base64, x]) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(41, bitmap.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(bitmap, 20 - x, 0);
        const { data } = context.getImageData(0, 0, 41, bitmap.height);
        return [...data];
      },
      [shot, middle] as const,
    );
  const [before, after] = [await strip(without), await strip(withGround)];
  let inside = 0;
  let lines = 0;
  for (let y = 0; y < after.length / 4 / 41; y++) {
    const pixelAt = (data: number[], x: number) =>
      data.slice((y * 41 + x) * 4, (y * 41 + x) * 4 + 3);
    const far = (a: number[], b: number[]) => a.some((v, i) => Math.abs(v - b[i]!) > 8);
    const [l, r] = [pixelAt(after, 8), pixelAt(after, 32)];
    // Rows of plain sea before, of plain ground after, on both sides.
    if (far(pixelAt(before, 8), pixelAt(before, 32)) || far(l, r) || !far(l, pixelAt(before, 8)))
      continue;
    inside++;
    for (let x = 12; x <= 28; x++) if (far(pixelAt(after, x), l)) lines++;
  }
  expect(inside).toBeGreaterThan(10);
  expect(lines).toBeLessThan(inside / 4);
}

test(
  'a translucent ground across 180° makes no band, and nothing marks 180° in it',
  { tag: '@deep' },
  async ({ page }) => {
    await openMap(page, `/?year=${YEAR}&layers=none`);
    for (const zoom of [0.4, 1, 2])
      await test.step(`zoom ${zoom}`, async () => {
        const { box, without, withGround } = await see(page, `180,50,${zoom}`);
        const { count, x0, x1, left } = await difference(
          page,
          without,
          withGround,
          box.middle - box.x,
        );
        expect(count).toBeGreaterThan(40);
        // From Kyushu to the Aleutians, 60° of longitude, 512·2^zoom px being the whole world.
        const worldPx = 512 * 2 ** zoom;
        if (box.width <= worldPx) expect(x1 - x0).toBeLessThan((75 / 360) * worldPx);
        expect(left).toBeGreaterThan(0.2);
        expect(left).toBeLessThan(0.999);
      });
    await test.step('zoom 4', () => expectNoLine(page));
  },
);
