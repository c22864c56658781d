import { toggleLayers } from './atlas-page';
import { expect, test, openMap } from './fixtures';
import { difference, mapBox, picture } from './pixels';

/** Each switch that this drives. */
const LAYERS = [
  'Precision of places',
  'Farthest from each home',
  'Extent',
  'Centre by year',
  'Regions',
  'Watch zones',
  'Straits',
  'Graticule',
];

test(
  'each layer changes the map, and back, and says where it comes from',
  { tag: '@deep' },
  async ({ page }) => {
    await openMap(page, '/?year=2022&layers=sites');
    const { middle, ...clip } = await mapBox(page);
    const plain = await picture(page, clip);
    const changed = async () =>
      (await difference(page, plain, await picture(page, clip), middle)).count;

    await toggleLayers(page);
    for (const name of LAYERS)
      await test.step(name, async () => {
        const row = page.locator('.layers li').filter({
          has: page.getByRole('checkbox', { name, exact: true }),
        });
        await row.getByRole('button').click();
        await expect(row.locator('p')).not.toBeEmpty();
        await row.getByRole('button').click();
        await row.getByRole('checkbox').check();
        await expect.poll(changed).toBeGreaterThan(30);
        await row.getByRole('checkbox').uncheck();
        await expect.poll(changed).toBeLessThanOrEqual(20);
      });
  },
);
