import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { projectBy } from './screen';
import { cameraFrame } from './frame';

const viewport = {
  size: { width: 900, height: 550 },
  padding: { top: 10, right: 0, bottom: 30, left: 200 },
};
const position = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -84, max: 84, noNaN: true }),
) as fc.Arbitrary<Position>;

it('the SVG map has places where the map of MapLibre has them, its centre in what panels leave free', () => {
  fc.assert(
    fc.property(
      position,
      position,
      fc.double({ min: 0.5, max: 6, noNaN: true }),
      (center, place, zoom) => {
        const camera = { center, zoom };
        const project = projectBy(camera, viewport);
        const middle = project(center);
        expect([Math.round(middle.x), Math.round(middle.y)]).toEqual([550, 265]);
        const point = project(place);
        const [x, y] = cameraFrame(camera, viewport).projection(place)!;
        // A place opposite the centre is at both edges of the world.
        const dx = Math.abs(x - point.x);
        const apart = Math.hypot(Math.min(dx, Math.abs(512 * 2 ** zoom - dx)), y - point.y);
        expect(apart).toBeLessThan(1e-3 * 2 ** zoom);
      },
    ),
  );
});
