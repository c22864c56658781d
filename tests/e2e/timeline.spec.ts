import type { Page } from '@playwright/test';
import { coreIds } from './dataset';
import { BARE, expect, test, openMap } from './fixtures';
import type { RuleResults } from '../../src/lib/core/stall/prebuilt';
import { readJson } from '../json';

const slider = (page: Page, name = 'Year') => page.getByRole('slider', { name, exact: true });
const field = (page: Page) => page.getByRole('textbox', { name: 'Type years' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** Under a record on a phone no role finds it. */
const year = async (page: Page) =>
  Number(await page.locator('.timeline [role=slider]').last().getAttribute('aria-valuenow'));
/** The years of the address: `year`, or `from..to` with what is left out. */
const years = (page: Page) => {
  const query = new URL(page.url()).searchParams;
  return query.get('year') ?? `${query.get('from') ?? ''}..${query.get('to') ?? ''}`;
};

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Signs of the chart, by the record that each is of. */
const signs = (page: Page) => page.locator('section.timeline svg a[data-record-id]');

test(
  'modes, pills, keys and typed years do what the link says',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, `/?${BARE}`);
    // Since the break: what a link leaves out.
    await expect(slider(page, 'First year')).toHaveAttribute('aria-valuenow', '2020');
    await expect(slider(page)).toHaveAttribute('aria-valuenow', '2026');
    expect(years(page)).toBe('..');

    // Keys work wherever the focus is, also right after a mode was chosen.
    await button(page, 'Year').click();
    await expect.poll(() => years(page)).toBe('2026');
    await press(page, 'ArrowLeft', 'PageDown');
    await expect.poll(() => years(page)).toBe('2020');
    await press(page, 'Home');
    await expect.poll(() => years(page)).toBe('2003');
    await page.keyboard.type('2016');
    await expect.poll(() => years(page)).toBe('2016');
    await button(page, 'All').click();
    await expect.poll(() => years(page)).toBe('..2026');
    await press(page, 'ArrowLeft');
    await expect.poll(() => years(page)).toBe('..2025');
    await page.getByRole('button', { name: /^Show 2014 to 2019/ }).press('Enter');
    await expect.poll(() => years(page)).toBe('2014..2019');

    // A text field that says what it cannot read, in which keys are its own.
    await field(page).fill('2014-19');
    await press(page, 'ArrowLeft', 'Enter');
    await expect.poll(() => years(page)).toBe('2014..2019');
    await field(page).fill('soon');
    await press(page, 'Enter');
    await expect(page.locator('input:invalid')).toHaveCount(1);
    await press(page, 'Escape');
    await expect(field(page)).toHaveValue('2014–2019');
  },
);

test(
  'the chart has a sign of each record, two counts, and leads to both',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, `/?${BARE}`);
    await expect(signs(page)).toHaveCount(coreIds(2003, 2026).length);
    const timeline = page.locator('section.timeline');
    await expect(timeline).toContainText('9–11 of 15 new, 4–6 back');
    await expect(timeline).toContainText('3–6 of 17 new, 11–14 back');
    await expect(timeline).toContainText('35 records to June');

    // A click on a count chooses its years; a year of the band is chosen alone.
    await page.getByRole('button', { name: /^Show 2014 to 2019/ }).click();
    await expect.poll(() => years(page)).toBe('2014..2019');
    const band = (await page.locator('.timeline .hit').boundingBox())!;
    const xOf = (chosen: number) => band.x + (band.width * (chosen - 2003 + 0.5)) / 24;
    const y = band.y + band.height / 2;
    await page.mouse.click(xOf(2009), y);
    await expect.poll(() => years(page)).toBe('2009');
    await page.getByRole('button', { name: /^Show 2020 to 2026/ }).click();
    await page.mouse.move(xOf(2023), y);
    await page.mouse.down();
    await page.mouse.move(xOf(2020), y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => years(page)).toBe('2017..2023');

    // Pointing at a sign says what it is; a click opens it.
    const sign = page.locator('section.timeline a[data-record-id="joint-sea-2021"]');
    await sign.hover();
    await expect(page.locator('.timeline .about')).toHaveText(/^Joint Sea 2021: return, \d+\skm$/);
    await sign.click();
    await expect(page).toHaveURL(/\/record\/joint-sea-2021\//);
    await page.goBack();
  },
);

test(
  'distances under a limit that can be moved, and the ground of each year',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, `/?${BARE}`);
    await button(page, 'Reach').click();
    await expect(page).toHaveURL(/[?&]measure=reach\b/);
    await expect(page.locator('section.timeline')).toContainText('% new of');
    await button(page, 'Distance').click();
    await expect(page).toHaveURL(/[?&]measure=distance\b/);
    // All but the first of each series, which has none before it, and those without a place.
    const { visits } = readJson<RuleResults>('static/data/sure-core.json');
    await expect(signs(page)).toHaveCount(visits.filter(({ km }) => km !== null).length);

    // Dragged, the chart is counted anew at once; let go, all is.
    const timeline = page.locator('section.timeline');
    const limit = slider(page, 'Limit beyond which a place is new');
    const line = (await limit.boundingBox())!;
    const y = line.y + line.height / 2;
    await page.mouse.move(line.x + 150, y);
    await page.mouse.down();
    await page.mouse.move(line.x + 150, y - 9, { steps: 3 });
    await expect(limit).toHaveAttribute('aria-valuenow', '1000');
    await expect(timeline).toContainText('5–6 of 15');
    await expect(page).not.toHaveURL(/km=/);
    await page.mouse.up();
    await expect(page).toHaveURL(/[?&]km=1000\b/);
    await expect(page.getByRole('main')).toContainText('over 1,000 km');
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
    await expect(page).not.toHaveURL(/km=/);
    await expect(timeline).toContainText('9–11 of 15');
  },
);

test(
  'play grows from the first year, says that it plays, and ends in the years of the page',
  { tag: '@wide' },
  async ({ page }) => {
    await openMap(page, `/?year=2016&${BARE}`);
    const pause = button(page, 'Pause');
    await slider(page).focus();
    await press(page, ' ');
    await expect(pause).toBeVisible();
    await expect(page.locator('[aria-live]').filter({ hasText: 'Playing' })).toHaveCount(1);
    await expect.poll(() => year(page), { intervals: [100] }).toBeGreaterThan(2004);
    await press(page, ' ');
    await expect(pause).toHaveCount(0);
    await expect.poll(() => years(page)).toMatch(/^\.\.20[01]\d$/);

    await openMap(page, `/?to=2024&${BARE}`);
    await button(page, 'Play').click();
    await expect(slider(page, 'First year')).toHaveAttribute('aria-valuenow', '2020', {
      timeout: 15_000,
    });
    await expect.poll(() => years(page)).toBe('..');
    const said = page.locator('[aria-live]').filter({ hasText: '3 to 6 of 17' });
    expect(await said.count()).toBeGreaterThan(0);
  },
);
