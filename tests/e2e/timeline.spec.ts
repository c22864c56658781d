import type { Page } from '@playwright/test';
import { openFilters, openTimelineOptions } from './atlas-page';
import { coreIds, events } from './dataset';
import { BARE, expect, mapReady, test } from './fixtures';

const slider = (page: Page, name = 'Year') => page.getByRole('slider', { name, exact: true });
const field = (page: Page) => page.getByRole('textbox', { name: 'Type years' });
const mode = (page: Page, name: string) => page.getByRole('radio', { name, exact: true });
const year = async (page: Page) => Number(await slider(page).getAttribute('aria-valuenow'));
const query = (page: Page) => new URL(page.url()).searchParams;

async function press(page: Page, keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Bars of the histogram: one slot a year, each with its height by kind, px. */
const bars = (page: Page) =>
  page
    .locator('.bars .slot')
    .evaluateAll((slots) =>
      slots.map((slot) =>
        [...slot.querySelectorAll<HTMLElement>('.bar')].reduce(
          (sum, bar) => sum + bar.clientHeight,
          0,
        ),
      ),
    );

test(
  'modes, handles, keys, typed years, speed, line and filters do what the link says',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?year=2016&${BARE}`);
    await mapReady(page);
    await openTimelineOptions(page);

    // The four modes are one group: arrows move focus and choice together.
    await mode(page, 'Year').focus();
    await press(page, ['ArrowRight']);
    await expect(mode(page, 'Window')).toBeFocused();
    await expect(page).toHaveURL(/[?&]year=2012\.\.2016\b/);
    await expect(slider(page, 'First year')).toHaveAttribute('aria-valuenow', '2012');

    // A window collapses to one year and opens again, from either handle; it never turns over.
    await slider(page, 'First year').focus();
    await press(page, ['PageUp', 'PageUp']);
    await expect(slider(page, 'First year')).toHaveAttribute('aria-valuenow', '2016');
    await expect.poll(() => query(page).get('year')).toBe('2016..2016');
    await press(page, ['PageDown']);
    await expect.poll(() => query(page).get('year')).toBe('2011..2016');
    await slider(page).focus();
    await press(page, ['Home']);
    await expect.poll(() => query(page).get('year')).toBe('2011..2011');
    await press(page, ['End']);
    await expect.poll(() => query(page).get('year')).toBe('2011..2026');

    await mode(page, 'Window').focus();
    await press(page, ['ArrowRight']);
    // All up to the latest year is what a link leaves out.
    await expect(mode(page, 'Cumulative')).toBeChecked();
    await expect.poll(() => query(page).get('year')).toBeNull();
    await press(page, ['ArrowRight']);
    await expect.poll(() => query(page).get('mode')).toBe('all');
    await press(page, ['ArrowRight']);
    await expect(mode(page, 'Year')).toBeFocused();
    await slider(page).focus();
    await press(page, ['Home']);
    await expect.poll(() => year(page)).toBe(2003);
    await press(page, ['PageUp', 'ArrowRight']);
    await expect.poll(() => query(page).get('year')).toBe('2009');
    // From one year a window opens with Shift, and closes again.
    await press(page, ['Shift+ArrowRight', 'Shift+ArrowRight']);
    await expect.poll(() => query(page).get('year')).toBe('2009..2011');
    await press(page, ['Shift+ArrowLeft', 'Shift+ArrowLeft']);
    await expect.poll(() => query(page).get('year')).toBe('2009..2009');

    // Digits on a handle, and a text field that says what it cannot read.
    await page
      .locator('label')
      .filter({ has: mode(page, 'Year') })
      .click();
    await slider(page).focus();
    await press(page, ['2', '0', '1', '4']);
    await expect.poll(() => query(page).get('year')).toBe('2014');
    await field(page).fill('2014-19');
    await press(page, ['Enter']);
    await expect.poll(() => query(page).get('year')).toBe('2014..2019');
    await field(page).fill('soon');
    await press(page, ['Enter']);
    await expect(page.locator('input:invalid')).toHaveCount(1);
    await press(page, ['Escape']);

    const speed = page.getByRole('spinbutton', { name: 'Seconds per year' });
    await speed.fill('0.5');
    await press(page, ['Enter']);
    await expect.poll(() => query(page).get('speed')).toBe('0.5');
    await speed.fill('9');
    await press(page, ['Enter']);
    await expect(speed).toHaveValue('5');
    await expect.poll(() => query(page).get('speed')).toBe('5');

    await page.getByRole('button', { name: 'patrols', exact: true }).click();
    await expect.poll(() => query(page).get('curve')).toBe('patrol');
    await page.goBack();
    await expect.poll(() => query(page).get('curve')).toBeNull();

    // A filter bins again, and years without a record keep their place.
    const before = await bars(page);
    expect(before).toHaveLength(24);
    await openFilters(page);
    for (const kind of ['Exercise', 'Command-post exercise', 'Competition'])
      await page.getByRole('checkbox', { name: kind, exact: true }).uncheck();
    await expect.poll(() => query(page).get('kind')).toBe('patrol,passage');
    await expect
      .poll(async () => (await bars(page)).filter((height) => height > 0).length)
      .toBeLessThan(before.filter((height) => height > 0).length);
    expect(await bars(page)).toHaveLength(24);

    // Pointing at a record marks its year, pointing at a year its records.
    const record = page.locator('a[role=option]').first();
    // The list may still move under the pointer.
    await expect(async () => {
      await page.mouse.move(0, 0);
      await record.hover();
      await expect(page.locator('.slot.hover')).toHaveCount(1, { timeout: 1000 });
    }).toPass();
    const slot = page.locator('.slot').nth(2019 - 2003);
    await expect(async () => {
      const box = (await slot.boundingBox())!;
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      expect(await page.locator('a[role=option].hovered').count()).toBeGreaterThan(0);
    }).toPass();
  },
);

test(
  'play: Space starts and stops it, the end stops it and starts again, a drag stops it',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?year=2025&speed=0.5&${BARE}`);
    await mapReady(page);
    const play = page.getByRole('button', { name: 'Play', exact: true });
    const pause = page.getByRole('button', { name: 'Pause', exact: true });

    await slider(page).focus();
    await press(page, [' ']);
    await expect.poll(() => query(page).get('year')).toBe('2026');
    await expect(play).toBeVisible();

    await play.click();
    await expect.poll(() => year(page)).toBeLessThan(2010);
    await expect(pause).toBeVisible();
    await slider(page).focus();
    await press(page, [' ']);
    await expect(play).toBeVisible();

    await play.click();
    await expect(pause).toBeVisible();
    const track = (await page.locator('.track').boundingBox())!;
    const at = (of: number) => track.x + (track.width * (of - 2003 + 0.5)) / 24;
    const y = track.y + track.height / 2;
    await page.mouse.move(at(2012), y);
    await page.mouse.down();
    await expect(play).toBeVisible();
    await page.mouse.move(at(2018), y, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => query(page).get('year')).toBe('2018');
    await expect(play).toBeVisible();
  },
);

test(
  'a record of another year moves the time and gives it back',
  { tag: '@narrow' },
  async ({ page }) => {
    await page.goto(`/?year=2016&${BARE}`);
    await mapReady(page);
    const other = events.find(({ id }) => id === coreIds(2012)[0]);
    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /Search/ }).fill(other?.name.en ?? '');
    await expect(page.getByRole('option', { name: other?.name.en ?? '' }).first()).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/record/${other?.id}`));
    await expect.poll(() => year(page)).toBe(2012);
    await page.goBack();
    await expect.poll(() => year(page)).toBe(2016);
  },
);
