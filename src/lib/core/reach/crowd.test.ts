import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Crowd } from './crowd';
import { extentOf, type Corner } from './extent';
import { randomBelow, seededRandom } from '../statistics/random';
import { toUnit } from '../earth/sphere';

describe('the hull of a crowd', () => {
  it('is the hull of all its points, over 180° and round the pole', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.constantFrom(3, 100, 256, 257, 2000),
        fc.constantFrom(40, 180),
        (seed, count, width) => {
          const random = seededRandom(seed);
          const points = Array.from({ length: count }, (_, record): Corner => {
            const lng = 180 + randomBelow(random, 200 * width) / 100 - width;
            return { unit: toUnit([lng, 40 + randomBelow(random, 5000) / 100]), record };
          });
          const crowd = new Crowd();
          for (const { unit, record } of points) crowd.add(unit, 1, record);
          const [ours, all] = [crowd.corners(), points].map((corners) =>
            extentOf(corners, String, false),
          );
          expect('areaKm2' in ours! && ours.areaKm2).toBeCloseTo(
            'areaKm2' in all! ? all.areaKm2 : NaN,
            0,
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('does not fit in a hemisphere once three of its points do not', () => {
    const crowd = new Crowd();
    for (let i = 0; i < 600; i++) crowd.add(toUnit([(i * 120) % 360, 0]), 1, i);
    for (let i = 0; i < 600; i++) crowd.add(toUnit([i / 10, 10]), 1, i);
    expect(crowd.corners()).toEqual({ reason: 'spans-more-than-a-hemisphere' });
  });

  it('on one line has no area', () => {
    const crowd = new Crowd();
    for (let i = 0; i < 600; i++) crowd.add(toUnit([30, i / 10]), 1, i);
    expect(extentOf(crowd.corners(), String, false)).toEqual({
      reason: 'fewer-than-3-non-collinear',
    });
  });
});
