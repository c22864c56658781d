import { expectAccessible } from './axe';
import { BARE, expect, test } from './fixtures';
import { giveOwn } from './own-page';

/* A reader's file before it is taken: what is told of it. */

test(
  'a file dropped on the atlas is read, and what is wrong is told with its line',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?${BARE}`);
    const text = `name,date,lat,lng,kind,colour
Drill off Busan,2025-04-01,35.1,129.1,exercise,red
Lost place,2025,north,129,exercise,
Odd kind,2025,35,129,war,
Swapped,04/01/2025,35,129,,
`;
    const data = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], 'mine.csv'));
      return transfer;
    }, text);
    await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
    await expect(page.getByText('Drop the file to read it')).toBeVisible();
    await page.dispatchEvent('body', 'drop', { dataTransfer: data });
    await expect(page).toHaveURL(/\/data\/#own$/);
    await expect(page.getByText('Rows: 4; read 1, left out 3.')).toBeVisible();
    await expectAccessible(page);

    const faults = page.getByRole('region', { name: 'Problems in the file' }).getByRole('row');
    await expect(faults.nth(1)).toContainText(/line 3.*lat.*"north".*a number from -90 to 90/);
    await expect(faults.nth(2)).toContainText(/line 4.*kind.*"war".*one of exercise/);
    await expect(faults.nth(3)).toContainText(/line 5.*date.*a date written 2016-09-12/);
    await expect(page.getByText('Not read: colour.')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save this list' }).click();
    const saved = (await (await (await download).createReadStream()).toArray()).join('');
    expect(saved).toMatch(/^line 3,Lost place,.*lat.*north.*,a number from -90 to 90/m);
    expect(saved).toMatch(/^line 4,Odd kind,.*kind.*war.*,.*one of exercise/m);

    await page.getByRole('button', { name: 'Add 1 record' }).click();
    const rows = page.getByRole('table', { name: 'Records', exact: true }).locator('tbody tr');
    const own = rows.filter({ hasText: 'Drill off Busan' });
    // Who took part was not said, and nobody is assumed.
    await expect(own).toContainText('within 250 km of Drill off Busan');
    await expect(own).not.toContainText('China');
    await expect(page.getByText('Records that do not say who took part: 1.')).toBeVisible();
    await page.reload();
    await expect(own).toHaveCount(1);

    await test.step('what is not read is told in a sentence, and what was taken before stays', async () => {
      const refusal = page.locator('#own').getByRole('alert');
      await giveOwn(page, 'track.kml', 'x');
      await expect(refusal).toHaveText(
        'track.kml was not read. Needed: points and lines in GeoJSON, or a table; open the layer in QGIS and save it as GeoJSON (EPSG:4326). Found: ".kml".',
      );
      await expect(page.getByText('1 record of mine.csv is a set')).toBeVisible();
    });
  },
);

test('the columns are listed, and the template is read as it is', async ({ page }) => {
  await page.goto('/ru/data');
  await page.getByText('Столбцы, которые читаются (16)').click();
  await expect(page.getByRole('row').filter({ hasText: 'широта' })).toContainText('lat, latitude');
  for (const ending of ['CSV', 'XLSX']) {
    const download = page.waitForEvent('download');
    await page.locator('#own').getByRole('link', { name: ending, exact: true }).click();
    const bytes = await (await (await download).createReadStream()).toArray();
    await giveOwn(page, `mine.${ending.toLowerCase()}`, Buffer.concat(bytes as Buffer[]));
    await expect(page.getByText(`Прочитано из mine.${ending.toLowerCase()}`)).toBeVisible();
    await expect(page.getByText('Строк: 1; прочитано 1, пропущено 0.')).toBeVisible();
  }
});
