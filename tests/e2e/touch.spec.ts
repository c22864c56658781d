import type { Page } from '@playwright/test';
import { BARE, expect, test, openMap } from './fixtures';

/** The timeline by a finger, at the size and in the colours of a phone. */
const slider = (page: Page, name = 'Year') => page.getByRole('slider', { name, exact: true });
const query = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

/** Middle of a year on the band. */
async function pointOf(page: Page, year: number): Promise<{ x: number; y: number }> {
  const band = (await page.locator('.timeline .hit').boundingBox())!;
  return {
    x: band.x + (band.width * (year - 2003 + 0.5)) / 24,
    y: band.y + band.height / 2,
  };
}

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

test('a finger taps a year, drags it and the ends of a window, plays, and turns the modes', async ({
  page,
}) => {
  await openMap(page, `/?year=2016&${BARE}`);
  const { x, y } = await pointOf(page, 2012);
  await page.touchscreen.tap(x, y);
  await expect.poll(() => query(page, 'year')).toBe('2012');
  await drag(page, 2012, 2018);
  await expect.poll(() => query(page, 'year')).toBe('2018');
  await expect(page.getByTestId('headline')).toContainText('2018:');

  const mode = page.getByRole('combobox', { name: 'Years shown' });
  await mode.selectOption('years');
  await expect.poll(() => [query(page, 'from'), query(page, 'to')]).toEqual(['2012', '2018']);
  // Between the pills the years move as a whole; each pill moves its end.
  await drag(page, 2015, 2013);
  await expect.poll(() => [query(page, 'from'), query(page, 'to')]).toEqual(['2010', '2016']);
  await drag(page, 2016, 2020);
  await expect.poll(() => [query(page, 'from'), query(page, 'to')]).toEqual(['2010', '2020']);
  await expect(slider(page, 'First year')).toHaveAttribute('aria-valuenow', '2010');
  await mode.selectOption('all');
  await expect.poll(() => [query(page, 'from'), query(page, 'to')]).toEqual([null, '2026']);

  await page.getByRole('button', { name: 'Play', exact: true }).tap();
  const pause = page.getByRole('button', { name: 'Pause', exact: true });
  await expect(pause).toBeVisible();
  await expect.poll(() => slider(page).getAttribute('aria-valuenow')).not.toBe('2026');
  await drag(page, 2017, 2019);
  await expect(pause).toHaveCount(0);
  await expect.poll(() => query(page, 'year')).toBe('2019');
});

test('what a finger takes hold of is at least 44 px', async ({ page }) => {
  await openMap(page, `/?${BARE}`);
  for (const name of ['First year', 'Year']) {
    const { x, y, width, height } = (await slider(page, name).boundingBox())!;
    const reached = await page.evaluate(
      (middle) =>
        [-21, 21]
          .flatMap((d) => [
            document.elementFromPoint(middle.x, middle.y + d),
            document.elementFromPoint(middle.x + d, middle.y),
          ])
          .every((node) => node?.closest('.pill')),
      { x: x + width / 2, y: y + height / 2 },
    );
    expect(reached, name).toBe(true);
  }
});

test('the sheet opens over the map and closes again, by a tap and by a drag', async ({ page }) => {
  await openMap(page, `/?year=2016&${BARE}`);
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
  const { x, y, width } = (await grip.boundingBox())!;
  await page.mouse.move(x + width / 2, y + 6);
  await page.mouse.down();
  await page.mouse.move(x + width / 2, y - 80, { steps: 4 });
  await page.mouse.up();
  await expect.poll(height).toBeGreaterThan(half * 1.7);
});
