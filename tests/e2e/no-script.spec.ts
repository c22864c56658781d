import type { ClaimsData } from '#core/context/claims';
import { readJson } from '../json';
import { events } from './dataset';
import { expect, test } from './fixtures';
import { expectNoOverflow } from './looks';

const { claims } = readJson<ClaimsData>('static/data/claims.json');

test.use({ javaScriptEnabled: false });

test('without script a reader sees the map, reads a record, all records, claims and the story', async ({
  page,
}) => {
  await page.goto('/');
  const picture = page.getByTestId('map');
  const marks = picture.locator('svg.picture a[href*="/record/"]');
  for (const id of ['maritime-security-belt-2019', 'mosi-2023'])
    await expect(marks.and(page.locator(`[href*="/record/${id}"]`)).first()).toBeAttached();
  // But for the key, which is the browser's own.
  const controls = page.locator(':is(button, input, select):not(.key, .key-button):visible');
  await expect(controls).toHaveCount(0);
  await expect(page.locator('.credits')).toBeVisible();
  // A mark is a link.
  const sites = marks.filter({ has: page.locator('path[data-record-id]') });
  await sites.last().click({ force: true });
  await expect(page).toHaveURL(/\/record\/[a-z0-9-]+\/$/);
  await page.goBack();

  await page.getByRole('link', { name: 'See all records' }).click();
  await expect(page).toHaveURL(/\/data\/$/);
  const links = page.getByRole('table', { name: 'Records', exact: true }).locator('tbody a');
  const listed = await links.evaluateAll((nodes) =>
    nodes.map((link) => link.getAttribute('href')?.split('/').at(-2)),
  );
  expect(listed.sort()).toEqual(events.map(({ id }) => id).sort());

  await page.goto('/findings#C25');
  await expect(page.locator('#C25'), 'opened by its link').toBeVisible();
  await expect(page.locator('article[id^="C"]')).toHaveCount(claims.length);
  await page.locator('summary', { hasText: 'Exercises became more complex' }).click();
  await expect(page.locator('#C23')).toBeVisible();

  await page.goto('/story');
  const steps = page.locator('.story section');
  await expect(steps).toHaveCount(8);
  const title = (i: number) => steps.nth(i).getByRole('heading', { level: 2 });
  await expect(title(0)).toBeInViewport();
  const maps = page.locator('figure svg.picture:visible');
  await expect(maps.first()).toBeAttached();
  await expectNoOverflow(page);
  await steps
    .first()
    .getByRole('link', { name: /^Step 2 of 8/ })
    .click();
  await expect(page).toHaveURL(/#growth$/);
  await expect(title(1)).toBeInViewport();
});
