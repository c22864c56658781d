import { execFileSync } from 'node:child_process';
import { expectAccessible } from './axe';
import { coreIds, events } from './dataset';
import { expect, test } from './fixtures';

interface Compared {
  byKind: Record<
    'all' | 'exercise' | 'patrol',
    Record<'gainedKm2' | 'keptKm2' | 'leftKm2', number>
  >;
  a: { records: number };
  b: { records: number };
}

/** What the command line says of two periods. */
function compared(a: string, b: string): Compared {
  const asked = ['tools/reach.mjs', 'compare', '--a', a, '--b', b, '--format', 'json'];
  return JSON.parse(execFileSync(process.execPath, asked, { encoding: 'utf8' })) as Compared;
}

const million = (km2: number) => (km2 / 1e6).toFixed(2);

for (const [a, b] of [
  ['2014..2019', '2020..2022'],
  ['2003..2013', '2023..2026'],
] as const) {
  test(`periods ${a} and ${b} show the numbers of the command line`, async ({ page }) => {
    const { byKind } = compared(a, b);
    await page.goto(`/compare?a=${a}&b=${b}`);
    const sentence = page.getByTestId('period-sentence');
    await expect(sentence).toContainText(b.replace('..', '–'), { timeout: 60_000 });
    for (const { gainedKm2, leftKm2 } of [byKind.all, byKind.patrol]) {
      await expect(sentence).toContainText(`${million(gainedKm2)} M km²`);
      await expect(sentence).toContainText(`${million(leftKm2)} M km²`);
    }
  });
}

test('periods typed by hand are compared and put in the link; a wrong one is explained', async ({
  page,
}) => {
  await page.goto('/compare');
  await page.getByLabel('Period B').fill('2099');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('2099');
  await page.getByLabel('Period B').fill('2023-2024');
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await expect(page).toHaveURL(/b=2023\.\.2024/);
  const sentence = page.getByTestId('period-sentence');
  await expect(sentence).toContainText('From 2014–2019 to 2023–2024', { timeout: 60_000 });
});

test('regions are sorted, chosen and kept in the link', async ({ page }) => {
  await page.goto('/compare?regions=baltic,mediterranean');
  const table = page.getByRole('table', { name: /^Regions/ });
  await table.getByRole('button', { name: 'Farthest from China' }).click();
  await expect(page).toHaveURL(/sort=CN/);
  await expect(table.getByRole('rowheader').first()).toHaveText('Southern Africa');
  await page.getByRole('checkbox', { name: 'Compare Arctic' }).check();
  await expect(page).toHaveURL(/regions=baltic,mediterranean,arctic/);
  await expect(page.getByRole('img', { name: /^Map of Arctic in 2022/ })).toBeVisible();
});

test('a cell of the matrix leads to its records in the atlas', async ({ page }) => {
  await page.goto('/compare');
  await page.getByRole('button', { name: /^Baltic, 2017: 1/ }).press('Enter');
  await expect(page).toHaveURL(/\/\?region=baltic&year=2017/);
});

test('partners: every core record has a host, or none, once', async ({ page }) => {
  await page.goto('/compare');
  const core = new Set(coreIds(2003, 2026));
  const russia = events
    .filter(({ id }) => core.has(id))
    .map((event) => (event as unknown as { hosts: string[] }).hosts)
    .filter((hosts) => hosts.length === 1 && hosts[0] === 'RU').length;
  await expect(
    page.getByRole('heading', { name: `Russia hosted ${russia} of ${core.size}` }),
  ).toBeVisible();
});

test('the comparison reads well without script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/compare`);
  await expect(page.getByTestId('period-sentence')).toContainText('M km²');
  await expect(page.getByRole('table', { name: /^Regions/ })).toBeVisible();
  await context.close();
});

test('a comparison has no violation that axe finds', async ({ page }) => {
  await page.goto('/compare?picture=swipe&kind=patrol&show=practices');
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
});
