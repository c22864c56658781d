import { execFileSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { openSheet } from './atlas-page';
import { BARE, expect, follow, mapReady, test } from './fixtures';

/** What the command line says of the directions: the page must say the same. */
interface Told {
  answer: { en: string };
  directions: { id: string; state: string; edgeYear: number | null; laterVisits: number }[];
}

function told(...options: string[]): Told {
  const text = execFileSync(process.execPath, ['tools/reach.mjs', 'directions', ...options], {
    encoding: 'utf8',
  });
  return JSON.parse(text) as Told;
}

const rows = (page: Page) => page.getByRole('list', { name: 'Directions' }).locator('> li');

async function shown(page: Page) {
  return rows(page).evaluateAll((items) =>
    items.map((item) => ({
      id: item.getAttribute('data-direction-id')!,
      state: item.getAttribute('data-state')!,
      edge: item.querySelector('summary > .edge')!.textContent.trim(),
      later: item.querySelector('summary > .later')!.textContent.trim(),
    })),
  );
}

for (const [rule, tag] of [
  ['core', '@narrow'],
  ['all', '@deep'],
] as const)
  test(
    `answer, states, edges and later visits are those of the command line under ${rule}`,
    { tag },
    async ({ page }) => {
      for (const year of [2014, 2019, 2026]) {
        const expected = told('--rule', rule, '--year', String(year));
        const last = year === 2026 ? '' : `year=${year}&mode=cumulative&`;
        const address = `/?${last}rule=${rule}&${BARE}`;
        await (year === 2014 ? page.goto(address) : follow(page, address));
        await expect(page.getByTestId('answer')).toHaveText(expected.answer.en);
        const byId = new Map((await shown(page)).map((row) => [row.id, row]));
        expect(
          expected.directions.map(({ id, state, edgeYear, laterVisits }) => ({
            ...{ id, state, edge: edgeYear === null ? '–' : String(edgeYear) },
            later: edgeYear === null ? '' : String(laterVisits),
          })),
        ).toEqual(expected.directions.map(({ id }) => byId.get(id)));
      }
    },
  );

test('the answer is read without a click, copied with one, and says how sure it is', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(
    'where did expansion stop, and since when?',
  );
  const answer = page.getByTestId('answer');
  await expect(answer).toBeInViewport({ ratio: 0.9 });
  await openSheet(page);
  await page.getByRole('button', { name: 'Copy this answer' }).click();
  await expect(page.getByRole('status').getByText('Copied.').first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(await answer.innerText().then((text) => text.replace(/\s+/g, ' ')));
  expect(copied).toMatch(/Joint Reach.*data=\d{4}-/);

  await page.getByText('How sure?').first().click();
  await expect(page.getByText(/7 of the 17 exercises from 2014 to 2019/)).toBeVisible();
});

test(
  'strip and list light up each other, and a row unfolds into its visits',
  {
    tag: '@wide',
  },
  async ({ page }) => {
    await page.goto(`/?${BARE}`);
    await mapReady(page);
    const lane = (id: string) => page.locator(`[data-lane="${id}"]`);
    const row = (id: string) => page.locator(`[data-direction-id="${id}"]`);
    await expect(page.locator('[data-lane]')).toHaveCount(8);
    await row('southern-africa').hover();
    await expect(lane('southern-africa')).toHaveClass(/hovered/);
    await lane('baltic-atlantic').hover();
    await expect(row('baltic-atlantic')).toHaveClass(/hovered/);
    await lane('baltic-atlantic').click();
    const visit = row('baltic-atlantic').getByRole('link', { name: /Joint Sea 2017/ });
    await expect(visit).toBeVisible();
    await visit.click();
    await expect(page).toHaveURL(/\/record\/joint-sea-2017/);
  },
);

test(
  'Space and arrows work from anywhere; F presents, and a clicker steps',
  {
    tag: '@wide',
  },
  async ({ page }) => {
    await page.goto(`/?year=2016&${BARE}`);
    await mapReady(page);
    const slider = page.getByRole('slider', { name: 'Year', exact: true });
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('ArrowRight');
    await expect(slider).toHaveAttribute('aria-valuenow', '2017');
    await page.keyboard.press(' ');
    await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();
    await page.keyboard.press(' ');
    await page.keyboard.press('f');
    await expect(page.getByRole('banner')).toBeHidden();
    const year = Number(await slider.getAttribute('aria-valuenow'));
    await page.keyboard.press('PageDown');
    await expect(slider).toHaveAttribute('aria-valuenow', String(year + 1));
    await page.keyboard.press('PageUp');
    await expect(slider).toHaveAttribute('aria-valuenow', String(year));
    await page.keyboard.press('f');
    await expect(page.getByRole('banner')).toBeVisible();
  },
);

test('each filter is a chip that can be taken away', { tag: '@narrow' }, async ({ page }) => {
  await page.goto(`/?mode=all&region=baltic&${BARE}`);
  await openSheet(page);
  const chips = page.getByRole('group', { name: 'Filters' });
  await expect(chips).toContainText(/1 of 6\d records/);
  await chips.getByRole('button', { name: 'Remove the filter Baltic' }).click();
  await expect(page).not.toHaveURL(/region=/);
  await expect(chips).toHaveCount(0);
  await expect(page.locator('.filters summary').first()).toBeFocused();
});

for (const [width, height, share] of [
  [1280, 800, 0.54],
  [390, 844, 0.45],
] as const)
  test(
    `the map has ${share * 100} % of a page of ${width} × ${height}`,
    {
      tag: width > 1000 ? '@wide' : '@narrow',
    },
    async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto('/');
      const box = (await page.getByTestId('map').boundingBox())!;
      const main = (await page.getByRole('main').boundingBox())!;
      const free = width > 1000 ? box.height : Math.min(box.y + box.height, main.y) - box.y;
      expect((box.width * free) / (width * height)).toBeGreaterThanOrEqual(share);
    },
  );

test('/findings leads with the same answer', { tag: '@wide' }, async ({ page }) => {
  await page.goto('/findings/');
  await expect(page.getByTestId('answer')).toHaveText(told().answer.en);
});
