import { geoArea, geoPath } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { outlineOf } from '$lib/core/reach/outline';
import { arcBetween } from '$lib/core/earth/arcs';
import { footprint } from '$lib/core/reach/cells';
import { EARTH_RADIUS_KM, toUnit } from '$lib/core/earth/sphere';
import type { Position } from '$lib/core/record/model';
import {
  REGION_SIZE,
  WORLD_SIZE,
  pathOf,
  regionProjection,
  turned,
  worldProjection,
} from './projection';

const disc = (at: Position) => outlineOf(footprint([arcBetween(toUnit(at))], 300));
const drawnArea = (at: Position) => geoPath(worldProjection()).area(turned(disc(at)));

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
      const [x, y] = worldProjection()(place)!;
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
    ).map((at) => drawnArea(at) / geoArea(turned(disc(at))));
    for (const other of others) expect(other / first!).toBeCloseTo(1, 1);
  });
});

describe('a ring turned for d3-geo', () => {
  it('is the disc, not the rest of the planet', () => {
    const km2 = geoArea(turned(disc([135, 40]))) * EARTH_RADIUS_KM ** 2;
    expect(km2).toBeGreaterThan(250_000);
    expect(km2).toBeLessThan(320_000);
  });
});

describe('the map of a region', () => {
  const across: Polygon = {
    type: 'Polygon',
    coordinates: [
      [
        [165, 50],
        [195, 50],
        [195, 62],
        [165, 62],
        [165, 50],
      ],
    ],
  };

  it('is centred on it even across 180°', () => {
    const [x, y] = regionProjection(across)([180, 56])!;
    expect(Math.abs(x - REGION_SIZE.width / 2)).toBeLessThan(5);
    expect(Math.abs(y - REGION_SIZE.height / 2)).toBeLessThan(20);
  });

  it('draws nothing of what lies elsewhere', () => {
    expect(pathOf(regionProjection(across), turned(disc([18, -34])))).toBe('');
  });
});
