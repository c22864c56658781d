import type { Page } from '@playwright/test';
import { openSheet } from './atlas-page';
import { expect, openMap, saved, test } from './fixtures';

const panel = (page: Page) => page.getByTestId('ask');
const exercise = (page: Page) => panel(page).locator('[data-kind="exercise"]');

/** Empty sea, south of all records. */
async function sea(page: Page) {
  const { x, y, width, height } = (await page.getByTestId('map').boundingBox())!;
  return { x: x + 0.52 * width, y: y + 0.69 * height };
}

test('a click on empty sea asks, and so does the cross that N puts on the map and arrows move', async ({
  page,
}) => {
  await openMap(page, '/');
  const { x, y } = await sea(page);
  await page.mouse.click(x, y);
  await expect(page).toHaveURL(/[?&]ask=-?[\d.]+,-?[\d.]+/);
  await expect(exercise(page)).toContainText('An exercise here would be new');
  await expect(page.locator('[data-signs] path[stroke="var(--accent)"]')).toHaveCount(1);
  await page.goBack();
  await expect(panel(page)).toHaveCount(0);

  const cross = page.getByRole('button', { name: /^Cross at/ });
  await page.keyboard.press('n');
  const before = await cross.getAttribute('aria-label');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(cross).not.toHaveAttribute('aria-label', before!);
  await page.keyboard.press('Escape');
  await expect(cross).toHaveCount(0);
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await expect(exercise(page)).toContainText('An exercise here would');
  await expect(cross).toHaveCount(0);
});

test(
  'a long press on empty sea asks, a tap does not, coordinates in the search do; a draft says what is wrong and is a file that the data take',
  { tag: ['@phone', '@deep'] },
  async ({ page }) => {
    await openMap(page, '/');
    const point = await sea(page);
    await page.touchscreen.tap(point.x, point.y + 20);
    const devtools = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchEnd', touchPoints: (typeof point)[]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    await send('touchStart', [point]);
    await expect(page).toHaveURL(/[?&]ask=/);
    await send('touchEnd', []);
    await expect(exercise(page)).toContainText('An exercise here would');
    // Before it nothing was asked.
    await page.goBack();
    await expect(page).toHaveURL('/');

    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /^Search/ }).fill('24.5, 119.5');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/[?&]ask=119.5,24.5/);

    await openSheet(page);
    await panel(page).getByRole('button', { name: 'Draft a record' }).click();
    const form = page.getByTestId('draft');
    for (const [label, text] of Object.entries({
      'Name (English)': 'Strait Test',
      'Name (Russian)': 'Проба',
      'Name (Chinese)': '试验',
      Countries: 'CN RU',
      'Place (English)': 'Taiwan Strait',
      'Place (Russian)': 'Тайваньский пролив',
      'Place (Chinese)': '台湾海峡',
      'Title of a source': 'Fleets meet',
      'Address of the source': 'https://example.org/1',
    }))
      await form.getByLabel(label).fill(text);
    await form.getByLabel('Language of the source').selectOption('en');

    const submit = form.getByRole('button', { name: /^Download/ });
    await submit.click();
    await expect(form).toContainText(
      'First day: missing; expected: a day of the calendar, from January 2003 on',
    );
    await form.getByRole('textbox', { name: /^First day/ }).fill('2026-09-12');
    await form.getByRole('checkbox', { name: 'Sea' }).check();
    const { name, text } = await saved(submit);
    expect([name, text]).toEqual(['strait-test-2026.json', expect.stringContaining('119.5')]);
    await form.getByRole('button', { name: 'Keep among your own records' }).click();
    await expect(form.getByRole('link', { name: 'your own records' })).toBeVisible();
  },
);
