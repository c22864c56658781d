import { describe, expect, it } from 'vitest';
import { KML } from './files.fixture';
import { read, problemTexts, names, layer } from './reading.fixture';

/** Layers that readers bring, good and bad: nothing throws, and nothing is lost without a word. */

describe('layers', () => {
  it('may have heights, nulls, collections and areas', async () => {
    const ring = [
      [130, 40],
      [131, 40],
      [131, 41],
      [130, 41],
      [130, 40],
    ];
    const result = await read(
      'a.geojson',
      layer(
        { type: 'Point', coordinates: [130, 40, 900] },
        null,
        {
          type: 'GeometryCollection',
          geometries: [
            { type: 'Point', coordinates: [1, 2] },
            {
              type: 'LineString',
              coordinates: [
                [3, 4],
                [5, 6],
              ],
            },
          ],
        },
        { type: 'Polygon', coordinates: [ring] },
        { type: 'MultiPolygon', coordinates: [[ring], [ring]] },
        { type: 'Point', coordinates: [null, 2] },
      ),
    );
    expect(names(result)).toEqual(['R1', 'R3', 'R4', 'R5']);
    expect(problemTexts(result)).toEqual([
      'feature 2 sites place',
      'feature 6 sites[0].position[0] longitude',
    ]);
    const [point, collection, area] = result.records;
    expect(point?.sites[0]?.position).toEqual([130, 40]);
    expect([collection?.sites.length, collection?.track?.positions.length]).toEqual([1, 2]);
    // A degree of latitude is 111 km: its corners are some 70 km from the middle.
    expect(area?.sites[0]).toMatchObject({
      precision: 'sea',
      position: [130.5, expect.closeTo(40.5, 1)],
    });
    expect(result.notes).toEqual({ areas: 3, participants: 4 });
  });

  it('tell lines that do not meet, and join those that do', async () => {
    const result = await read(
      'a.geojson',
      layer(
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [130, 40],
              [131, 40],
            ],
            [
              [150, 50],
              [151, 50],
            ],
          ],
        },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [170, 50],
              [180, 51],
            ],
            [
              [-180, 51],
              [-170, 52],
            ],
          ],
        },
      ),
    );
    expect(names(result)).toEqual(['R2']);
    expect(problemTexts(result)).toEqual(['feature 1 geometry one-track']);
    expect(result.left).toEqual([{ unit: 'feature', n: 1 }]);
    expect(result.records.map(({ track }) => track?.positions)).toEqual([
      [
        [170, 50],
        [180, 51],
        [190, 52],
      ],
    ]);
    expect(result.notes).toEqual({ participants: 1 });
  });

  it('in another grid are refused', async () => {
    const crs = (name: string, coordinates: number[]) =>
      JSON.stringify({
        ...(JSON.parse(layer({ type: 'Point', coordinates })) as object),
        crs: { type: 'name', properties: { name } },
      });
    expect(
      problemTexts(await read('a.json', crs('urn:ogc:def:crs:EPSG::32652', [5e5, 4e6]))),
    ).toEqual(['  crs']);
  });

  it('of a receiver are thinned, with their ends kept', async () => {
    const coordinates = Array.from({ length: 5001 }, (_, i) => [130 + i / 1000, 40]);
    const result = await read('a.geojson', layer({ type: 'LineString', coordinates }));
    const track = result.records[0]?.track?.positions ?? [];
    expect(track.length).toBeLessThanOrEqual(1000);
    expect([track[0], track.at(-1)]).toEqual([
      [130, 40],
      [135, 40],
    ]);
    expect(result.notes).toEqual({ thinned: 1, participants: 1 });
  });

  it('of KML give names, days, places, tracks and areas', async () => {
    const fromKml = await read('a.kml', KML);
    expect(fromKml.problems).toEqual([]);
    expect(fromKml.records).toMatchObject([
      {
        name: { en: 'Drill off Busan' },
        start: '2022-04-01',
        sites: [{ position: [129.1, 35.1] }],
      },
      {
        kind: 'patrol',
        start: '2022-05-01',
        end: '2022-05-09',
        track: {
          positions: [
            [135, 30],
            [144, 14],
          ],
        },
      },
      { name: { en: 'Closed area' }, end: '2023-12-31', sites: [{ precision: 'sea' }] },
    ]);
  });

  it('with coordinates that are no numbers say in which line', async () => {
    expect(problemTexts(await read('a.kml', KML.replace('144,14,0', '144;14')))).toContain(
      'line 6 coordinates coordinates',
    );
    expect(problemTexts(await read('a.kml', '<kml><Placemark>'))).toEqual(['  xml']);
  });
});
