import type { Page } from '@playwright/test';
import type { RuleResults } from '#core/stall/prebuilt';
import { readJson } from '../json';
import { told } from '../told';
import { choice, listedIds, pointOf, press } from './atlas-page';
import { LAST, coreIds } from './dataset';
import { BARE, expect, follow, openMap, test } from './fixtures';

const [before, since] = [told('exercises 2014 to 2019'), told('exercises since 2020')];
const field = (page: Page) => page.getByRole('textbox', { name: 'Type years' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const bracket = (page: Page, years: string) =>
  page.getByRole('button', { name: RegExp(`^Show ${years}`) });
const timeline = (page: Page) => page.locator('section.timeline');
/** Signs of the chart, by the record that each is of. */
const signs = (page: Page) => timeline(page).locator('svg a [data-record-id]');
/** The years of the address: `year`, or `from..to` with what is left out. */
const years = (page: Page) =>
  choice(page, 'year') ?? `${choice(page, 'from') ?? ''}..${choice(page, 'to') ?? ''}`;
const expectYears = (page: Page, expected: string) => expect.poll(() => years(page)).toBe(expected);

test('keys, presses and typed years do what the link says: sentence, list and link agree', async ({
  page,
}) => {
  await openMap(page, `/?${BARE}`);
  // Keys work wherever the focus is, also right after a button was pressed.
  await button(page, 'All years').click();
  await expectYears(page, `..${LAST}`);
  await page.keyboard.type('2016');
  await expectYears(page, '2016');
  await expect(page.getByTestId('headline')).toContainText('2016');
  await expect.poll(() => listedIds(page)).toEqual(coreIds(2016));
  await press(page, 'ArrowLeft');
  await expectYears(page, '2015');
  await press(page, 'Escape');
  await expectYears(page, '..');

  // A text field that says what it cannot read.
  await field(page).fill('soon');
  await press(page, 'Enter');
  await expect(timeline(page).locator('input:invalid')).toHaveCount(1);
  await field(page).fill('2012-14');
  await press(page, 'Enter');
  await expectYears(page, '2012..2014');
});

test('the chart has a sign of each record, two counts, and leads to both; beside the ground of each year stands the curve of the findings', async ({
  page,
}) => {
  await openMap(page, `/?${BARE}`);
  await expect(signs(page)).toHaveCount(coreIds(2003, LAST).length);
  await expect(timeline(page)).toContainText(`${before.shown} new, ${before.back} back`);

  // A click on a count chooses its years; a year of the band is chosen alone.
  await bracket(page, '2014 to 2019').click();
  await expectYears(page, '2014..2019');
  const alone = await pointOf(page, 2009);
  await page.mouse.click(alone.x, alone.y);
  await expectYears(page, '2009');

  // Pointing at a sign says what it is; a click opens it.
  const sign = timeline(page).locator('a [data-record-id="joint-sea-2021"]');
  await sign.hover();
  await expect(page.locator('.timeline .about')).toHaveText(/^Joint Sea 2021: return, \d+\skm$/);
  await sign.click();
  await expect(page).toHaveURL(/\/record\/joint-sea-2021\//);
  await page.goBack();

  // The curve says the same beside the ground of each year as above the findings.
  await button(page, 'Reach').click();
  const { widest } = readJson<RuleResults>('static/data/sure-core.json').verdicts[LAST]![0]!.curve!;
  const curve = page.getByRole('img', { name: 'Places reached by exercises so far' });
  const label = curve.locator('text', { hasText: `: ${widest.seen} places` });
  const expectCurve = () => expect(label.filter({ visible: true })).toHaveCount(1);
  await expectCurve();
  await page.goto('/findings');
  await expectCurve();
});

test('play grows from the first year, says that it plays, and ends in the years of the page', async ({
  page,
}) => {
  await openMap(page, `/?year=2016&${BARE}`);
  await press(page, ' ');
  await expect(button(page, 'Pause')).toBeVisible();
  await expect(page.locator('[aria-live]').filter({ hasText: 'Playing' })).toHaveCount(1);
  await press(page, ' ');
  await expect(button(page, 'Pause')).toHaveCount(0);
  await follow(page, `/?to=2024&${BARE}`);
  await button(page, 'Play').click();
  await expectYears(page, '..');
  const said = page.locator('[aria-live]').filter({ hasText: since.spoken });
  await expect(said).not.toHaveCount(0);
});
