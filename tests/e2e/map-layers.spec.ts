import { toggleLayers } from './atlas-page';
import { expect, test, openMap } from './fixtures';
import { difference, mapBox, picture } from './pixels';

/** Each switch, and how much of the map it changes at least, px; a shade over the regions is no line or name. */
const LAYERS = {
  'Precision of places': 30,
  'Farthest from each home': 30,
  Extent: 30,
  'Centre by year': 30,
  Regions: 8000,
  'Watch zones': 30,
  Straits: 30,
  Graticule: 30,
};

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
    const zones = page.locator('.layers li').filter({ hasText: 'Watch zones' });
    await zones.getByRole('button').click();
    await expect(zones.locator('p')).toHaveText(/CNA, 2023.*the boxes are ours/);
    await zones.getByRole('button').click();
    for (const [name, leastPx] of Object.entries(LAYERS))
      await test.step(name, async () => {
        const layer = page.getByRole('checkbox', { name, exact: true });
        await layer.check();
        await expect.poll(changed).toBeGreaterThan(leastPx);
        await layer.uncheck();
        await expect.poll(changed).toBeLessThanOrEqual(20);
      });
  },
);
