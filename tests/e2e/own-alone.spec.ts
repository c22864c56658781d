import type { Download, Page } from '@playwright/test';
import type { SetFile } from '../../geodata/files/set';
import { events } from './dataset';
import { expect, mapReady, test } from './fixtures';
import { addOwn } from './own-page';
import { readJson } from '../json';

/** Of another pair and other years, with words that the set has too. */
const ROWS = Array.from({ length: 12 }, (_, i) => {
  const where = i < 3 ? ['Sand Bay', -35, 150] : ['Far Reef', -15, 160];
  const what = ['exercise', 'Australia; New Zealand', 'Tasman Gazette'];
  return [`Tasman ${i}`, `${1985 + i}-05-01`, ...where, ...what].join(',');
});
const FILE = `name,date,place,lat,lng,kind,participants,sources\n${ROWS.join('\n')}\n`;

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
    for (const path of ['/', '/?record=own:tasman-11', '/compare', '/data']) {
      await page.goto(path);
      await expect(page.getByText('mine.csv').first()).toBeAttached();
      await expect(page.getByText('Tasman').or(page.getByText('Sand Bay')).first()).toBeAttached();
      expect(wordsOfSet(await words(page)), path).toEqual([]);
    }
    await page.goto('/');
    expect(await searched(page, 'Vladivostok')).toContain('Nothing found');
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
