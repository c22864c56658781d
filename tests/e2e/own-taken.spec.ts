import { expect, mapReady, test } from './fixtures';
import { addOwn } from './own-page';

const FILE = `name,date,lat,lng,participants
Drill One,2009-03-12,-35.1,150.8,AU; NZ
Drill Two,2014-08-20,-12.4,130.9,AU; NZ
`;

test(
  'a link made with own records says so to whoever opens it without them',
  { tag: '@wide' },
  async ({ page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: async () => {} } });
    });
    await page.goto('/data');
    await addOwn(page, 'mine.csv', FILE);
    await expect(page).toHaveURL(/\/data\/\?own=mine\.csv/);

    await page.getByRole('link', { name: 'See them on the map' }).click();
    await mapReady(page);
    await expect(page).toHaveURL(/[?&]own=mine\.csv$/);
    const link = page.url();
    await page.getByRole('button', { name: 'Share' }).first().click();
    await page.getByRole('button', { name: 'Copy a link to this view' }).first().click();
    await expect(
      page.getByText('Copied. Your own records are not in it: they stay in this browser.'),
    ).toBeVisible();
    await page.keyboard.press('Escape');

    // Opened where the records are, it shows them and says nothing.
    await page.reload();
    await mapReady(page);
    const panel = page.getByRole('region', { name: 'Your 2 records' });
    await expect(panel).toBeVisible();
    const note = page.getByTestId('link-own');
    await expect(note).toHaveCount(0);
    await panel.getByText('atlas', { exact: true }).click();
    await expect(page).not.toHaveURL(/own=/);
    await panel.getByRole('button', { name: 'Remove' }).click();
    await expect(panel).toHaveCount(0);

    for (const address of [link, '/compare?own=mine.csv']) {
      await page.goto(address);
      await expect(note).toHaveText(
        "This link was made with someone's own records (mine.csv), which it does not hold; shown are those of the atlas.",
      );
    }
  },
);
