import { min } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeArcs, nearestOf } from './arcs';
import { angleBetween } from './sphere';
import { path } from './ring.fixture';

const equator = path('-30 0, 30.2 0');
const meridian = path('10 -30, 10 30.2');
const degrees = fc.integer({ min: -12, max: 12 });
const outline = fc.array(fc.tuple(degrees, degrees), {
  minLength: 2,
  maxLength: 5,
});

describe('the nearest points of two sets of arcs', () => {
  it('are those of the nearest two arcs, though not all of them are looked at', () => {
    fc.assert(
      fc.property(outline, outline, (ring, otherRing) => {
        const arcs = edgeArcs(ring);
        const others = edgeArcs(otherRing);
        const angles = arcs.flatMap((arc) => others.map((far) => nearestOf([arc], [far])!.angle));
        const { from, to, angle } = nearestOf(arcs, others)!;
        expect(angle).toBeCloseTo(min(angles)!, 12);
        expect(angleBetween(from, to)).toBe(angle);
      }),
      { numRuns: process.env.DEEP ? 200 : 10 },
    );
  });

  it('are one point where arcs cross: the equator and the meridian of 10° E', () => {
    const { from, to, angle } = nearestOf(edgeArcs(equator), edgeArcs(meridian))!;
    expect(angle).toBe(0);
    expect(to).toBe(from);
    expect(Math.atan2(from[1], from[0]) * (180 / Math.PI)).toBeCloseTo(10, 9);
  });

  it('are none of an empty set', () => {
    expect(nearestOf([], edgeArcs(equator))).toBeNull();
    expect(nearestOf(edgeArcs(equator), [])).toBeNull();
  });
});
