import { expectAccessible } from './axe';
import { BARE, expect, test } from './fixtures';
import { chooseOwn } from './own-page';

/* A reader's file before it is taken: what is asked, and what is told. */

test(
  'rows that share name and dates are told, and joined and parted again by the reader',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto('/data');
    const rows = ['A,2016,1,2', 'A,2016,3,4', 'A,2016,5,6', 'B,2016,7,8'];
    await chooseOwn(page, 'rows.csv', `Name,Jahr,Breite,Länge\n${rows.join('\n')}\n`);
    const join = page.getByLabel('Join them: one record with several places');
    await expect(
      page.getByText(
        '3 of the 4 rows share name and dates with another: joined, they would be 1 record.',
      ),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add 4 records' })).toBeVisible();
    await join.check();
    await expect(page.getByRole('button', { name: 'Add 2 records' })).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'The first records as they are read' }),
    ).toContainText('1, 2; 3, 4; 5, 6');
    await join.uncheck();
    await expect(page.getByRole('button', { name: 'Add 4 records' })).toBeVisible();

    await test.step('a cell of two megabytes does not hold the page up, and is told', async () => {
      const cell = 'A'.repeat(2e6);
      const text = `name,date,lat,lng,${cell}\n${cell},2016,1,2,\nB,2016,1,2,\n`;
      await chooseOwn(page, 'long.csv', text);
      const problems = page.getByRole('region', { name: 'Problems in the file' }).getByRole('row');
      await expect(problems.nth(1)).toContainText(/line 2.*name.*at most 100,000 characters/);
      await expect(page.getByRole('button', { name: 'Add 1 record' })).toBeVisible();
      // Nowhere is more of it laid out than can be seen.
      expect((await page.locator('#own').innerText()).length).toBeLessThan(10_000);
    });
  },
);

test(
  'a file dropped on the atlas is read; what is in doubt is asked, what is wrong is told',
  { tag: '@wide' },
  async ({ page }) => {
    await page.goto(`/?${BARE}`);
    const text = `name,date,lat,lng,kind,colour
Drill off Busan,04/01/2025,35.1,129.1,exercise,red
Lost place,2025,north,129,exercise,
Odd kind,2025,35,129,war,
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

    const add = page.getByRole('button', { name: 'Add 1 record' });
    await expect(add).toBeDisabled();
    const preview = page.getByRole('region', { name: 'The first records as they are read' });
    await page.getByLabel('Dates such as 09/12/2016').selectOption('month first: September 12');
    await expect(preview).toContainText('1 April 2025');
    await expect(page.getByText('3 rows: 1 read, 2 left out.')).toBeVisible();
    await expectAccessible(page);

    const problems = page.getByRole('region', { name: 'Problems in the file' }).getByRole('row');
    await expect(problems.nth(1)).toContainText(/line 3.*lat.*"north".*a number from -90 to 90/);
    await expect(problems.nth(2)).toContainText(/line 4.*kind.*"war".*one of exercise/);
    await expect(page.getByText('Not read: colour.')).toBeVisible();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save this list' }).click();
    const bad = await (await download).createReadStream();
    const saved = (await bad.toArray()).join('');
    expect(saved).toMatch(/^line 3,lat,.*north.*,a number from -90 to 90/m);
    expect(saved).toMatch(/^line 4,kind,.*war.*,.*one of exercise/m);

    await add.click();
    const rows = page.getByRole('table', { name: 'Records', exact: true }).locator('tbody tr');
    const own = rows.filter({ hasText: 'Drill off Busan' });
    // Who took part was not said, and nobody is assumed.
    await expect(own).toContainText('within 250 km of Drill off Busan');
    await expect(own).not.toContainText('China');
    await expect(page.getByText('whose participants are unknown: 1.')).toBeVisible();
    await page.reload();
    await expect(own).toHaveCount(1);

    await chooseOwn(page, 'a.gpx', 'x');
    await expect(problems.nth(1)).toContainText('.csv, .tsv, .xlsx, .geojson, .json or .kml');
    const large = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(50_000_001)], 'big.csv'));
      return transfer;
    });
    await page.dispatchEvent('body', 'drop', { dataTransfer: large });
    await expect(problems.nth(1)).toContainText('at most 50 MB');
    // What was taken before stays.
    await expect(page.getByText('1 record of mine.csv is a set')).toBeVisible();
  },
);
