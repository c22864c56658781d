import type { Page, Route } from '@playwright/test';
import { rows } from './atlas-page';
import { BARE, expect, mapReady, openMap, test } from './fixtures';

/**
 * What does not come is told in one sentence with a way to try again, and takes nothing away that came: one test
 * for each fault of a host, and for each kind of file.
 */

test.use({ expectedErrors: [/./] });

/** Breaks a file until the function returned is called. */
async function broken(
  page: Page,
  file: string,
  fault: (route: Route) => Promise<void> | void = (route) => route.fulfill({ status: 404 }),
): Promise<() => void> {
  let isMended = false;
  await page.route(file, (route) => (isMended ? route.continue() : fault(route)));
  return () => (isMended = true);
}

const noteOf = (page: Page) => page.getByRole('alert').filter({ hasText: 'did not load' });
const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' }).click();

// What else may be wrong with a file: fetch-json.test.ts.
test('numbers come cut, and the data of a record not at all: the atlas says so, the list stays, and leads to the record again', async ({
  page,
}) => {
  const mendNumbers = await broken(page, '**/data/sure-all.json', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.body()).subarray(0, 5000) });
  });
  await page.goto(`/?rule=all&year=2016&${BARE}`);
  const note = page.getByRole('alert');
  await expect(note).toContainText('sure-all.json: not JSON');
  mendNumbers();
  await tryAgain(page);
  await expect(note).toHaveCount(0);
  await expect(page.getByTestId('answer')).toHaveAttribute('aria-busy', 'false');

  const mend = await broken(page, '**/record/*.json');
  await rows(page).first().click();
  await expect(noteOf(page)).toContainText('HTTP 404');
  await expect(rows(page).first()).toBeVisible();
  mend();
  await tryAgain(page);
  await expect(page.getByRole('article')).toBeVisible();
});

test('without style sheet or drawings a page can be read', { tag: '@deep' }, async ({ page }) => {
  for (const [file, fault, said] of [
    ['**/style.*.css', { status: 404 }, /style\.[\w-]+\.css/],
    ['**/compare.svg', { body: '<svg><g id="land">' }, /pictures\/compare\.svg/],
  ] as const) {
    const mend = await broken(page, file, (route) => route.fulfill(fault));
    await page.goto('/compare/');
    await expect(noteOf(page)).toContainText(said);
    mend();
    await Promise.all([page.waitForResponse(file), tryAgain(page)]);
    await expect(noteOf(page)).toBeHidden();
  }
});

for (const [name, fault] of [
  ['does not come', undefined],
  ['never comes', () => {}],
] as const)
  test(
    `the script of the page ${name}: what was sent stays, and says so`,
    { tag: '@deep' },
    async ({ page }) => {
      if (fault) await page.clock.install();
      const mend = await broken(page, '**/entry/app.*.js', fault);
      await page.goto(`/?${BARE}`, { waitUntil: 'commit' });
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (fault) await page.clock.runFor(21_000);
      await expect(noteOf(page)).toBeVisible();
      mend();
      await tryAgain(page);
      await expect(page.locator('html')).toHaveAttribute('data-alive', 'true');
    },
  );

test('without a connection trying again takes nothing away', { tag: '@deep' }, async ({ page }) => {
  await openMap(page, `/?year=2016&${BARE}`);
  await page.context().setOffline(true);
  await rows(page).first().click();
  await tryAgain(page);
  await expect(noteOf(page)).toBeVisible();
  await page.context().setOffline(false);
  await tryAgain(page);
  await expect(page.getByRole('article')).toBeVisible();
});

test(
  'the coast does not come: the picture takes over, and says so',
  { tag: '@deep' },
  async ({ page }) => {
    const mend = await broken(page, '**/data/land.pbf');
    await page.goto('/?year=2016&layers=sites', { waitUntil: 'load' });
    const note = page.getByText('The coastlines of the map did not load');
    await expect(note).toBeVisible();
    await expect(page.locator('.static-map svg')).toBeVisible();
    mend();
    await note.getByRole('button', { name: 'Try again' }).click();
    await expect(note).toHaveCount(0);
    await mapReady(page);
  },
);
