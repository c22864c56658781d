import { readFileSync } from 'node:fs';
import type { MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import { unfoldPanel } from './atlas-page';
import { reach } from './command-line';
import { BARE, expect, test, openMap } from './fixtures';

test('a filter is measured from one small file; only new places are asked of the worker', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const workers = () => page.workers().filter((worker) => /workers\/worker-/.test(worker.url()));
  const fetched = () => asked.filter((path) => /facts-|sure-|events|home/.test(path));
  await openMap(page, `/?${BARE}`);
  expect(workers()).toEqual([]);
  expect(fetched()).toEqual([]);

  await page.goto(`/?year=2016&${BARE}`);
  await expect.poll(fetched).toEqual(['/data/facts-150.json']);
  await unfoldPanel(page, 'all-measures');
  const summary = page.getByTestId('year-summary');
  await expect(summary).toContainText(
    '3 records in 3 regions; farthest from Russia 3,010 km, from China 3,180 km',
  );
  expect(workers()).toEqual([]);

  asked.length = 0;
  await page.goto(`/?year=2016&domain=sea&${BARE}`);
  await unfoldPanel(page, 'all-measures');
  await expect(summary).toContainText('1 record in 1 region');
  expect(fetched()).toEqual(['/data/facts-150.json']);
  // What each record was under a filter is asked of the worker.
  await expect(page.getByTestId('headline')).toContainText('At sea: 2016: ');
  expect(workers()).toHaveLength(1);
});

test('every year is saved as the command line measures it', { tag: '@deep' }, async ({ page }) => {
  await page.goto(`/?year=2016&${BARE}`);
  await unfoldPanel(page, 'all-measures');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV', exact: true }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('joint-reach-years.csv');
  const text = readFileSync(await file.path(), 'utf8').replace('\ufeff', '');
  const [head = '', ...lines] = text.trimEnd().split('\r\n');
  const { years } = reach<MeasuresAnswer>('measures', '--quick');
  const column = head.split(',').indexOf('newGroundKm2.patrol');
  expect(lines.map((line) => line.split(',')[column])).toEqual(
    years.map(({ newGroundKm2 }) => String(newGroundKm2.patrol ?? '')),
  );
});
