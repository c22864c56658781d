import type { Page } from '@playwright/test';
import { openSheet } from './atlas-page';
import { expect, mapReady, openMap, test } from './fixtures';

/** The camera of the link, once the map has come to rest; null for the home view. */
function cameraOf(page: Page): [lng: number, lat: number, zoom: number] | null {
  const camera = new URL(page.url()).searchParams.get('at');
  return camera === null ? null : (camera.split(',').map(Number) as [number, number, number]);
}

async function read(page: Page, id: string): Promise<void> {
  await openSheet(page);
  await page.locator(`a[role=option][data-record-id="${id}"]`).click();
}

test(
  'a record in sight moves nothing, one out of sight is brought into the picture, and left in flight leaves nothing of it in the link',
  { tag: ['@phone', '@deep'] },
  async ({ page }) => {
    // In sight: the record and the nearest earlier place, each with the map's margins.
    await openMap(page, '/?year=2016&layers=sites&at=115,25,2.5');
    await read(page, 'joint-sea-2016');
    await expect(page).toHaveURL(/\/record\/joint-sea-2016/);
    await mapReady(page);
    expect(cameraOf(page)).toEqual([115, 25, 2.5]);
    await page.goBack();
    await read(page, 'peace-mission-2016');
    await expect(page).toHaveURL(/\/record\/peace-mission-2016/);
    await page.goBack({ waitUntil: 'commit' }).catch(() => null);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('exercises and patrols');
    await expect.poll(() => cameraOf(page)).toEqual([115, 25, 2.5]);
    await page.goForward({ waitUntil: 'commit' }).catch(() => null);
    // Framed as its own page frames it, which no link needs to name.
    await expect.poll(() => cameraOf(page)).toBeNull();
    await mapReady(page);
    const selected = page.locator('[data-signs] [data-record-id="peace-mission-2016"]');
    await expect(selected.last()).toBeInViewport();
  },
);

test(
  'from 170° W to a record at 170° E the camera goes the short way',
  { tag: '@deep' },
  async ({ page }) => {
    await openMap(page, '/?year=2023&kind=ship-patrol&layers=sites&at=-165,48,3');
    const sign = page.locator('[data-signs] [data-record-id="naval-patrol-2023"]').first();
    const before = (await sign.boundingBox())!;
    // Time stands still until it is told to go on: a flight of 700 ms can be looked at half-way.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1000);
    await read(page, 'naval-patrol-2023');
    // The flight begins once the record has come, for which the router waits by the page's clock.
    await expect
      .poll(async () => {
        await page.clock.runFor(20);
        return page.url();
      })
      .toContain('/record/naval-patrol-2023');
    await page.clock.runFor(350);
    // The long way would be over Africa, half the world from the place where it is half-way.
    const { x } = (await sign.boundingBox())!;
    expect(Math.abs(x - before.x)).toBeLessThan(page.viewportSize()!.width);
    await page.clock.resume();
    // Framed as the record's own page frames it, which no link needs to name.
    await expect.poll(() => cameraOf(page)).toBeNull();
  },
);
