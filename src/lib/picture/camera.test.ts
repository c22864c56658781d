import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { boundsOf, cameraFor, freerSide, isInView } from './camera';
import { scaleBar } from './screen';

const size = { width: 900, height: 550 };

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
    const lng = fc.double({ min: -180, max: 179.9, noNaN: true });
    const lat = fc.double({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(lng, lat), { minLength: 1, maxLength: 12 }), (places) => {
        const { west, east } = boundsOf(places);
        for (const [x] of places) {
          const turned = x - 360 * Math.floor((x - west + 1e-9) / 360);
          expect(turned).toBeLessThanOrEqual(east + 1e-6);
        }
        expect(east - west).toBeLessThanOrEqual(360);
      }),
    );
  });
});

describe('framing', () => {
  const nearby = fc.array(
    fc.tuple(
      fc.double({ min: 150, max: 210, noNaN: true }),
      fc.double({ min: 20, max: 65, noNaN: true }),
    ),
    { minLength: 1, maxLength: 10 },
  ) as fc.Arbitrary<Position[]>;

  it('brings all places into the picture', () => {
    fc.assert(
      fc.property(nearby, (places) => {
        expect(isInView(places, cameraFor(places, { size }), { size })).toBe(true);
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
  ])('%s', (_, places, side) => {
    expect(freerSide(places)).toBe(side);
  });
});
