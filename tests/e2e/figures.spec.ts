import { readFileSync } from 'node:fs';
import type { Locator, Page, TestInfo } from '@playwright/test';
import { coreIds } from './dataset';
import { expect, test, openMap } from './fixtures';

/** The pictures of every kind, read back from the files that a reader gets. */

const menu = (page: Page) => page.locator('.map').getByRole('button', { name: 'Save picture' });

/** The opened menu. */
async function open(page: Page): Promise<Locator> {
  await menu(page).click();
  const panel = page.locator(':popover-open');
  await expect(panel.getByRole('button', { name: 'SVG for slides' })).toBeVisible();
  return panel;
}

async function save(page: Page, panel: Locator, name: string, info: TestInfo): Promise<string> {
  const download = page.waitForEvent('download');
  await panel.getByRole('button', { name, exact: true }).click();
  const file = await download;
  const path = info.outputPath(file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

interface Read {
  width: number;
  height: number;
  title: string;
  texts: string;
  /** Texts that begin or end outside the picture, and colours and links that need the page. */
  lost: string[];
}

/** An SVG as another program sees it: parsed, laid out in a page that has none of ours. */
async function readSvg(page: Page, path: string): Promise<Read> {
  const other = await page.context().newPage();
  await other.setContent(readFileSync(path, 'utf8'));
  const read = await other.evaluate(() => {
    const svg = document.querySelector('svg')!;
    const edge = svg.getBoundingClientRect();
    const outside = [...svg.querySelectorAll('text')].filter((text) => {
      const { left, right, top, bottom } = text.getBoundingClientRect();
      const isSeen = right > left;
      return (
        isSeen &&
        !text.closest('svg svg svg') &&
        (left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom)
      );
    });
    const source = new XMLSerializer().serializeToString(svg);
    const problem = new DOMParser()
      .parseFromString(source, 'image/svg+xml')
      .querySelector('parsererror');
    return {
      width: svg.width.baseVal.value,
      height: svg.height.baseVal.value,
      title: svg.querySelector('title')?.textContent ?? '',
      texts: [...svg.querySelectorAll('text')].map(({ textContent }) => textContent).join('\n'),
      lost: [
        ...outside.map(({ textContent }) => textContent ?? ''),
        ...(source.match(
          /var\(--[\w-]+\)|oklab\(|class="|href="(?!#|data:)[^"]*"|\ufffd|undefined|NaN/g,
        ) ?? []),
        ...(problem ? [problem.textContent ?? ''] : []),
      ],
    };
  });
  await other.close();
  return read;
}

/** Nothing cut, and nothing that needs the page. */
async function expectWhole(page: Page, path: string, size: { width: number; height?: number }) {
  const read = await readSvg(page, path);
  expect(read).toMatchObject({ ...size, lost: [] });
  return read;
}

test(
  'map and chart become pictures that say what they show',
  { tag: '@wide' },
  async ({ page, site }, info) => {
    await openMap(page, '/?year=2019');
    const panel = await open(page);
    const mapPath = await save(page, panel, 'SVG for slides', info);
    expect(mapPath).toMatch(/joint-reach-map-2019\.svg$/);
    const map = await expectWhole(page, mapPath, { width: 1600, height: 900 });
    // The finding, whose, under which rule, how sure, and of how many.
    expect(map.title).toBe(await page.getByTestId('headline').innerText());
    for (const said of [
      map.title,
      `Core rule · 2019: ${coreIds(2019).length} records`,
      'CC BY 4.0',
      'came back, +n in 2019',
      `${site.url}/?year=2019`,
    ])
      expect(map.texts.replace(/\s+/g, ' ')).toContain(said);
    const { dataVersion } = JSON.parse(readFileSync('static/data/atlas.json', 'utf8')).index as {
      dataVersion: string;
    };
    expect(map.texts).toContain(dataVersion);

    await page.keyboard.press('Escape');
    await expect(panel).toBeHidden();
    await expect(menu(page)).toBeFocused();

    await open(page);
    await panel.getByRole('radio', { name: 'The chart' }).check();
    const path = await save(page, panel, 'SVG for slides', info);
    expect(path).toMatch(/joint-reach-places-2003-2026\.svg$/);
    const strip = await expectWhole(page, path, { width: 1600, height: 900 });
    for (const said of [
      '2015',
      '9–11 of 15',
      'back to an earlier place',
      'COVID closures',
      'Core rule',
    ])
      expect(strip.texts).toContain(said);
  },
);

test(
  'the map becomes pixels for slides and for print, and a film can be given up',
  { tag: ['@wide', '@deep'] },
  async ({ page }, info) => {
    await openMap(page, '/?year=2019');
    const panel = await open(page);
    // IHDR stands first: https://www.w3.org/TR/png-3/#11IHDR.
    const slide = readFileSync(await save(page, panel, 'PNG 2× for slides', info));
    expect([slide.readUInt32BE(16), slide.readUInt32BE(20)]).toEqual([3200, 1800]);
    const print = readFileSync(await save(page, panel, 'PNG for print', info));
    expect(print.readUInt32BE(16)).toBe(2126);
    expect(print.includes('pHYs')).toBe(true);

    // A film that is not wanted after all: the reader's years come back.
    await panel.getByRole('button', { name: /film/ }).click();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await expect(panel.getByRole('status').last()).toHaveText('Cancelled.');
    await expect(page).toHaveURL(/\?year=2019$/);
  },
);

/** A film as a browser plays it: its size and length, and how many of six frames between its ends differ. */
function playedFilm(page: Page, film: string) {
  return page.evaluate(async (base64) => {
    const video = document.createElement('video');
    const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
    video.src = URL.createObjectURL(new Blob([bytes]));
    await new Promise((resolve, reject) => {
      video.onloadeddata = resolve;
      video.onerror = () => reject(new Error(video.error?.message));
    });
    const size = { width: 64, height: 36 };
    const pen = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true })!;
    const looks = [];
    for (const seconds of [0.3, 4, 9, 12, 15, video.duration - 0.2]) {
      // `seeked` alone may come before the frame has been painted.
      await new Promise((resolve) => {
        video.requestVideoFrameCallback(resolve);
        video.currentTime = seconds;
      });
      pen.drawImage(video, 0, 0, size.width, size.height);
      const { data } = pen.getImageData(0, 0, size.width, size.height);
      looks.push(data.join());
    }
    const { videoWidth, videoHeight, duration } = video;
    return { videoWidth, videoHeight, duration, looks: new Set(looks).size };
  }, film);
}

const FILMS = process.env.DEEP ? 10 : 1;
test(
  `${FILMS} of ${FILMS} films of the years play from end to end`,
  { tag: process.env.DEEP ? ['@wide', '@deep'] : '@wide' },
  async ({ page }, info) => {
    test.setTimeout(FILMS * 120_000);
    await openMap(page, '/?year=2016');
    const panel = await open(page);
    for (let i = 0; i < FILMS; i++) {
      const download = page.waitForEvent('download', { timeout: 110_000 });
      await panel.getByRole('button', { name: /film/ }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(/^joint-reach-film-2003-2026\.(mp4|webm)$/);
      const path = info.outputPath(`${i}-${file.suggestedFilename()}`);
      await file.saveAs(path);
      const other = await page.context().newPage();
      const { duration, ...shown } = await playedFilm(other, readFileSync(path, 'base64'));
      await other.close();
      expect(shown).toEqual({ videoWidth: 1280, videoHeight: 720, looks: 6 });
      // 23 years of 0.7 s, and the last of 3 s.
      expect(duration).toBeCloseTo(19.1, 1);
    }
    // The reader's years were not touched.
    await expect(page).toHaveURL(/\?year=2016$/);
  },
);
