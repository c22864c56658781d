import { geoArea } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import type { MultiPolygon } from 'geojson';
import { signedArea } from '$lib/core/earth/antimeridian';
import { outlineOf } from '$lib/core/reach/outline';
import { arcBetween } from '$lib/core/earth/arcs';
import { footprint } from '$lib/core/reach/cells';
import { toUnit } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import { Pen } from '$lib/map/still/pen';
import { periodFrame, regionPlaces } from './period-frame';
import { WORLD_SIZE } from './world-size';

const disc = (at: Position) => outlineOf(footprint([arcBetween(toUnit(at))], 300));
const { project } = periodFrame();
/** Square pixels inside path data of straight lines. */
const areaOf = (d: string) =>
  d
    .split('M')
    .slice(1)
    .map((ring) => ring.replace('Z', '').split('L'))
    .map((ring) => ring.map((pair) => pair.split(',').map(Number) as Position))
    .reduce((sum, ring) => sum + Math.abs(signedArea(ring)), 0);
const drawnArea = (at: Position) => areaOf(new Pen(project).path(disc(at)));
/** On the sphere; d3-geo wants outer rings clockwise. */
const trueArea = ({ coordinates }: MultiPolygon) =>
  geoArea({
    type: 'MultiPolygon',
    coordinates: coordinates.map((rings) => rings.map((ring) => ring.toReversed())),
  });

describe('the map of the world', () => {
  it('shows the corners of the data and nothing outside its frame', () => {
    const places: Position[] = [
      [18.4, -33.9],
      [19.9, 54.7],
      [-166, 54],
      [172, 53],
      [180, 60],
    ];
    for (const place of places) {
      const [x, y] = project(place)!;
      expect(x).toBeGreaterThan(0);
      expect(x).toBeLessThan(WORLD_SIZE.width);
      expect(y).toBeGreaterThan(0);
      expect(y).toBeLessThan(WORLD_SIZE.height);
    }
  });

  it('draws equal ground equally large, north and south, at 180° too', () => {
    const [first, ...others] = (
      [
        [135, 40],
        [25, -34],
        [180, 60],
        [60, 25],
      ] as Position[]
    ).map((at) => drawnArea(at) / trueArea(disc(at)));
    for (const other of others) expect(other / first!).toBeCloseTo(1, 1);
  });
});

describe('the names of regions', () => {
  it('stand in the middle of each, even across 180°', () => {
    const coordinates = [
      [
        [165, 50],
        [195, 50],
        [195, 62],
        [165, 62],
        [165, 50],
      ],
    ];
    const geometry = { type: 'Polygon' as const, coordinates: [coordinates[0]!.toReversed()] };
    const places = regionPlaces([{ type: 'Feature', properties: { id: 'x' }, geometry }]);
    const [x, y] = periodFrame().project([180, 56.5])!;
    expect(Math.hypot(places.get('x')![0] - x, places.get('x')![1] - y)).toBeLessThan(10);
  });

  it('stand in the middle of its ground, however many corners one coast has', () => {
    const coast = Array.from({ length: 50 }, (_, i): Position => [130, 10 + i * 0.4]);
    const ring: Position[] = [...coast, [130, 30], [150, 30], [150, 10], [130, 10]];
    for (const coordinates of [[ring], [ring.toReversed()]]) {
      const geometry = { type: 'Polygon' as const, coordinates };
      const [x] = regionPlaces([{ type: 'Feature', properties: { id: 'x' }, geometry }]).get('x')!;
      expect(Math.abs(x - periodFrame().project([140, 20])![0])).toBeLessThan(5);
    }
  });
});
