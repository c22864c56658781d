import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expectAccessible } from './axe';
import { coreIds } from './dataset';
import { expect, mapReady, test } from './fixtures';

interface Cited {
  id: string;
  name: { en: string };
  sources: { id: string }[];
}

test('a briefing holds the view, its numbers and all sources, and its command gives them again', async ({
  page,
  browser,
  site,
}, info) => {
  await page.goto('/?year=2019');
  await mapReady(page);
  const sentence = await page.getByTestId('year-summary').innerText();
  const grip = page.locator('button.grip');
  if (await grip.isVisible()) await grip.click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save a briefing of this view' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('joint-reach-2019.html');
  const path = info.outputPath('briefing.html');
  await file.saveAs(path);

  // Opened from the disk, without a network.
  const offline = await browser.newContext({ offline: true });
  const problems: string[] = [];
  offline.on('request', (request) => {
    if (!request.url().startsWith('file:')) problems.push(request.url());
  });
  offline.on('console', (message) => problems.push(message.text()));
  const briefing = await offline.newPage();
  await briefing.goto(`file://${path}`);
  await expect(briefing.getByRole('heading', { level: 1 })).toHaveText('2019');
  await expect(briefing.locator('.lead')).toHaveText(sentence);
  await expect(briefing.locator('figure svg path')).not.toHaveCount(0);
  await expect(briefing.getByRole('link', { name: 'The live view' })).toHaveAttribute(
    'href',
    new RegExp(`^${site.url}/\\?year=2019&data=`),
  );

  const records = coreIds(2019).map(
    (id) => JSON.parse(readFileSync(`geodata/russia-china/events/${id}.json`, 'utf8')) as Cited,
  );
  for (const { id, name } of records)
    await expect(briefing.locator(`h3#${id}`)).toHaveText(name.en);
  const cited = new Set(records.flatMap(({ sources }) => sources.map(({ id }) => id)));
  expect(await briefing.locator('ol > li').count()).toBeGreaterThanOrEqual(cited.size);
  // Each record has the numbers of its sources, which lead to them.
  const numbered = await briefing.locator('ol > li').evaluateAll((all) => all.map(({ id }) => id));
  for (const { id, sources } of records) {
    const notes = await briefing
      .locator(`li:has(h3#${id}) a`)
      .evaluateAll((all) => all.map((note) => [note.textContent, note.getAttribute('href')]));
    expect(notes.length).toBeGreaterThanOrEqual(sources.length);
    for (const [text, href] of notes) {
      expect(href).toBe(`#source-${text?.slice(1, -1)}`);
      expect(numbered).toContain(href?.slice(1));
    }
  }

  // Nothing is loaded, nothing runs, and no sign is written in the place of another.
  const source = readFileSync(path, 'utf8');
  expect(source).toContain(`content="default-src &#39;none&#39;;`);
  expect(source).not.toMatch(/<script|\b(src|srcset|onload|onclick)=|url\(|@import|<link/i);
  expect(await briefing.locator('html').innerText()).not.toMatch(/&(amp|lt|gt|quot|#\d+);/);

  // The band of new ground, and its twin.
  for (const column of [1, 2])
    await expect(briefing.locator('tbody tr').first().locator('td').nth(column)).toContainText(
      'km²',
    );

  const command = await briefing.locator('pre').innerText();
  const said = /newGroundKm2\.all = (\d+)/.exec(await briefing.locator('main').innerText())?.[1];
  const { span } = JSON.parse(execSync(command, { encoding: 'utf8' })) as {
    span: { newGroundKm2: { all: number } };
  };
  expect(String(span.newGroundKm2.all)).toBe(said);

  await expectAccessible(briefing);
  expect(problems).toEqual([]);
  await offline.close();
});

test(
  'a text with an apostrophe is the same in a briefing as in its source',
  { tag: '@deep' },
  async ({ page }, info) => {
    await page.goto('/?year=2016&rule=all&layers=none');
    await mapReady(page);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save a briefing of this view' }).click();
    const path = info.outputPath('briefing.html');
    await (await download).saveAs(path);
    const source = readFileSync(path, 'utf8');
    // Below the style, whose comments have apostrophes of their own.
    expect(source.slice(source.indexOf('<main'))).toMatch(/[a-z]'s [A-Za-z]/);
    expect(source).not.toMatch(/&(amp|#38);(#39|apos);/);
  },
);
