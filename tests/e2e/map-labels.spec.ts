import type { Page } from '@playwright/test';
import { coreIds } from './dataset';
import { expect, follow, mapReady, test } from './fixtures';
import { difference, mapBox, picture } from './pixels';

interface Box {
  what: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

const NAMES = '.static-map svg.picture text:not([text-anchor=middle][font-size="12"]) > tspan';

/** Every line written on the SVG map, and every button, legend and foot over it. */
async function boxes(page: Page) {
  const of = (selector: string) =>
    page.locator(selector).evaluateAll((elements) =>
      // What is folded away keeps its box; a name's lines are drawn one by one.
      elements.flatMap((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect();
        const what = element.textContent.trim();
        const isText = element.tagName === 'tspan';
        if (!element.checkVisibility() || (isText && !what)) return [];
        return [{ what, x0: left, y0: top, x1: right, y1: bottom }];
      }),
    );
  return { names: await of(NAMES), over: await of('[data-over-map], .buttons button') };
}

/** Line boxes are higher than letters: so much of two may lie on each other. */
const SLACK_PX = 3;
const meet = (a: Box, b: Box) =>
  a.x0 + SLACK_PX < b.x1 &&
  b.x0 + SLACK_PX < a.x1 &&
  a.y0 + SLACK_PX < b.y1 &&
  b.y0 + SLACK_PX < a.y1;

test('no two names lie on each other, on a button or the legend: years, globe and flat', async ({
  page,
  viewport,
}) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  const phone = (viewport?.width ?? 0) < 500;
  await page.goto('/');
  for (const [query, least] of [
    ['year=2022', phone ? 3 : 6],
    ['year=2024&projection=flat', phone ? 2 : 4],
    ['mode=all', phone ? 4 : 12],
    ['mode=all&projection=flat', phone ? 4 : 8],
    ['year=2024&layers=sites,labels,regions,straits,watch-zones', phone ? 4 : 12],
  ] as const)
    await test.step(query, async () => {
      await follow(page, `/?${query}`);
      await mapReady(page);
      const { names, over } = await boxes(page);
      expect(names.length, 'names').toBeGreaterThanOrEqual(least);
      expect(over.length).toBeGreaterThan(4);
      const clashes = names.flatMap((name, i) =>
        [...names.slice(i + 1), ...over].flatMap((other) =>
          meet(name, other) ? [`${name.what} × ${other.what}`] : [],
        ),
      );
      expect(clashes).toEqual([]);
    });
});

/**
 * MapLibre's names are pixels. They come from the same placement; here it is seen that it draws all of
 * them, and where the SVG map has them.
 */
test(
  'names are written where room was found for them, and nowhere else',
  { tag: '@deep' },
  async ({ page, context, viewport }) => {
    // On a phone the note about WebGL takes room that MapLibre's names have.
    const phone = (viewport?.width ?? 0) < 500;
    const address = (layers: string) => `/?year=2022&ghosts=none&layers=sites${layers}`;
    const svg = await context.newPage();
    await svg.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await svg.goto(address(',labels'));
    await mapReady(svg);
    const { names } = await boxes(svg);
    expect(names.length).toBeGreaterThan(Math.min(3, coreIds(2022).length));
    await svg.close();

    await page.goto(address(',labels'));
    await mapReady(page);
    const { middle, ...clip } = await mapBox(page);
    const written = await picture(page, clip);
    await follow(page, address(''));
    const plain = await picture(page, clip);
    const { count } = await difference(page, plain, written, middle);
    let inside = 0;
    const seen = names.filter(({ y0, y1 }) => y0 > clip.y && y1 < clip.y + clip.height);
    for (const { what, x0, y0, x1, y1 } of seen) {
      const box = {
        x: Math.floor(Math.max(clip.x, x0 - 5)),
        y: Math.floor(Math.max(clip.y, y0 - 5)),
        width: Math.ceil(x1 - x0 + 10),
        height: Math.ceil(y1 - y0 + 10),
      };
      const change = await difference(
        page,
        await cut(page, plain, clip, box),
        await cut(page, written, clip, box),
        0,
      );
      expect(change.count, what).toBeGreaterThan(40);
      inside += change.count;
    }
    expect(inside / count, 'share of the change that lies in a name').toBeGreaterThan(
      phone ? 0.75 : 0.85,
    );
  },
);

/** Part of a picture, in the page's pixels. */
function cut(
  page: Page,
  shot: string,
  from: { x: number; y: number },
  box: typeof from & { width: number; height: number },
) {
  return page.evaluate(
    async ([base64, x, y, width, height]) => {
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')!.drawImage(bitmap, -x, -y);
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return btoa(String.fromCharCode(...new Uint8Array(await blob.arrayBuffer())));
    },
    [shot, box.x - from.x, box.y - from.y, box.width, box.height] as const,
  );
}
