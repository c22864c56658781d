import { readFileSync } from 'node:fs';
import type { MeasuresAnswer } from '../../src/lib/core/reach/measure-years';
import { reach } from './command-line';
import { BARE, expect, test, openMap } from './fixtures';

test('a year is told from what came with the page, each year from one small file, a filter by the worker', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const workers = () => page.workers().filter((worker) => /workers\/worker-/.test(worker.url()));
  const fetched = () => asked.filter((path) => /facts|sure-|events|home/.test(path));
  await openMap(page, `/?year=2016&${BARE}`);
  await expect(page.getByTestId('headline')).toContainText('2016');
  expect(workers()).toEqual([]);
  expect(fetched()).toEqual([]);

  await page.getByRole('button', { name: 'By year', exact: true }).click();
  const row = page.getByRole('dialog').getByRole('row').filter({ hasText: /^2016/ });
  await expect(row).toContainText('3,010');
  await expect(row).toContainText('3,180');
  expect(fetched()).toEqual(['/data/facts.json']);
  expect(workers()).toEqual([]);

  await page.goto(`/?year=2016&domain=sea&${BARE}`);
  await expect(page.getByTestId('headline')).toContainText('At sea: 2016: ');
  expect(workers()).toHaveLength(1);
});

test('every year is saved as the command line measures it', { tag: '@deep' }, async ({ page }) => {
  await page.goto(`/?year=2016&${BARE}`);
  await page.getByRole('button', { name: 'By year', exact: true }).click();
  const saved = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'CSV', exact: true }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe('joint-reach-years.csv');
  const text = readFileSync(await file.path(), 'utf8').replace('\ufeff', '');
  const [head = '', ...lines] = text.trimEnd().split('\r\n');
  const { years } = reach<MeasuresAnswer>('measures');
  const column = head.split(',').indexOf('ground.exercise.newKm2');
  expect(lines.map((line) => line.split(',')[column])).toEqual(
    years.map(({ ground }) => String(ground.exercise.newKm2)),
  );
});
