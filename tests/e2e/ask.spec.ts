import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { eventFile } from '../../src/lib/core/record/schema';
import { openSheet } from './atlas-page';
import { expect, follow, openMap, test } from './fixtures';

const panel = (page: Page) => page.getByTestId('ask');
const exercise = (page: Page) => panel(page).locator('[data-kind="exercise"]');

test(
  'a click on empty sea asks, and so does the cross that N puts on the map and arrows move',
  { tag: '@pointer' },
  async ({ page }) => {
    await openMap(page, '/');
    const box = (await page.getByTestId('map').boundingBox())!;
    // The Indian Ocean, south of all records.
    await page.mouse.click(box.x + 0.42 * box.width, box.y + 0.8 * box.height);
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
  },
);

test(
  'a long press on empty sea asks, a tap does not; coordinates in the search do as the link',
  { tag: '@narrow' },
  async ({ page }) => {
    await openMap(page, '/');
    const box = (await page.getByTestId('map').boundingBox())!;
    const point = { x: box.x + 0.52 * box.width, y: box.y + 0.79 * box.height };
    await page.touchscreen.tap(point.x, point.y);
    const devtools = await page.context().newCDPSession(page);
    const send = (type: 'touchStart' | 'touchEnd', touchPoints: (typeof point)[]) =>
      devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
    await page.waitForTimeout(700);
    expect(new URL(page.url()).search).toBe('');
    await send('touchStart', [point]);
    await expect(page).toHaveURL(/[?&]ask=/);
    await send('touchEnd', []);
    await expect(exercise(page)).toContainText('An exercise here would');

    await page.keyboard.press('/');
    await page.getByRole('combobox', { name: /^Search/ }).fill('60, -30');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/[?&]ask=-30,60/);
    await expect(exercise(page)).toContainText('An exercise here would be new');
    const said = await exercise(page).locator('p').innerText();
    await follow(page, '/?ask=-30,60');
    await expect(exercise(page).locator('p')).toHaveText(said, { useInnerText: true });
  },
);

test(
  'a draft says what is wrong, keeps what was typed, and is a file that the data take',
  { tag: '@narrow' },
  async ({ page }) => {
    await openMap(page, '/?ask=119.5,24.5');
    await openSheet(page);
    const open = panel(page).getByRole('button', { name: 'Draft a record' });
    await open.click();
    const form = page.getByTestId('draft');
    await form.getByLabel('Name, in English').fill('Strait Test');
    await form.getByLabel('Countries').fill('CN RU');
    await open.click();
    await expect(form).toHaveCount(0);
    await open.click();
    await expect(form.getByLabel('Name, in English')).toHaveValue('Strait Test');

    const submit = form.getByRole('button', { name: /^Download/ });
    await submit.click();
    await expect(form).toContainText('First day: missing; expected: a day of the calendar');
    await form.getByRole('textbox', { name: /^First day/ }).fill('2026-09-12');
    await form.getByRole('checkbox', { name: 'Sea' }).check();
    await form.getByLabel('Place, in English').fill('Taiwan Strait');
    await form.getByLabel('Title of a source').fill('Fleets meet');
    await form.getByLabel('Address of the source').fill('https://example.org/1');
    const download = page.waitForEvent('download');
    await submit.click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('strait-test-2026.json');
    const record = v.parse(eventFile, JSON.parse(readFileSync(await file.path(), 'utf8')));
    expect(record).toMatchObject({
      start: '2026-09-12',
      end: '2026-09-12',
      participants: ['CN', 'RU'],
      sites: [{ position: [119.5, 24.5] }],
    });
  },
);
