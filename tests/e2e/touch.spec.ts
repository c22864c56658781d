import type { Page } from '@playwright/test';
import { choice, expectYear, pointOf, slider } from './atlas-page';
import { BARE, expect, follow, openMap, test } from './fixtures';

/** The timeline by a finger, at the size and in the colours of a phone. */

const first = (page: Page) => page.locator('.timeline [role=slider]').first();
const expectSpan = (page: Page, from: string, to: string) =>
  expect.poll(() => [choice(page, 'from'), choice(page, 'to')]).toEqual([from, to]);

/** A finger put down on one year and lifted on another; Playwright's own only taps. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const [start, end] = [await pointOf(page, from), await pointOf(page, to)];
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [start]);
  for (let step = 1; step <= 6; step++)
    await send('touchMove', [{ x: start.x + ((end.x - start.x) * step) / 6, y: start.y }]);
  // Lifted in motion it would fling, and the browser takes no tap for a moment after that.
  await page.waitForTimeout(250);
  await send('touchMove', [end]);
  await send('touchEnd', []);
  await devtools.detach();
}

test('a finger taps a year, drags it and the ends of a window; all it takes hold of is at least 44 px', async ({
  page,
}) => {
  await openMap(page, `/?year=2016&${BARE}`);
  const { x, y } = await pointOf(page, 2012);
  await page.touchscreen.tap(x, y);
  await expectYear(page, 2012);
  await drag(page, 2012, 2018);
  await expectSpan(page, '2012', '2018');
  await expect(page.getByTestId('headline')).toContainText('2012–2018');
  // Between the pills the years move as a whole; each pill moves its end.
  await drag(page, 2015, 2013);
  await expectSpan(page, '2010', '2016');
  await drag(page, 2016, 2020);
  await expectSpan(page, '2010', '2020');
  for (const pill of [first(page), slider(page)]) {
    const box = (await pill.boundingBox())!;
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const isHit = await page.evaluate((point) => {
      const around = [-21, 21].flatMap(
        (d) =>
          [
            [point.x, point.y + d],
            [point.x + d, point.y],
          ] as const,
      );
      return around.every(([left, top]) => document.elementFromPoint(left, top)?.closest('.pill'));
    }, middle);
    expect(isHit, '44 px of a pill').toBe(true);
  }

  await follow(page, `/?year=2016&${BARE}`);
  // The sheet opens over the map and closes again, by a tap and by a drag.
  const sheet = page.getByRole('main');
  const height = async () => (await sheet.boundingBox())!.height;
  const map = async () => (await page.getByTestId('map').boundingBox())!.height;
  const [half, over] = [await height(), await map()];
  const grip = page.getByRole('button', { name: 'Show more of the panel' });
  await grip.tap();
  await expect.poll(height).toBeGreaterThan(half * 1.7);
  // Open, it lies over the map, which is not drawn anew, and leaves the timeline alone.
  expect(await map()).toBe(over);
  await expect(page.locator('.timeline .play')).toBeInViewport();
  await page.getByRole('button', { name: 'Show more of the map' }).tap();
  await expect.poll(height).toBe(half);
  const held = (await grip.boundingBox())!;
  const middle = held.x + held.width / 2;
  await page.mouse.move(middle, held.y + 6);
  await page.mouse.down();
  await page.mouse.move(middle, held.y - 80, { steps: 4 });
  await page.mouse.up();
  await expect.poll(height).toBeGreaterThan(half * 1.7);
});
