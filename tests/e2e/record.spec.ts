import { readFileSync } from 'node:fs';
import { expectAccessible } from './axe';
import { openSheet } from './atlas-page';
import { BARE, expect, test, overflowPx } from './fixtures';

/** A record with stages, disputes, neighbours on both sides and things that happened around it. */
const ID = 'joint-sea-2015-1';
const record = JSON.parse(readFileSync(`geodata/russia-china/events/${ID}.json`, 'utf8')) as {
  name: { en: string };
};
const { dataVersion } = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as {
  dataVersion: string;
};

test('a reader cites, shares and downloads a record, reports an error, and goes on', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/record/${ID}`);
  await openSheet(page);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  await page.getByRole('button', { name: 'Cite', exact: true }).click();
  await page.getByRole('button', { name: 'Copy: BibTeX' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  const bibtex = await copied();
  expect(bibtex).toContain(`title = {{${record.name.en}}},`);
  expect(bibtex).toMatch(/url = \{http:\/\/localhost:\d+\/record\/joint-sea-2015-1\/\},/);
  await page.getByRole('button', { name: 'Copy: Text' }).click();
  await expect.poll(copied).toContain(`Version ${dataVersion}.`);
  await expectAccessible(page, { within: 'article' });

  const article = page.getByRole('article');
  await article.getByRole('button', { name: 'Share', exact: true }).click();
  await expect(page.getByRole('textbox', { name: 'BibTeX' })).toHaveCount(0);
  await article.getByRole('button', { name: 'Copy a link to this view' }).click();
  await expect.poll(copied).toContain(`/record/${ID}/?data=${dataVersion}`);

  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Places (GeoJSON)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe(`joint-reach-${ID}-sites.geojson`);
  const places = JSON.parse(readFileSync(await file.path(), 'utf8')) as { features: object[] };
  expect(places.features).toHaveLength(4);

  await page.getByText('Report an error').click();
  await expect(page.getByRole('textbox', { name: 'Text of the report' })).toHaveValue(
    /\nsources: .+\n$/,
  );
  await page.getByRole('button', { name: 'Copy: Text of the report' }).click();
  await expect.poll(copied).toContain(`Record: ${ID}\nData version: ${dataVersion}\n`);
  await page.getByText('how these places were found').click();
  await expectAccessible(page, { within: 'article' });
  expect(await overflowPx(page), 'px wider than the window').toBeLessThanOrEqual(0);

  await page.getByRole('link', { name: 'Joint Sea 2015 (II)' }).first().click();
  await expect(page).toHaveURL(/\/record\/joint-sea-2015-2\b/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a record is framed with the way to the nearest earlier one, without a key; Escape leads back', async ({
  page,
}) => {
  await page.goto(`/record/joint-sea-2016/?year=2016&${BARE}`);
  // Before its script no key is heard.
  await expect(page.locator('html')).toHaveAttribute('data-alive');
  await expect(page.locator('.legend')).toHaveCount(0);
  const signs = page.locator('[data-signs]');
  // Some 1,580 km are most of the picture, not a sixth of it.
  const way = (await signs
    .locator('path[stroke="var(--ink)"][fill="none"]')
    .first()
    .boundingBox())!;
  const map = (await page.getByTestId('map').boundingBox())!;
  expect(Math.max(way.width / map.width, way.height / map.height)).toBeGreaterThan(0.3);
  const article = page.getByRole('article');
  expect(await article.evaluate((box) => box.clientHeight)).toBeLessThanOrEqual(
    page.viewportSize()!.width < 500 ? 1900 : 1500,
  );
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/\?year=2016/);
  await expect(page.locator('main [data-record-id="joint-sea-2016"]')).toBeFocused();
});
