import { expectAccessible } from './axe';
import { expect, mapReady, test } from './fixtures';

const point = (name: string, date: string, coordinates: [number, number]) => ({
  type: 'Feature',
  properties: { name, date, kind: 'exercise' },
  geometry: { type: 'Point', coordinates },
});
const FILE = {
  type: 'FeatureCollection',
  features: [
    point('Drill off Busan', '2022-04-01', [129.1, 35.1]),
    point('Drill of another year', '2012-04-01', [129.1, 35.1]),
    {
      type: 'Feature',
      properties: { name: 'Patrol to Guam', date: '2022-05-01', kind: 'patrol' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [135, 30],
          [144, 14],
        ],
      },
    },
  ],
};

test("a reader's own records stand beside ours on map and timeline, until switched off or removed", async ({
  page,
}) => {
  await page.goto('/data');
  await page.getByLabel('GeoJSON, CSV or JSON file').setInputFiles({
    name: 'mine.geojson',
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify(FILE)),
  });
  await expect(page.getByText('Read from mine.geojson: 3 records.')).toBeVisible();
  await page.goto('/?year=2022');
  await mapReady(page);

  const panel = page.getByRole('region', { name: 'Your own records' });
  await expect(panel).toContainText('2 of 3 from mine.geojson');
  await expect(panel.getByRole('link')).toHaveText([/Drill off Busan/, /Patrol to Guam/]);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('Yours')).toBeVisible();
  await expect(timeline.locator('.bar.own')).toHaveCount(2);
  // Ours are counted as before, and the link tells nobody of theirs.
  await expect(page.getByRole('listbox', { name: 'Records' }).getByRole('option')).toHaveCount(7);
  await expect(page).toHaveURL(/\/\?year=2022$/);
  await expectAccessible(page);

  await panel.getByRole('checkbox').uncheck();
  await expect(timeline.getByText('Yours')).toHaveCount(0);
  await page.reload();
  await expect(panel).toContainText('3 from mine.geojson, not shown');
  await panel.getByRole('checkbox').check();
  await panel.getByRole('link', { name: /Busan/ }).click();
  await expect(page).toHaveURL(/\/data\/\?q=/);
  await expect(page.getByRole('table', { name: 'Records' })).toContainText('Drill off Busan');
  await page.goBack();
  await panel.getByRole('button', { name: 'Remove them' }).click();
  await expect(panel).toHaveCount(0);
  await expect(timeline.locator('.bar.own')).toHaveCount(0);
});
