import type { Page } from '@playwright/test';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The map without what lies over its top and its bottom. */
export async function mapBox(page: Page): Promise<Box> {
  const box = await page.getByTestId('map').boundingBox();
  if (!box) throw new Error('There is no map on the page.');
  const isNarrow = box.width < 600;
  const [top, foot] = [isNarrow ? 52 : 90, 84];
  return {
    x: Math.round(box.x),
    y: Math.round(box.y + top),
    width: Math.round(box.width),
    height: Math.round(box.height - top - foot),
  };
}

export async function picture(page: Page, clip: Box): Promise<string> {
  return (await page.screenshot({ clip, animations: 'disabled' })).toString('base64');
}

/** How many pixels of two pictures of one size differ, by the page, which can decode them. */
export function difference(page: Page, a: string, b: string): Promise<number> {
  return page.evaluate(
    async ([first, second]) => {
      const pixels = async (base64: string) => {
        const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext('2d')!;
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
      };
      const [before, after] = [await pixels(first), await pixels(second)];
      let count = 0;
      for (let i = 0; i < before.length; i += 4) {
        const change = [0, 1, 2].reduce(
          (sum, c) => sum + Math.abs(before[i + c]! - after[i + c]!),
          0,
        );
        if (change >= 12) count++;
      }
      return count;
    },
    [a, b] as const,
  );
}
