import { openSheet } from './atlas-page';
import { dataVersion, events } from './dataset';
import { BARE, copied, expect, saved, test } from './fixtures';
import { expectAccessible, expectNoOverflow } from './looks';

/** A record with stages, disputes, neighbours on both sides and things that happened around it. */
const ID = 'joint-sea-2015-1';
const { name } = events.find(({ id }) => id === ID)!;

test('a reader cites, shares and downloads a record, reports an error, and goes on', async ({
  page,
}) => {
  await page.goto(`/record/${ID}`);
  await openSheet(page);

  await page.getByRole('button', { name: 'Cite', exact: true }).click();
  await page.getByRole('button', { name: 'Copy: BibTeX' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
  expect(await copied(page)).toContain(`title = {{${name.en}}},`);
  await page.getByRole('button', { name: 'Copy: Text' }).click();
  await expect.poll(() => copied(page)).toContain(`Version ${dataVersion}.`);
  await expectAccessible(page, { within: 'article' });

  const article = page.getByRole('article');
  await article.getByRole('button', { name: 'Share', exact: true }).click();
  await article.getByRole('button', { name: 'Copy a link to this view' }).click();
  await expect.poll(() => copied(page)).toContain(`/record/${ID}/?data=${dataVersion}`);

  await page.getByRole('button', { name: 'Download', exact: true }).click();
  const file = await saved(page.getByRole('button', { name: 'Places (GeoJSON)' }));
  expect(JSON.parse(file.text)).toHaveProperty('features.length', 4);

  await page.getByText('Report an error').click();
  await page.getByRole('button', { name: 'Copy: Text of the report' }).click();
  await expect.poll(() => copied(page)).toContain(`Record: ${ID}\n`);
  await page.getByText('how these places were found').click();
  await expectAccessible(page, { within: 'article' });
  await expectNoOverflow(page);

  await page.getByRole('link', { name: 'Joint Sea 2015 (II)' }).first().click();
  await expect(page).toHaveURL(/\/record\/joint-sea-2015-2\b/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('a record is framed with the way to the nearest earlier one, without a key; Escape leads back', async ({
  page,
}) => {
  await page.goto(`/record/joint-sea-2016/?year=2016&${BARE}`);
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
