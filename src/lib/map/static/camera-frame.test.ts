import { geoMercator } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { PROJECTIONS } from '$lib/view/view';
import { limbRadius, screenOffset } from '../screen';
import { svgProjection } from './picture';

const size = { width: 900, height: 550 };
const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -84, max: 84, noNaN: true }),
) as fc.Arbitrary<Position>;

describe('the projection of the SVG map', () => {
  it.each(PROJECTIONS)('puts places where the %s map of MapLibre has them', (projection) => {
    fc.assert(
      fc.property(
        position,
        position,
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        fc.integer({ min: -90, max: 90 }),
        (center, place, zoom, turn) => {
          const bearing = projection === 'globe' ? turn : 0;
          const camera = { center, zoom, bearing };
          const offset = screenOffset(place, camera, { size, projection });
          if (!offset) return;
          const [x, y] = svgProjection(camera, { size, projection })(place)!;
          // A place opposite on the flat map is at both of its edges.
          const world = projection === 'flat' ? 512 * 2 ** zoom : Infinity;
          const dx = Math.abs(x - size.width / 2 - offset[0]);
          const apart = Math.hypot(
            Math.min(dx, Math.abs(world - dx)),
            y - size.height / 2 - offset[1],
          );
          expect(apart).toBeLessThan(1e-3 * 2 ** zoom);
        },
      ),
    );
  });

  it('is centred in what panels leave free', () => {
    const camera = { center: [100, 40] as Position, zoom: 2, bearing: 0 };
    const padding = { top: 10, right: 0, bottom: 30, left: 200 };
    const [x, y] = svgProjection(camera, { size, projection: 'globe', padding })([100, 40])!;
    expect([Math.round(x), Math.round(y)]).toEqual([550, 265]);
  });

  it('is d3’s Mercator at zoom 0 on the equator: 512 px round the world', () => {
    const camera = { center: [0, 0] as Position, zoom: 0, bearing: 0 };
    const own = svgProjection(camera, { size, projection: 'flat' });
    expect(own.scale()).toBeCloseTo(
      geoMercator()
        .scale(512 / (2 * Math.PI))
        .scale(),
      9,
    );
  });

  it('has the edge of the globe where its horizon is drawn', () => {
    const camera = { center: [0, 0] as Position, zoom: 1, bearing: 0 };
    const limb = limbRadius(camera, size);
    const offsets = Array.from({ length: 900 }, (_, i) =>
      screenOffset([i / 10, 0], camera, { size, projection: 'globe' }),
    ).flatMap((offset) => (offset ? [offset[0]] : []));
    expect(Math.max(...offsets)).toBeLessThanOrEqual(limb + 1e-9);
    expect(limb - Math.max(...offsets)).toBeLessThan(0.01);
  });
});
