import { listedIds, slider } from './atlas-page';
import { coreIds } from './dataset';
import { expect, mapReady, openMap, test } from './fixtures';

const JUMPS = 60;

/** Keys at the pace of a held key, each to another year, the same on every run (Lehmer's generator of 1951). */
test(`after ${JUMPS} random jumps, page, list and link are of the newest year`, async ({
  page,
}) => {
  await openMap(page, '/?year=2016');
  await slider(page).focus();
  await page.evaluate(async (presses) => {
    let state = 20_260_630;
    for (let i = 0; i < presses; i++) {
      state = (state * 48_271) % 2_147_483_647;
      const key = ['ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End'][state % 6]!;
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await new Promise((done) => setTimeout(done, 33));
    }
  }, JUMPS);
  await mapReady(page);
  const last = Number(await slider(page).getAttribute('aria-valuenow'));
  await expect(page).toHaveURL(new RegExp(`[?&]year=${last}\\b`));
  expect(await listedIds(page)).toEqual(coreIds(last));
});
