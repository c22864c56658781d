import type { Download, Page } from '@playwright/test';
import type { SetFile } from '../../geodata/set-schema';
import { events } from './dataset';
import { expect, mapReady, test, openMap } from './fixtures';
import { addOwn } from './own-page';
import { readJson } from '../json';

/** Of another pair and other years, with words that the set has too. */
const ROWS = Array.from({ length: 12 }, (_, i) => {
  const where = i < 3 ? ['Sand Bay', -35, 150] : ['Far Reef', -15, 160];
  const what = ['exercise', 'Australia; New Zealand', 'bilateral', 'Tasman Gazette'];
  return [`Tasman ${i}`, `${1985 + i}-05-01`, ...where, ...what].join(',');
});
const FILE = `name,date,place,lat,lng,kind,participants,framework,sources\n${ROWS.join('\n')}\n`;

const { title, short, titleOf } = readJson<SetFile>('geodata/russia-china/set.json');
const { dataVersion } = readJson<{ dataVersion: string }>('static/data/events.json');
/** Title, partners, version, licence and records of the set, in the language of the page. */
const OURS = [
  ...[title.en, short.en, titleOf.en, 'Russia', 'China', 'Chinese', dataVersion, 'CC BY'],
  ...events.map(({ name }) => name.en),
];
const wordsOfSet = (text: string) => OURS.filter((word) => text.includes(word));

/** All words of the page, seen or read aloud. */
const words = (page: Page) =>
  page.evaluate(() => {
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder]')];
    const meta = document.querySelector<HTMLMetaElement>('meta[name=description]')?.content;
    const labels = named.map((element) =>
      ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name)),
    );
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const element of body.querySelectorAll('script, style, noscript')) element.remove();
    return [document.title, meta, body.textContent, ...labels.flat()].join('\n');
  });
const textOf = async (download: Download) =>
  (await (await download.createReadStream()).toArray()).join('');

async function searched(page: Page, text: string) {
  await page.keyboard.press('/');
  const box = page.getByRole('combobox', { name: 'Search records, places, ships' });
  await box.fill(text);
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await expect(dialog.getByRole('status')).not.toHaveText(/^$|…/);
  const said = await dialog.innerText();
  await page.keyboard.press('Escape');
  return said;
}

test(
  'shown alone, own records stand on atlas, data and search without a word of the set',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.goto('/data');
    await addOwn(page, 'mine.csv', FILE);
    await expect(page.getByRole('contentinfo')).toContainText('Own data: mine.csv.');
    expect(wordsOfSet(await words(page))).toEqual([]);
    await page.getByRole('link', { name: 'See them on the map' }).click();
    await mapReady(page);
    expect(wordsOfSet(await words(page))).toEqual([]);
    expect(await searched(page, 'Far')).toContain('Tasman 10');
    expect(await searched(page, 'Vladivostok')).toContain('Nothing found');

    // Their origin, by a click on the map, or typed.
    const pick = page.getByRole('button', { name: 'Pick on the map' });
    const panel = page.getByRole('region', { name: 'Your 12 records' });
    await pick.click();
    await page.keyboard.press('Escape');
    await expect(pick).toHaveAttribute('aria-pressed', 'false');
    await expect(panel).toContainText('Measured from Sand Bay');
    await pick.click();
    await page.getByPlaceholder('Latitude, longitude').fill('-20, 120');
    await page.keyboard.press('Enter');
    await expect(panel).toContainText('Measured from 20.0° S, 120.0° E');
    await expect(page.getByTestId('answer')).toBeVisible();
  },
);

test(
  'no page, picture or file of own records alone has a word of the set',
  { tag: ['@wide', '@deep'] },
  async ({ page }) => {
    await page.goto('/data');
    await addOwn(page, 'mine.csv', FILE);
    const csv = page.waitForEvent('download');
    await page
      .getByRole('button', { name: /^Save the 12 records shown as Records · JSON/ })
      .click();
    expect(wordsOfSet(await textOf(await csv))).toEqual([]);
    for (const path of ['/', '/?record=own:own-tasman-11-13', '/compare', '/data']) {
      await page.goto(path);
      await expect(page.getByText('mine.csv').first()).toBeAttached();
      await expect(page.getByText('Tasman').or(page.getByText('Sand Bay')).first()).toBeAttached();
      expect(wordsOfSet(await words(page)), path).toEqual([]);
    }
    await page.goto('/');
    await expect(page.getByRole('region', { name: 'Your 12 records' })).toBeVisible();
    await mapReady(page);
    await page.getByRole('button', { name: 'Save picture' }).first().click();
    const picture = page.waitForEvent('download');
    await page.locator(':popover-open').getByRole('button', { name: 'SVG for slides' }).click();
    const svg = await textOf(await picture);
    expect(wordsOfSet(svg)).toEqual([]);
    expect(svg).toContain('Australia and New Zealand');
  },
);

for (const renderer of ['WebGL', 'SVG'])
  test(
    `a click on the ${renderer} map says from where own records are measured`,
    { tag: ['@wide', '@deep'] },
    async ({ page }) => {
      if (renderer === 'SVG')
        await page.addInitScript(() => void (HTMLCanvasElement.prototype.getContext = () => null));
      await page.goto('/data');
      await addOwn(page, 'mine.csv', FILE);
      for (const [projection, lng, place] of [
        ['flat', 150, /1[3-6]\d\.\d° E/],
        ['globe', -50, /[3-6]\d\.\d° W/],
      ] as const) {
        await page.goto(`/?projection=${projection}&at=${lng},-30,2`);
        const panel = page.getByRole('region', { name: 'Your 12 records' });
        await expect(panel).toBeVisible();
        await mapReady(page);
        await panel.getByRole('button', { name: 'Pick on the map' }).click();
        // The middle of what key and buttons leave free is the camera's.
        const map = (await page.getByTestId('map').boundingBox())!;
        const [x, y] = [map.x + map.width / 2, map.y + map.height / 2];
        await page.mouse.click(x, y);
        await expect(panel).toContainText(/Measured from (2[5-9]|3[0-5])\.\d° S/);
        await expect(panel).toContainText(place);
      }
      // Without a pointer.
      await openMap(page, '/');
      const panel = page.getByRole('region', { name: 'Your 12 records' });
      await panel.getByRole('button', { name: 'Pick on the map' }).press('Enter');
      const typed = panel.getByRole('textbox');
      await typed.fill('nowhere');
      await typed.press('Enter');
      await expect(typed).toHaveJSProperty('validationMessage', 'two numbers, such as 12.5, 109');
      await typed.fill('-41.3, 174.8');
      await typed.press('Enter');
      await expect(panel).toContainText('Measured from 41.3° S, 174.8° E');
    },
  );
