import { toggleLayers } from './atlas-page';
import { expect, test, openMap } from './fixtures';
import { difference, mapBox, picture } from './pixels';

/** Each switch that this drives, and what its help must say of source and limits. */
const LAYERS: [name: string, help: RegExp][] = [
  ['Precision of places', /±10.km .* ±50.km .* ±200.km/],
  ['Farthest from each home', /Natural Earth.*great circle/],
  ['Extent', /Convex hull.*not what was covered/],
  ['Centre by year', /Mean position/],
  ['Watch zones', /CNA, 2023.*the boxes are ours.*defence ministry/],
  ['Straits', /as the sources of these records report/],
  ['Graticule', /every 15°/],
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
    for (const [name, help] of LAYERS)
      await test.step(name, async () => {
        const row = page.locator('.layers li').filter({
          has: page.getByRole('checkbox', { name, exact: true }),
        });
        await row.getByRole('button').click();
        await expect(row.locator('p')).toHaveText(help);
        await row.getByRole('button').click();
        await row.getByRole('checkbox').check();
        await expect.poll(changed).toBeGreaterThan(30);
        await row.getByRole('checkbox').uncheck();
        await expect.poll(changed).toBeLessThanOrEqual(20);
      });
  },
);
