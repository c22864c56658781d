/**
 * Nearest places, land and counted places against looking at all of them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairs } from 'd3-array';
import { arcBetween, nearestOf } from '#core/earth/arcs';
import { distanceKm } from '#core/earth/geodesic';
import { Area } from '#core/earth/area';
import { box } from '#core/earth/ring.fixture';
import { placeCounter } from '#core/reach/select';
import {
  EARTH_RADIUS_KM,
  arcKm,
  densifyUnits,
  toPosition,
  toUnit,
  type UnitVector,
} from '#core/earth/sphere';
import { anyPosition as position } from './places.fixture';

describe('nearest places and land', () => {
  it('of two tracks are those that looking along both finds', () => {
    const line = fc.tuple(position, position, position).filter((vertices) => {
      const units = vertices.map(toUnit);
      return units.slice(1).every((b, i) => arcKm(units[i]!, b) < 19_000);
    });
    fc.assert(
      fc.property(line, line, (first, second) => {
        const units = [first, second].map((positions) => positions.map(toUnit));
        const arcs = units.map((track) => pairs(track, arcBetween));
        const { from, to, angle } = nearestOf(arcs[0]!, arcs[1]!)!;
        const km = EARTH_RADIUS_KM * angle;
        let least = Infinity;
        for (const p of densifyUnits(units[0]!, 200)) {
          for (const q of densifyUnits(units[1]!, 200)) least = Math.min(least, arcKm(p, q));
        }
        // Between two steps a line comes nearer by half a step at most.
        expect(km).toBeLessThanOrEqual(least + 1e-6);
        expect(km).toBeGreaterThanOrEqual(least - 200);
        expect(arcKm(from, to)).toBeCloseTo(km, 6);
        expect(nearestOf(arcs[1]!, arcs[0]!)!.angle).toBeCloseTo(angle, 12);
      }),
      { numRuns: 60 },
    );
  });

  it('over 180° and round the world: distance to a box of land by hand', () => {
    const land = new Area([[box(175, 60, 180, 65)], [box(-180, 60, -175, 65)]]);
    expect(land.distance([180, 62])).toMatchObject({ km: 0 });
    expect(land.distance([-180, 62])).toMatchObject({ km: 0 });
    expect(land.distance([170, 62]).km).toBeCloseTo(distanceKm([170, 62], [175, 62.07]), 0);
    expect(land.distance([180, 70]).km).toBeCloseTo(distanceKm([180, 70], [180, 65]), 2);
  });

  it('are farthest along a track where looking every km of it finds them, to 2 km', () => {
    const land = new Area([[box(100, 20, 110, 30)], [box(140, 40, 150, 50)]]);
    const place = fc.tuple(fc.integer({ min: 80, max: 170 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 3 }), (positions) => {
        const line = positions.map((corner) => toUnit(corner));
        const kmAt = (unit: UnitVector) => land.distance(toPosition(unit)).km;
        const farthest = kmAt(land.farthestOn(line));
        expect(Math.max(...densifyUnits(line, 1).map(kmAt)) - farthest).toBeLessThan(2);
      }),
      { numRuns: process.env.DEEP ? 20 : 3 },
    );
  });

  it('are counted as places alike in any order', () => {
    const near = fc.tuple(
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(fc.array(near, { minLength: 1, maxLength: 30 }), (drawn) => {
        const count = (positions: [number, number][]) => {
          const countPlaces = placeCounter(positions.map((p) => [p]));
          return countPlaces(positions.map((_, i) => i));
        };
        const brute = components(drawn.map((p) => toUnit(p)));
        expect(count(drawn)).toBe(brute);
        expect(count([...drawn].reverse())).toBe(brute);
        expect(count([...drawn, ...drawn])).toBe(brute);
      }),
    );
  });
});

/** Connected components under "at most 25 km apart", by flooding. */
function components(units: UnitVector[]): number {
  const open = new Set(units.map((_, i) => i));
  let count = 0;
  for (const start of open) {
    count++;
    const queue = [start];
    open.delete(start);
    for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
      for (const j of [...open]) {
        if (arcKm(units[i]!, units[j]!) > 25) continue;
        open.delete(j);
        queue.push(j);
      }
    }
  }
  return count;
}
