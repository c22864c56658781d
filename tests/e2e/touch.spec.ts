import type { Page } from '@playwright/test';
import { openTimelineOptions } from './atlas-page';
import { BARE, expect, mapReady, test } from './fixtures';

/** The timeline by a finger, at the size and in the colours of a phone. */
const slider = (page: Page, name = 'Year') => page.getByRole('slider', { name, exact: true });
const query = (page: Page, key: string) => new URL(page.url()).searchParams.get(key);

/** Middle of a year on the track. */
async function at(page: Page, year: number): Promise<{ x: number; y: number }> {
  const track = (await page.locator('.track').boundingBox())!;
  return {
    x: track.x + (track.width * (year - 2003 + 0.5)) / 24,
    y: track.y + track.height * 0.7,
  };
}

/** A finger put down on one year and lifted on another; Playwright's own only taps. */
async function drag(page: Page, from: number, to: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const [start, end] = [await at(page, from), await at(page, to)];
  const send = (
    type: 'touchStart' | 'touchMove' | 'touchEnd',
    points: { x: number; y: number }[],
  ) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  await send('touchStart', [start]);
  for (let step = 1; step <= 6; step++)
    await send('touchMove', [{ x: start.x + ((end.x - start.x) * step) / 6, y: start.y }]);
  await send('touchEnd', []);
  await devtools.detach();
}

test('a finger taps a year, drags it and the ends of a window, plays, and turns the modes', async ({
  page,
}) => {
  await page.goto(`/?year=2016&${BARE}`);
  await mapReady(page);
  const { x, y } = await at(page, 2012);
  await page.touchscreen.tap(x, y);
  await expect.poll(() => query(page, 'year')).toBe('2012');
  await drag(page, 2012, 2018);
  await expect.poll(() => query(page, 'year')).toBe('2018');
  await expect(page.getByTestId('headline')).toContainText('2018:');

  const mode = page.getByRole('combobox', { name: 'Years shown' });
  await mode.selectOption('window');
  await expect.poll(() => query(page, 'year')).toBe('2014..2018');
  // The body of a window moves as a whole, a press outside brings the nearer end.
  await drag(page, 2016, 2013);
  await expect.poll(() => query(page, 'year')).toBe('2011..2015');
  const outside = await at(page, 2020);
  await page.touchscreen.tap(outside.x, outside.y);
  await expect.poll(() => query(page, 'year')).toBe('2011..2020');
  await expect(slider(page, 'First year')).toHaveAttribute('aria-valuenow', '2011');
  await mode.selectOption('cumulative');
  await expect.poll(() => query(page, 'mode')).toBe('cumulative');
  await mode.selectOption('all');
  await expect.poll(() => query(page, 'mode')).toBe('all');
  await mode.selectOption('year');
  await expect.poll(() => query(page, 'mode')).toBeNull();
});

test(
  'behind the years shown: typed years, speed, what happened around them and keys; play is stopped by a touch',
  { tag: '@deep' },
  async ({ page }) => {
    await page.goto(`/?year=2019&${BARE}`);
    await mapReady(page);
    const years = page.getByRole('textbox', { name: 'Type years' });
    await openTimelineOptions(page);
    await years.fill('2014-19');
    await years.press('Enter');
    await expect.poll(() => query(page, 'year')).toBe('2014..2019');
    const speed = page.getByRole('spinbutton', { name: 'Seconds per year' });
    await speed.fill('0.5');
    await speed.press('Enter');
    await expect.poll(() => query(page, 'speed')).toBe('0.5');

    await page.getByRole('button', { name: /^Around them/ }).tap();
    await expect.poll(() => query(page, 'around')).toBe('1');
    await page
      .getByRole('button', { name: /^Fold away/ })
      .first()
      .tap();
    await expect.poll(() => query(page, 'around')).toBeNull();
    await page.getByRole('button', { name: 'patrols', exact: true }).tap();
    await expect.poll(() => query(page, 'curve')).toBe('patrol');

    await page.getByRole('combobox', { name: 'Years shown' }).selectOption('year');
    await page.getByRole('button', { name: 'Play', exact: true }).tap();
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    await expect(pause).toBeVisible();
    await expect.poll(() => slider(page).getAttribute('aria-valuenow')).not.toBe('2019');
    await drag(page, 2007, 2009);
    await expect(pause).toHaveCount(0);
    await expect.poll(() => query(page, 'year')).toBe('2009');
  },
);

test('the sheet opens over the map and closes again, by a tap and by a drag', async ({ page }) => {
  await page.goto(`/?year=2016&${BARE}`);
  await mapReady(page);
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
