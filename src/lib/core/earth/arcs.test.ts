import { min } from 'd3-array';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { arcsAlong, nearestOf } from './arcs';
import { angleBetween } from './sphere';

const degrees = (least: number, most: number) => fc.integer({ min: least, max: most });
const outline = fc.array(fc.tuple(degrees(-200, 200), degrees(-80, 80)), {
  minLength: 2,
  maxLength: 8,
});
const arcsOf = (line: readonly Position[]) =>
  line.slice(1).flatMap((end, i) => arcsAlong(line[i]!, end, 10));

describe('the nearest points of two sets of arcs', () => {
  it('are those of the nearest two arcs, though not all of them are looked at', () => {
    fc.assert(
      fc.property(outline, outline, (one, other) => {
        const arcs = arcsOf(one);
        const others = arcsOf(other);
        const each = arcs.flatMap((arc) => others.map((far) => nearestOf([arc], [far])!.angle));
        const { from, to, angle } = nearestOf(arcs, others)!;
        expect(angle).toBeCloseTo(min(each)!, 12);
        expect(angleBetween(from, to)).toBe(angle);
      }),
      { numRuns: 40 },
    );
  });

  it('are one point where arcs cross: the equator and the meridian of 10° E', () => {
    const equator = arcsAlong([-30, 0], [30, 0], 7);
    const meridian = arcsAlong([10, -30], [10, 30], 7);
    const { from, to, angle } = nearestOf(equator, meridian)!;
    expect(angle).toBe(0);
    expect(to).toBe(from);
    expect(Math.atan2(from[1], from[0]) * (180 / Math.PI)).toBeCloseTo(10, 9);
  });

  it('are none of an empty set', () => {
    expect(nearestOf([], arcsAlong([0, 0], [1, 0], 1))).toBeNull();
    expect(nearestOf(arcsAlong([0, 0], [1, 0], 1), [])).toBeNull();
  });
});
