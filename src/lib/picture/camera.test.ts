import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '#core/record/model';
import { boundsOf, cameraFor, freerSide, isInView } from './camera';
import { cameraFrame } from './frame';
import { projectBy, scaleBar } from './screen';

const size = { width: 900, height: 550 };
const viewport = { size, padding: { top: 10, right: 0, bottom: 30, left: 200 } };
const places = (west: number, south: number, east: number, north: number) =>
  fc.tuple(
    fc.double({ min: west, max: east, noNaN: true }),
    fc.double({ min: south, max: north, noNaN: true }),
  ) as fc.Arbitrary<Position>;
const anywhere = places(-180, -84, 180, 84);

describe('bounds', () => {
  it('across 180° run east of it, not round the world', () => {
    const box = boundsOf([
      [170, 50],
      [-170, 60],
      [132, 43],
    ]);
    expect(box).toEqual({ west: 132, south: 43, east: 190, north: 60 });
  });

  it('hold every place, however the world is turned', () => {
    const several = fc.array(places(-180, -80, 179.9, 80), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(several, (positions) => {
        const { west, east } = boundsOf(positions);
        for (const [x] of positions) {
          const turned = x - 360 * Math.floor((x - west + 1e-9) / 360);
          expect(turned).toBeLessThanOrEqual(east + 1e-6);
        }
        expect(east - west).toBeLessThanOrEqual(360);
      }),
    );
  });
});

describe('framing', () => {
  const nearby = fc.array(places(150, 20, 210, 65), { minLength: 1, maxLength: 10 });

  it('brings all places into the picture', () => {
    fc.assert(
      fc.property(nearby, (positions) => {
        expect(isInView(positions, cameraFor(positions, { size }), { size })).toBe(true);
      }),
    );
  });

  it('never shows beyond the poles', () => {
    const { zoom } = cameraFor([], { size: { width: 1600, height: 1200 } });
    expect(512 * 2 ** zoom).toBeGreaterThanOrEqual(1200);
  });
});

describe('the scale bar', () => {
  it('is a round length no wider than asked', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 12, noNaN: true }),
        fc.integer({ min: -80, max: 80 }),
        (zoom, lat) => {
          const { km, px } = scaleBar({ center: [0, lat], zoom }, 110);
          expect(px).toBeLessThanOrEqual(110);
          expect(px).toBeGreaterThan(40);
          expect(['1', '2', '5']).toContain(String(km).replace(/[0.]/g, ''));
        },
      ),
    );
  });

  it('at the equator and zoom 0: 512 px are 40,030 km', () => {
    const { km, px } = scaleBar({ center: [0, 0], zoom: 0 }, 110);
    expect((km / px) * 512).toBeGreaterThan(39_500);
    expect((km / px) * 512).toBeLessThan(40_600);
  });
});

describe('the freer lower corner', () => {
  const north: Position[] = [
    [70, 50],
    [170, 60],
  ];
  it.each<[string, Position[], 'left' | 'right']>([
    ['is the right one where nothing lies low', north, 'right'],
    ['is the right one of places in the south-west', [...north, [75, -30]], 'right'],
    ['is the left one of places in the south-east', [...north, [160, -30]], 'left'],
    ['is found across 180°', [...north, [-170, -30]], 'left'],
    ['is the right one of no place', [], 'right'],
  ])('%s', (_, positions, side) => {
    expect(freerSide(positions)).toBe(side);
  });
});

it('the SVG map has places where the map of MapLibre has them, its centre in what panels leave free', () => {
  fc.assert(
    fc.property(
      anywhere,
      anywhere,
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
