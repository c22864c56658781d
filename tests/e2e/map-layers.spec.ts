import { expect, mapReady, test } from './fixtures';
import { coloured, difference, extentOf, foldLegend, mapBox, picture } from './pixels';

/** Each switch of the legend that this drives, and what its help must say of source and limits. */
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
    await page.goto('/?year=2022&ghosts=none&layers=sites');
    await mapReady(page);
    const { middle, ...clip } = await mapBox(page);
    const plain = await picture(page, clip);
    const changed = async () =>
      (await difference(page, plain, await picture(page, clip), middle)).count;

    await foldLegend(page, true);
    for (const [name, help] of LAYERS)
      await test.step(name, async () => {
        await foldLegend(page, true);
        const row = page.locator('.legend li').filter({
          has: page.getByRole('checkbox', { name, exact: true }),
        });
        await row.locator('summary').click();
        await expect(row.locator('p')).toHaveText(help);
        await row.locator('summary').click();
        await row.getByRole('checkbox').check();
        await foldLegend(page, false);
        await expect.poll(changed).toBeGreaterThan(30);
        await foldLegend(page, true);
        await row.getByRole('checkbox').uncheck();
        await foldLegend(page, false);
        await expect.poll(changed).toBeLessThanOrEqual(20);
      });
  },
);

test(
  'sites are as large as the reader chooses, by the steps of the legend',
  { tag: '@deep' },
  async ({ page }) => {
    // Peace Mission 2014 at Zhurihe: 7,000 people, 70 aircraft; equal sites are all small.
    await page.goto('/?year=2014&ghosts=none&layers=sites&at=112.9,42.4,3');
    await mapReady(page);
    const { middle: _, ...clip } = await mapBox(page);
    const filled = async () =>
      extentOf(await coloured(page, await picture(page, clip), ['--exercise'])).count;
    const equal = await filled();
    expect(equal).toBeGreaterThan(50);
    const steps = page.locator('.legend .steps li');
    for (const [by, query, numbers] of [
      ['people', 'personnel', ['1,000', '3,000', '10,000']],
      ['ships and aircraft', 'craft', ['5', '20', '80']],
    ] as const) {
      await foldLegend(page, true);
      const select = page.getByLabel('Size of sites');
      await select.selectOption({ label: by });
      await expect(page).toHaveURL(new RegExp(`size=${query}`));
      await expect(steps).toHaveText(numbers.map((number) => new RegExp(`^\\s*${number}\\s*$`)));
      // Their area grows with the number.
      const sizes = await steps
        .locator('circle')
        .evaluateAll((circles) => circles.map((circle) => Number(circle.getAttribute('r'))));
      expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
      expect((sizes[2]! / sizes[0]!) ** 2).toBeGreaterThan(7);
      await expect(page.getByText('No number published: smallest size.')).toBeAttached();
      await foldLegend(page, false);
      await mapReady(page);
      await expect.poll(filled).toBeGreaterThan(2 * equal);
    }
  },
);
