import { expect, it } from 'vitest';
import { path } from '#core/earth/ring.fixture';
import { faultTexts, layer, names, read } from './reading.fixture';

/** Points and lines that readers bring, good and bad: nothing throws, and nothing is lost without a word. */

const line = (text: string) => ({ type: 'LineString', coordinates: path(text) });

it('a layer may hold points, many of one record, and a line over 180°', async () => {
  const point = { type: 'Point', coordinates: [130, 40, 900] };
  const points = { type: 'MultiPoint', coordinates: path('1 2, 3 4') };
  const file = layer(point, points, line('170 50, -170 52'));
  const { records, faults } = await read('mine.geojson', file);
  expect(faults).toEqual([]);
  expect(records).toMatchObject([
    { kind: 'exercise', sites: [{ position: [130, 40] }], track: null },
    { sites: [{ position: [1, 2] }, { position: [3, 4] }] },
    { kind: 'patrol', sites: [], track: { positions: path('170 50, 190 52') } },
  ]);
});

it('a line and points with one id are one record', async () => {
  const features = [line('130 40, 131 41'), { type: 'Point', coordinates: [131, 41] }].map(
    (geometry) => ({
      type: 'Feature',
      properties: { id: 7, название: 'Patrol', начало: '2022-05', lat: 'no', participants: ['RU'] },
      geometry,
    }),
  );
  const result = await read('a.json', JSON.stringify({ type: 'FeatureCollection', features }));
  expect(result).toMatchObject({ faults: [], total: 2 });
  expect(result.records).toMatchObject([
    { id: '7', participants: ['RU'], sites: [{ name: 'Patrol' }], track: { craft: 'ship' } },
  ]);
});

it('lines that do not meet are told, with every row of their record; those that do are joined', async () => {
  const lines = (...texts: string[]) => ({ type: 'MultiLineString', coordinates: texts.map(path) });
  const apart = lines('130 40, 131 40', '150 50, 151 50');
  const meeting = lines('170 50, 180 51', '-180 51, -170 52');
  const result = await read('a.geojson', layer(apart, meeting));
  expect(faultTexts(result)).toEqual(['feature 1 geometry one-track']);
  expect(result.records.map(({ track }) => track?.positions)).toEqual([
    path('170 50, 180 51, 190 52'),
  ]);
  const properties = { id: 'a', name: 'A', date: '2022' };
  const features = [apart, { type: 'Point', coordinates: [1, 2] }].map((geometry) => ({
    type: 'Feature',
    properties,
    geometry,
  }));
  const both = await read('a.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  expect(faultTexts(both)).toEqual(['feature 1 geometry one-track', 'feature 2 sound-record']);
});

it('lines of a receiver are thinned, with their ends kept', async () => {
  const coordinates = Array.from({ length: 5001 }, (_, i) => [130 + i / 1000, 40]);
  const file = layer({ type: 'LineString', coordinates });
  const { records, thinned } = await read('a.geojson', file);
  const track = records[0]?.track?.positions ?? [];
  expect(track.length).toBeLessThanOrEqual(1000);
  expect([track[0], track.at(-1), thinned]).toEqual([[130, 40], [135, 40], 1]);
});

const ring = path('130 40, 131 40, 131 41, 130 40');
it.each([
  [layer({ type: 'Polygon', coordinates: [ring] }), 'feature 1 geometry geometry'],
  [layer({ type: 'GeometryCollection', geometries: [] }), 'feature 1 geometry geometry'],
  [layer(null), 'feature 1 geometry geometry'],
  [layer({ type: { toString: '' } }), 'feature 1 geometry geometry'],
  [layer({ type: 'Point', coordinates: [200, 4] }), 'feature 1 coordinates coordinates'],
  [layer({ type: 'Point', coordinates: [4, 129] }), 'feature 1 coordinates coordinates'],
  [layer({ type: 'Point', coordinates: ['x', null] }), 'feature 1 coordinates coordinates'],
  [layer({ type: 'Point', coordinates: { toString: '' } }), 'feature 1 coordinates coordinates'],
  [
    layer({ type: 'LineString', coordinates: [[{ toString: '' }, 0]] }),
    'feature 1 coordinates coordinates',
  ],
  [layer({ type: 'MultiPoint', coordinates: [] }), 'feature 1 coordinates coordinates'],
  [layer(line('1 2')), 'feature 1 geometry two-waypoints'],
  [layer(line('0 0, 180 0')), 'feature 1 geometry measurable'],
  ['{"type":"FeatureCollection","features":[{"type":"Topology"}]}', 'columns'],
  ['{"type":"Topology"}', 'features'],
  ['[1]', 'features'],
  ['{"records": [', 'json'],
  [`[${'['.repeat(50_000)}${']'.repeat(50_000)}]`, 'json'],
  [JSON.stringify({ ...JSON.parse(layer()), crs: { properties: { name: 'EPSG::32652' } } }), 'crs'],
])('what is wrong is told where it is: %#', async (text, expected) => {
  const result = await read('mine.geojson', text);
  expect(faultTexts(result)).toEqual([expected]);
  expect(names(result)).toEqual([]);
});
