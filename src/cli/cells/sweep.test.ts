import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arcBetween } from '../../lib/core/earth/arcs';
import { toUnit } from '../../lib/core/earth/sphere';
import { footprint } from '../../lib/core/reach/cells';
import { Footprints } from './sweep';

/** Steps of a few km, as ships report them, and now and then a long one. */
const step = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -0.3, max: 0.3, noNaN: true }) },
  { weight: 1, arbitrary: fc.double({ min: -8, max: 8, noNaN: true }) },
);
const walk = fc.record({
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
  lat: fc.double({ min: -85, max: 85, noNaN: true }),
  steps: fc.array(fc.tuple(step, step), { maxLength: 40 }),
  radiusKm: fc.constantFrom(30, 150, 400),
});

describe('footprints of legs', () => {
  it('are together that of the whole line', () => {
    fc.assert(
      fc.property(walk, ({ lng, lat, steps, radiusKm }) => {
        const line = [toUnit([lng, lat])];
        for (const [east, north] of steps) {
          lng += east;
          lat = Math.max(-90, Math.min(90, lat + north));
          line.push(toUnit([lng, lat]));
        }
        const legs = line.map((unit, i) => arcBetween(line[Math.max(0, i - 1)]!, unit));
        const footprints = new Footprints(radiusKm);
        const cells = new Set(legs.flatMap((leg) => footprints.of(leg).map(({ id }) => id)));
        expect([...cells].toSorted()).toEqual(
          footprint(legs, radiusKm)
            .map(({ id }) => id)
            .toSorted(),
        );
      }),
      { numRuns: 60 },
    );
  });
});
