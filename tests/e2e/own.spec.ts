import type { Page } from '@playwright/test';
import type { SetFile } from '#core/record/set-file';
import { readJson } from '../json';
import { rows, unfoldList } from './atlas-page';
import { events } from './dataset';
import { BARE, expect, mapReady, saved, test } from './fixtures';
import { expectAccessible } from './looks';

const { title: ofSet, short, titleOf } = readJson<SetFile>('geodata/russia-china/set.json');
/** Titles, partners, licence and records of the set, of which own records alone must say nothing. */
const OURS = [
  ...[ofSet.en, short.en, titleOf.en, 'Russia', 'China', 'Chinese', 'CC BY', 'Tumen'],
  ...events.map(({ name }) => name.en),
];
/** Those of them that the page says, seen or read aloud. */
const ours = async (page: Page) => {
  const words = await page.evaluate(() => {
    const names = ['aria-label', 'title', 'placeholder'];
    const labels = [...document.querySelectorAll('[aria-label], [title], [placeholder]')].flatMap(
      (element) => names.map((name) => element.getAttribute(name)),
    );
    const body = document.body.cloneNode(true) as HTMLElement;
    for (const element of body.querySelectorAll('script, style, noscript')) element.remove();
    return [document.title, body.textContent, ...labels].join('\n');
  });
  return OURS.filter((word) => words.includes(word));
};

const chooseFile = (page: Page, name: string, content: string | Uint8Array) =>
  page
    .locator('#own input[type=file]')
    .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
const byName = (page: Page, role: 'button' | 'link', name: string) =>
  page.getByRole(role, { name, exact: true });

test('a file dropped on the atlas is read, and what is wrong is told with its line', async ({
  page,
}) => {
  await page.goto(`/?${BARE}`);
  const text = `name,date,lat,lng,kind,colour
Drill off Busan,2025-04-01,35.1,129.1,exercise,red
Lost place,2025,north,129,exercise,
Odd kind,2025,35,129,war,
Swapped,04/01/2025,35,129,,
`;
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'mine.csv'));
    return transfer;
  }, text);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the file to read it')).toBeVisible();
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await expect(page).toHaveURL(/\/data\/#own$/);
  await expect(page.getByText('Rows: 4; read 1, left out 3.')).toBeVisible();
  await expect(page.getByText('Not read: colour.')).toBeVisible();
  await expectAccessible(page, { within: '#own' });
  const faults = page.getByRole('region', { name: 'Problems in the file' }).getByRole('row');
  await expect(faults.nth(1)).toContainText(/line 3.*lat.*"north".*a number from -90 to 90/);
  const list = await saved(byName(page, 'button', 'Save this list'));
  expect(list.text).toMatch(/^line 4,Odd kind,.*kind.*war.*,.*one of exercise/m);

  await byName(page, 'button', 'Add 1 record').click();
  const own = page.getByRole('row').filter({ hasText: 'Drill off Busan' });
  // Who took part was not said, and nobody is assumed.
  await expect(own).toContainText('within 250 km of Drill off Busan');
  await expect(own).not.toContainText('China');
  await page.reload();
  await expect(own).toHaveCount(1);

  // What is not read is told in a sentence, and what was taken before stays.
  await chooseFile(page, 'track.kml', 'x');
  await expect(page.locator('#own').getByRole('alert')).toHaveText(
    /^track\.kml was not read\. Needed: points and lines in GeoJSON, or a table.*Found: "\.kml"\.$/,
  );
  await expect(page.getByText('1 record of mine.csv is a set')).toBeVisible();
});

const THREE = `name,date,lat,lng,participants
Drill One,2013-03-12,-35.1,150.8,AU; NZ
Drill Two,2013-08-20,-12.4,130.9,AU; NZ
Drill Three,2014-08-20,-12.4,130.9,AU; NZ
`;

/** To the atlas of three records. */
async function addThree(page: Page): Promise<void> {
  await page.goto('/data');
  await chooseFile(page, 'mine.csv', THREE);
  await expect(page.getByText('Read from mine.csv:')).toBeVisible();
  await byName(page, 'button', 'Add 3 records').click();
  // What is added moves the page, but never away from its confirmation.
  await expect(page.getByText('of mine.csv are a set of')).toBeInViewport();
  const onMap = byName(page, 'link', 'See them on the map');
  await expect(onMap).toBeFocused();
  await onMap.click();
  await mapReady(page);
}

test('the years of own records are a film', { tag: '@deep' }, async ({ page }) => {
  await addThree(page);
  await byName(page, 'button', 'Save picture').first().click();
  const film = page.locator(':popover-open').getByRole('button', { name: /film/ });
  const { name, bytes } = await saved(film, 110_000);
  expect(name).toMatch(/-film-2013-2014\.(mp4|webm)$/);
  const other = await page.context().newPage();
  const played = await other.evaluate(play, bytes.toString('base64'));
  expect(played).toMatchObject({ width: 1280, height: 720, looks: 2 });
  // Two years of 0.7 s, and the finding for 4 s.
  expect(played.duration).toBeCloseTo(5.4, 1);
});

/** Runs in the page: a film as a browser plays it, and how many pictures its years are. */
async function play(base64: string) {
  const video = document.createElement('video');
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  video.src = URL.createObjectURL(new Blob([bytes]));
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  const pen = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true })!;
  const looks = new Set<string>();
  for (const second of [0.3, 3.5]) {
    // `seeked` alone may come before the frame has been painted.
    await new Promise((resolve) => {
      video.requestVideoFrameCallback(resolve);
      video.currentTime = second;
    });
    pen.drawImage(video, 0, 0, 64, 36);
    looks.add(pen.getImageData(0, 0, 64, 36).data.join());
  }
  const { videoWidth: width, videoHeight: height, duration } = video;
  return { width, height, duration, looks: looks.size };
}

test('a link made with own records says so to whoever opens it without them', async ({ page }) => {
  await addThree(page);
  await expect(page).toHaveURL(/[?&]own=mine\.csv$/);
  const link = page.url();
  await byName(page, 'button', 'Share').first().click();
  await byName(page, 'button', 'Copy a link to this view').first().click();
  await expect(
    page.getByText('Copied. Your own records are not in it: they stay in this browser.'),
  ).toBeVisible();
  await page.keyboard.press('Escape');

  // Opened where the records are, it shows them.
  await page.reload();
  const panel = page.getByRole('region', { name: 'Your 3 records' });
  await byName(page, 'button', 'Remove').click();
  await expect(panel).toHaveCount(0);
  await page.goto(link);
  await expect(page.getByTestId('link-own')).toHaveText(
    "This link was made with someone's own records (mine.csv), which it does not hold; shown are those of the atlas.",
  );
});

test('own records are a subject of their own: its title, answer, years, records, comparison and credit', async ({
  page,
}) => {
  /** Earlier than any record of ours; the last rows say nothing of who took part. */
  const pair = Array.from({ length: 12 }, (_, i) => {
    const where = i < 3 ? ['Sand Bay', -35, 150] : ['Far Reef', -15, 160];
    const who = i < 10 ? 'Australia; New Zealand' : '';
    return [`Drill ${i}`, `${1985 + i}-05-01`, ...where, who].join(',');
  });
  await page.goto('/');
  await page.getByRole('link', { name: 'Your data' }).first().click();
  await expect(page).toHaveURL(/\/data\/#own$/);
  const table = `name,date,place,lat,lng,participants\n${pair.join('\n')}\n`;
  await chooseFile(page, 'pair.csv', table);
  await expect(
    page.getByText('Records that do not say who took part: 2. Nobody is assumed.'),
  ).toBeVisible();
  await byName(page, 'button', 'Add 12 records').click();
  await byName(page, 'link', 'See them on the map').click();

  await mapReady(page);
  await expect(page).toHaveTitle(/Australia and New Zealand: joint exercises, 1985–1996/);
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Your records · pair.csv, 12 records');
  // Two places, 2,400 km from each other: the second was new in 1988. Halved at 1991.
  await expect(page.getByTestId('counts')).toContainText(
    /1985–1990\s*1 of 5 .*since 1991\s*0 of 6/,
  );
  // Read aloud, since another set took the place of ours.
  const headline = await page.getByTestId('headline').innerText();
  await expect(page.getByTestId('spoken')).toHaveText(headline);
  await expect(page.locator('.atlas')).toContainText('Own data: pair.csv');
  expect(await ours(page)).toEqual([]);
  await byName(page, 'button', 'Save picture').first().click();
  const svg = await saved(byName(page, 'button', 'SVG'));
  expect(svg.text).toContain('Australia and New Zealand');
  expect(OURS.filter((word) => svg.text.includes(word))).toEqual([]);
  await page.keyboard.press('Escape');
  await expectAccessible(page);

  await unfoldList(page);
  await rows(page).first().click();
  await expect(heading).toHaveText('Drill 11');

  await page.goto('/compare');
  await expect(page.getByTestId('sentence')).toContainText(
    'Exercises: 1 of 5 in 1985–1990 was at a new place; since 1991 none of 6. No region',
    { timeout: 60_000 },
  );
  expect(await ours(page)).toEqual([]);

  // A second file asks, and is added.
  await page.goto('/data');
  await byName(page, 'button', 'Try a sample').click();
  await page.getByLabel('add to them').check();
  await byName(page, 'button', 'Add 12 records').click();
  await expect(page.getByText('24 records of pair.csv, sample.csv are a set')).toBeVisible();
  const csv = await saved(byName(page, 'button', 'Save the 24 records shown as Records · CSV'));
  expect(csv.text).not.toContain('CC');
});
