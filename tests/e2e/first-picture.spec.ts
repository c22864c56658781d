import { readFileSync, readdirSync } from 'node:fs';
import { expect, hold, mapReady, test } from './fixtures';

const CHUNKS = 'build/_app/immutable/chunks';
/** The script with MapLibre, which alone writes this name of a class. */
const mapScript = () =>
  readdirSync(CHUNKS).find((file) =>
    readFileSync(`${CHUNKS}/${file}`, 'utf8').includes('maplibregl-canvas-container'),
  )!;

/** What must stay where it is while the map takes over. */
const FIXED = [
  '[data-testid=map]',
  '.atlas > .below',
  'h1',
  'header .brand',
  'header .languages',
  '.foot p >> nth=0',
  '.buttons',
];

for (const [path, id, ...tag] of [
  ['/?year=2016', 'joint-sea-2016', '@phone'],
  ['/?kind=exercise&from=2020', 'maritime-security-belt-2019', '@deep'],
  ['/record/mosi-2023', 'mosi-2023', '@both', '@deep'],
] as const)
  test(
    `${path} shows its records before MapLibre's script has come, and the map takes over without a jump`,
    { tag },
    async ({ page }) => {
      const release = await hold(page, RegExp(mapScript()));
      await page.goto(path);
      const ofRecord = page.locator(`[data-signs] [data-record-id="${id}"]`);
      // Of a record that is read, a place: the map parts what stood for them all.
      const sign = path.startsWith('/record') ? ofRecord.last() : ofRecord.first();
      await expect(sign).toBeVisible();
      await expect(page.locator('.maplibregl-canvas')).toHaveCount(0);
      const boxes = () =>
        Promise.all(FIXED.map((part) => page.locator(part).first().boundingBox()));
      const before = { sign: (await sign.boundingBox())!, fixed: await boxes() };

      release();
      await mapReady(page);
      const { x, y } = (await sign.boundingBox())!;
      expect(Math.abs(x - before.sign.x)).toBeLessThan(1.5);
      expect(Math.abs(y - before.sign.y)).toBeLessThan(1.5);
      expect(await boxes()).toEqual(before.fixed);
    },
  );
