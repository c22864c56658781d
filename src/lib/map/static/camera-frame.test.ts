import { geoMercator } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { projectBy } from '../screen';
import { cameraFrame } from './picture';

const size = { width: 900, height: 550 };
const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -84, max: 84, noNaN: true }),
) as fc.Arbitrary<Position>;

describe('the projection of the SVG map', () => {
  it('puts places where the map of MapLibre has them', () => {
    fc.assert(
      fc.property(
        position,
        position,
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        (center, place, zoom) => {
          const camera = { center, zoom };
          const point = projectBy(camera, { size })(place);
          const [x, y] = cameraFrame(camera, { size }).projection(place)!;
          // A place opposite the centre is at both edges of the world.
          const dx = Math.abs(x - point.x);
          const apart = Math.hypot(Math.min(dx, Math.abs(512 * 2 ** zoom - dx)), y - point.y);
          expect(apart).toBeLessThan(1e-3 * 2 ** zoom);
        },
      ),
    );
  });

  it('is centred in what panels leave free', () => {
    const camera = { center: [100, 40] as Position, zoom: 2 };
    const padding = { top: 10, right: 0, bottom: 30, left: 200 };
    const [x, y] = cameraFrame(camera, { size, padding }).projection([100, 40])!;
    expect([Math.round(x), Math.round(y)]).toEqual([550, 265]);
  });

  it('is d3’s Mercator at zoom 0 on the equator: 512 px round the world', () => {
    const own = cameraFrame({ center: [0, 0], zoom: 0 }, { size }).projection;
    const world = geoMercator().scale(512 / (2 * Math.PI));
    expect(own.scale()).toBeCloseTo(world.scale(), 9);
  });
});
