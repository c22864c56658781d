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

/** For each pixel of a picture the number of the colour it has, from 1; 0 for none of them. */
export interface Coloured {
  width: number;
  height: number;
  colours: Uint8Array;
}

/** Finds the page's own colours, by their names (`--exercise`), as they are in light or dark. */
export async function coloured(page: Page, shot: string, tokens: string[]): Promise<Coloured> {
  const encoded = await page.evaluate(
    async ([base64, names]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const { width, height } = bitmap;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, width, height);
      const style = getComputedStyle(document.documentElement);
      const wanted = names.map((name) => {
        const hex = style.getPropertyValue(name).trim();
        return [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));
      });
      let text = '';
      for (let i = 0; i < data.length; i += 4) {
        const near = (colour: number[]) => colour.every((v, c) => Math.abs(data[i + c]! - v) < 7);
        text += String.fromCharCode(wanted.findIndex(near) + 1);
      }
      return { width, height, text: btoa(text) };
    },
    [shot, tokens] as const,
  );
  return { ...encoded, colours: Uint8Array.from(Buffer.from(encoded.text, 'base64')) };
}

/** Pixels of one colour and the box round them. */
export function extentOf({ width, colours }: Coloured, colour = 1) {
  const box = { count: 0, x0: Infinity, y0: Infinity, x1: -1, y1: -1 };
  colours.forEach((value, i) => {
    if (value !== colour) return;
    const [x, y] = [i % width, Math.floor(i / width)];
    box.count++;
    box.x0 = Math.min(box.x0, x);
    box.x1 = Math.max(box.x1, x);
    box.y0 = Math.min(box.y0, y);
    box.y1 = Math.max(box.y1, y);
  });
  return box;
}
