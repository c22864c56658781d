import { expect, type Page } from '@playwright/test';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Difference {
  count: number;
  /** Edges of what differs, in pixels of the pictures. */
  x0: number;
  x1: number;
  y0: number;
  y1: number;
  /** Share of what differs that lies left of `middle`. */
  left: number;
}

/** The map without what lies over its left side. */
export async function mapBox(page: Page): Promise<Box & { middle: number }> {
  const box = await page.getByTestId('map').boundingBox();
  if (!box) throw new Error('There is no map on the page.');
  const legend = box.width > 600 ? 288 : 0;
  const foot = 60;
  return {
    x: Math.round(box.x + legend),
    y: Math.round(box.y + 48),
    width: Math.round(box.width - legend - 64),
    height: Math.round(box.height - 48 - foot),
    // The picture is centred in what the open legend, or on a phone the buttons, leave free.
    middle: box.x + (box.width + (legend ? 276 : -56)) / 2,
  };
}

export async function picture(page: Page, clip: Box): Promise<string> {
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

/** The picture once it is the same twice in a row: the camera has arrived and all is drawn. */
export async function settled(page: Page, clip: Box): Promise<string> {
  let last = await picture(page, clip);
  await expect
    .poll(async () => {
      const before = last;
      last = await picture(page, clip);
      return last === before;
    })
    .toBe(true);
  return last;
}

/** Compares two pictures of one size, in the page, which can decode them. */
export function difference(page: Page, a: string, b: string, middle: number): Promise<Difference> {
  return page.evaluate(
    async ([first, second, centre]) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [one, two] = [await pixels(first), await pixels(second)];
      const found = { count: 0, x0: Infinity, x1: -1, y0: Infinity, y1: -1, left: 0 };
      for (let i = 0; i < one.data.length; i += 4) {
        const change = [0, 1, 2].reduce(
          (sum, c) => sum + Math.abs(one.data[i + c]! - two.data[i + c]!),
          0,
        );
        if (change < 12) continue;
        const [x, y] = [(i / 4) % one.width, Math.floor(i / 4 / one.width)];
        found.count++;
        found.x0 = Math.min(found.x0, x);
        found.x1 = Math.max(found.x1, x);
        found.y0 = Math.min(found.y0, y);
        found.y1 = Math.max(found.y1, y);
        if (x < centre) found.left++;
      }
      found.left /= Math.max(1, found.count);
      return found;
    },
    [a, b, middle] as const,
  );
}
