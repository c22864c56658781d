import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { circleRing } from './circle';
import { arcKm, toUnit } from './sphere';

const places = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89.9, max: 89.9, noNaN: true }),
);
const onRim = (ring: Position[]) => ring.filter(([, lat]) => Math.abs(lat) < 90);

describe('the outline of a disc', () => {
  it('is everywhere at its radius from the centre, near the poles and at 180°, too', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 5, max: 2000 }), (centre, radius) => {
        for (const position of onRim(circleRing(centre, radius)))
          expect(arcKm(toUnit(centre), toUnit(position))).toBeCloseTo(radius, 3);
      }),
    );
  });
});
