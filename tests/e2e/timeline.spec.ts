import type { Page } from '@playwright/test';
import type { RuleResults } from '#core/stall/prebuilt';
import { readJson } from '../json';
import { choice, expectYear, listedIds, pointOf, press, slider } from './atlas-page';
import { coreIds } from './dataset';
import { BARE, expect, follow, openMap, test } from './fixtures';

const field = (page: Page) => page.getByRole('textbox', { name: 'Type years' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const bracket = (page: Page, years: string) =>
  page.getByRole('button', { name: RegExp(`^Show ${years}`) });
const timeline = (page: Page) => page.locator('section.timeline');
/** Signs of the chart, by the record that each is of. */
const signs = (page: Page) => timeline(page).locator('svg a[data-record-id]');
/** The years of the address: `year`, or `from..to` with what is left out. */
const years = (page: Page) =>
  choice(page, 'year') ?? `${choice(page, 'from') ?? ''}..${choice(page, 'to') ?? ''}`;
const expectYears = (page: Page, expected: string) => expect.poll(() => years(page)).toBe(expected);

test('keys, modes and typed years do what the link says: slider, sentence, list and link agree', async ({
  page,
}) => {
  await openMap(page, `/?${BARE}`);
  // Since the break: what a link leaves out.
  await expect(page.locator('.timeline [role=slider]').first()).toHaveAttribute(
    'aria-valuenow',
    '2020',
  );
  await expectYear(page, 2026);
  expect(years(page)).toBe('..');

  // Keys work wherever the focus is, also right after a mode was chosen.
  await button(page, 'Year').click();
  await expectYears(page, '2026');
  for (const [key, year] of [
    ['PageUp', 2026],
    ['PageDown', 2021],
    ['ArrowLeft', 2020],
    ['ArrowRight', 2021],
    ['Home', 2003],
    ['2016', 2016],
  ] as const) {
    await (key === '2016' ? page.keyboard.type(key) : page.keyboard.press(key));
    await expectYear(page, year);
    await expect(page.getByTestId('headline')).toContainText(String(year));
    await expect.poll(() => listedIds(page), key).toEqual(coreIds(year));
  }
  await expectYears(page, '2016');
  await button(page, 'All').click();
  await expectYears(page, '..2026');
  await press(page, 'ArrowLeft');
  await expectYears(page, '..2025');
  await bracket(page, '2014 to 2019').press('Enter');
  await expectYears(page, '2014..2019');

  // A text field that says what it cannot read, in which keys are its own.
  await field(page).fill('2014-19');
  await press(page, 'ArrowLeft', 'Enter');
  await expectYears(page, '2014..2019');
  await field(page).fill('soon');
  await press(page, 'Enter');
  await expect(page.locator('input:invalid')).toHaveCount(1);
  await press(page, 'Escape');
  await expect(field(page)).toHaveValue('2014–2019');
});

test('the chart has a sign of each record, two counts, and leads to both; its distances stand under a limit that can be moved', async ({
  page,
}) => {
  await openMap(page, `/?${BARE}`);
  await expect(signs(page)).toHaveCount(coreIds(2003, 2026).length);
  await expect(timeline(page)).toContainText('9–11 of 15 new, 4–6 back');
  await expect(timeline(page)).toContainText('3–7 of 17 new, 10–14 back');
  await expect(timeline(page)).toContainText('35 records to June');

  // A click on a count chooses its years; a year of the band is chosen alone.
  await bracket(page, '2014 to 2019').click();
  await expectYears(page, '2014..2019');
  const alone = await pointOf(page, 2009);
  await page.mouse.click(alone.x, alone.y);
  await expectYears(page, '2009');
  await bracket(page, '2020 to 2026').click();
  const [held, left] = [await pointOf(page, 2023), await pointOf(page, 2020)];
  await page.mouse.move(held.x, held.y);
  await page.mouse.down();
  await page.mouse.move(left.x, left.y, { steps: 4 });
  await page.mouse.up();
  await expectYears(page, '2017..2023');

  // Pointing at a sign says what it is; a click opens it.
  const sign = timeline(page).locator('a[data-record-id="joint-sea-2021"]');
  await sign.hover();
  await expect(page.locator('.timeline .about')).toHaveText(/^Joint Sea 2021: return, \d+\skm$/);
  await sign.click();
  await expect(page).toHaveURL(/\/record\/joint-sea-2021\//);
  await page.goBack();

  await button(page, 'Reach').click();
  await expect(page).toHaveURL(/[?&]measure=reach\b/);
  await expect(timeline(page)).toContainText('% new of');
  await button(page, 'Distance').click();
  await expect(page).toHaveURL(/[?&]measure=distance\b/);
  // All but the first of each series, which has none before it, and those without a place.
  const { visits } = readJson<RuleResults>('static/data/sure-core.json');
  await expect(signs(page)).toHaveCount(visits.filter(({ km }) => km !== null).length);

  // Dragged, the chart is counted anew at once; let go, all is.
  const limit = page.getByRole('slider', { name: 'Limit beyond which a place is new' });
  const line = (await limit.boundingBox())!;
  const y = line.y + line.height / 2;
  await page.mouse.move(line.x + 150, y);
  await page.mouse.down();
  await page.mouse.move(line.x + 150, y - 9, { steps: 3 });
  await expect(limit).toHaveAttribute('aria-valuenow', '1000');
  await expect(timeline(page)).toContainText('5–6 of 15');
  await expect(page).not.toHaveURL(/km=/);
  await page.mouse.up();
  await expect(page).toHaveURL(/[?&]km=1000\b/);
  await expect(page.getByTestId('answer')).toContainText('over 1,000 km', { timeout: 60_000 });
  await press(page, 'ArrowDown', 'ArrowDown', 'ArrowDown');
  await expect(page).not.toHaveURL(/km=/);
  await expect(timeline(page)).toContainText('9–11 of 15');
});

test('play grows from the first year, says that it plays, and ends in the years of the page', async ({
  page,
}) => {
  await openMap(page, `/?year=2016&${BARE}`);
  await press(page, ' ');
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(page.locator('[aria-live]').filter({ hasText: 'Playing' })).toHaveCount(1);
  const year = async () => Number(await slider(page).getAttribute('aria-valuenow'));
  await expect.poll(year, { intervals: [100] }).toBeGreaterThan(2004);
  await press(page, ' ');
  await expect(button(page, 'Pause')).toHaveCount(0);
  await expect.poll(() => years(page)).toMatch(/^\.\.20[01]\d$/);

  await follow(page, `/?to=2024&${BARE}`);
  await button(page, 'Play').click();
  await expectYears(page, '..');
  const said = page.locator('[aria-live]').filter({ hasText: '3 to 7 of 17' });
  expect(await said.count()).toBeGreaterThan(0);
});
