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
  await page.getByRole('dialog').locator('tbody').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/record\//);
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.goto(`/?year=2016&domain=sea&${BARE}`);
  await expect(page.getByTestId('headline')).toContainText('At sea: 2016: ', { timeout: 60_000 });
  expect(workers()).toHaveLength(1);
});
