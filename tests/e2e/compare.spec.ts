import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { csvParseRows as parseRows } from 'd3-dsv';
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

/** What the command line answers. */
function answered<T>(...words: string[]): T {
  const command = ['tools/reach.mjs', ...words, '--format', 'json'];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8' })) as T;
}

type Km = Record<'RU' | 'CN', number>;

/** As the page writes ground: whole thousands while they are few, else hundredths of a million. */
const ground = (km2: number) =>
  km2 < 95_000 ? `${Math.round(km2 / 1000)},000 km²` : `${(km2 / 1e6).toFixed(2)} M km²`;

const kilometres = (km: number) =>
  `${(km < 1000 ? Math.round(km) : Math.round(km / 10) * 10).toLocaleString('en')} km`;

for (const [a, b, rule] of [
  ['2014..2019', '2020..2022', 'core'],
  ['2003..2013', '2023..2026', 'core'],
  ['2014..2019', '2020..2022', 'all'],
  ['2014..2019', '2023..2026', 'bilateral'],
] as const) {
  const tag = a === '2003..2013' ? [] : ['@deep'];
  test(
    `${a} and ${b} by rule ${rule} show the numbers of the command line`,
    { tag },
    async ({ page }) => {
      const { byKind } = answered<Compared>('compare', '--a', a, '--b', b, '--rule', rule);
      await page.goto(`/compare?a=${a}&b=${b}&rule=${rule}`);
      const sentence = page.getByTestId('period-sentence');
      await expect(sentence).toContainText(b.replace('..', '–'), { timeout: 60_000 });
      for (const { gainedKm2, leftKm2 } of [byKind.all, byKind.patrol]) {
        await expect(sentence).toContainText(ground(gainedKm2));
        await expect(sentence).toContainText(ground(leftKm2));
      }
    },
  );
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
  // Of two compared regions none can be taken away.
  const box = page.getByRole('checkbox', { name: 'Compare Baltic' });
  await expect(box).toBeChecked();
  await expect(box).toBeDisabled();
  const table = page.getByRole('table', { name: /^Regions: / });
  await table.getByRole('button', { name: 'Farthest from China' }).click();
  await expect(page).toHaveURL(/sort=CN/);
  await expect(table.getByRole('rowheader').first()).toHaveText('Southern Africa');
  await page.getByRole('checkbox', { name: 'Compare Arctic' }).check();
  await expect(box).toBeEnabled();
  await expect(page).toHaveURL(/regions=baltic,mediterranean,arctic/);
  // What is chosen is so in every part of the page.
  const chosen = page.getByRole('region', { name: 'Chosen regions in both periods' });
  await expect(chosen.getByRole('rowheader', { name: /^Arctic, / })).toHaveCount(2);
  await expect(page.getByRole('heading', { name: /^Arctic: / })).toBeVisible();
  await page.getByRole('radio', { name: 'In the chosen regions' }).check();
  await expect(page).toHaveURL(/where=regions/);
});

test(
  'regions and partners show the numbers of the command line',
  { tag: '@deep' },
  async ({ page }) => {
    await page.goto('/compare');
    for (const [id, name] of [
      ['baltic', 'Baltic'],
      ['western-pacific', 'Western Pacific'],
    ] as const) {
      const { cumulative } = answered<{
        cumulative: { records: number; farthestKm: Record<'RU' | 'CN', { km: number }> }[];
      }>('measures', '--region', id);
      const { records, farthestKm } = cumulative.at(-1)!;
      const row = page.getByRole('table', { name: /^Regions: / }).getByRole('row', { name });
      await expect(row.getByRole('cell', { name: String(records), exact: true })).toBeVisible();
      for (const { km } of [farthestKm.RU, farthestKm.CN]) {
        await expect(row.getByRole('cell', { name: kilometres(km), exact: true })).toBeVisible();
      }
    }
    const { records } = answered<{ records: { start: string; farthestKm: Km }[] }>(
      ...['explain', '--year', '2025'],
    );
    const begun = records.filter(({ start }) => start.startsWith('2025'));
    const median = (partner: 'RU' | 'CN') => {
      // A record without a measured place has no distance.
      const sorted = begun
        .flatMap(({ farthestKm }) => farthestKm[partner] ?? [])
        .toSorted((x, y) => x - y);
      const half = (sorted.length - 1) / 2;
      return (sorted[Math.floor(half)]! + sorted[Math.ceil(half)]!) / 2;
    };
    await expect(
      page.getByRole('heading', {
        name: `In 2025 the median record was ${kilometres(median('CN'))} from China and ${kilometres(median('RU'))} from Russia`,
      }),
    ).toBeVisible();
  },
);

test('a rule is chosen, kept in the link and counted by', async ({ page }) => {
  await page.goto('/compare');
  const rule = page.getByLabel('Counting rule');
  // A choice made before the page is alive is not heard.
  await expect(async () => {
    await rule.selectOption('Core rule');
    await rule.selectOption('All records');
    await expect(page).toHaveURL(/rule=all/, { timeout: 500 });
  }).toPass();
  await expect(page.getByRole('heading', { name: `of ${events.length} records` })).toBeVisible();
  const cell = page.getByRole('option', { name: /^Baltic, 2017: 1/ });
  await cell.press('Enter');
  await expect(page).toHaveURL(/region=baltic&year=2017&rule=all/);
});

test('a cell of the matrix leads to its records in the atlas', async ({ page }) => {
  await page.goto('/compare');
  await page.getByRole('option', { name: /^Baltic, 2017: 1/ }).press('Enter');
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

test('three regions before and after 2020 are taken away with their records and sources', async ({
  page,
}) => {
  await page.goto('/compare?regions=baltic,mediterranean,arctic&a=2003..2019&b=2020..2026');
  const table = page.getByRole('region', { name: 'Chosen regions in both periods' });
  await expect(table.getByRole('row')).toHaveCount(7, { timeout: 60_000 });
  await expect(table.getByRole('rowheader', { name: 'Baltic, 2003–2019' })).toBeVisible();
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV with records and sources' }).click();
  const rows = parseRows(readFileSync(await (await saved).path(), 'utf8').replace('\ufeff', ''));
  const [columns, ...lines] = rows.map((cells) => [...cells]);
  expect(lines).toHaveLength(6);
  const ids = columns!.indexOf('record_ids');
  const baltic = lines.find(([region, from]) => region === 'baltic' && from === '2003')!;
  expect(baltic[ids]!.split(' ')).toContain('joint-sea-2017-1');
  expect(baltic[columns!.indexOf('source_addresses')]).toContain('https://');
});

test('the comparison reads well without script', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/compare`);
  await expect(page.getByTestId('period-sentence')).toContainText('M km²');
  await expect(page.getByRole('table', { name: /^Regions: / })).toBeVisible();
  await context.close();
});

test('a comparison has no violation that axe finds', { tag: '@deep' }, async ({ page }) => {
  await page.goto('/compare?kind=patrol&show=practices&where=regions&when=b');
  await page.waitForLoadState('networkidle');
  await expectAccessible(page);
});
