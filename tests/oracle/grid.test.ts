/**
 * The lattice of cells against H3.
 */
import fc from 'fast-check';
import { cellArea, cellToLatLng, getPentagons, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { cellKm2, cellNear, centreOf, neighboursOf, ringOf } from '../../src/lib/core/reach/grid';
import type { Position } from '../../src/lib/core/record/model';
import {
  angleBetween,
  combine,
  normalize,
  toPosition,
  toUnit,
  type UnitVector,
} from '../../src/lib/core/earth/sphere';
import { ELLIPSOID_KM2, relative } from './arbitrary.fixture';

const h3At = (unit: UnitVector): string => {
  const [lng, lat] = toPosition(unit);
  return latLngToCell(lat, lng, 4);
};
const centreByH3 = (index: string): UnitVector => {
  const [lat, lng] = cellToLatLng(index);
  return toUnit([lng, lat]);
};
function expectAsInH3(cell: number): void {
  const index = h3At(centreOf(cell));
  expect(angleBetween(centreOf(cell), centreByH3(index))).toBeLessThan(1e-12);
  expect(relative(cellKm2(cell), cellArea(index, 'km2'))).toBeLessThan(1e-9);
  const neighbours = neighboursOf(cell).map((other) => h3At(centreOf(other)));
  expect(neighbours.sort()).toEqual(
    gridDisk(index, 1)
      .filter((other) => other !== index)
      .sort(),
  );
}

// Evenly over the sphere, not over longitude and latitude.
const anywhere = fc
  .tuple(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  )
  .map(([lng, sine]): Position => [lng, (Math.asin(sine) * 180) / Math.PI]);
const pentagons = getPentagons(4);

describe('cells', () => {
  it('are those of H3: centre, area and neighbours, anywhere', () => {
    fc.assert(
      fc.property(anywhere, (at) => expectAsInH3(cellNear(toUnit(at)))),
      { numRuns: 3000 },
    );
  });

  it('are those of H3 at and around the pentagons', () => {
    for (const index of pentagons.flatMap((pentagon) => gridDisk(pentagon, 4))) {
      expectAsInH3(cellNear(centreByH3(index)));
    }
  });

  it('are those of H3 along the edges of the icosahedron, on which and across which they lie', () => {
    const corners = pentagons.map(centreByH3);
    const cells = new Set<number>();
    for (const a of corners) {
      for (const b of corners) {
        if (a >= b || angleBetween(a, b) > 1.2) continue;
        // The planes of two faces meet in the chord.
        for (let t = 0; t <= 1; t += 1 / 85) {
          const on = cellNear(normalize(combine(a, 1 - t, b, t)));
          for (const cell of [on, ...neighboursOf(on)]) cells.add(cell);
        }
      }
    }
    for (const cell of cells) expectAsInH3(cell);
  });

  it('that a point is in are those of H3, but at their very edge', () => {
    fc.assert(
      fc.property(anywhere, (at) => {
        const unit = toUnit(at);
        const cell = cellNear(unit);
        const index = h3At(unit);
        if (h3At(centreOf(cell)) === index) return;
        const apart = angleBetween(unit, centreOf(cell)) - angleBetween(unit, centreByH3(index));
        expect(Math.abs(apart)).toBeLessThan(1e-6);
      }),
      { numRuns: 3000 },
    );
  });

  it('have their corners between their neighbours, anticlockwise, shared with both', () => {
    fc.assert(
      fc.property(anywhere, (at) => {
        const cell = cellNear(toUnit(at));
        const others = neighboursOf(cell);
        const ring = ringOf(cell);
        expect(ring.length).toBe(others.length);
        ring.forEach((corner, n) => {
          for (const other of [others[n]!, others[(n + 1) % others.length]!]) {
            const nearest = Math.min(...ringOf(other).map((c) => angleBetween(c, corner)));
            expect(nearest).toBeLessThan(1e-12);
          }
        });
      }),
    );
  });

  it('cover the earth once', () => {
    const found = new Set<number>();
    const open = [cellNear([0, 0, 1])];
    found.add(open[0]!);
    let km2 = 0;
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      km2 += cellKm2(cell);
      for (const other of neighboursOf(cell)) {
        if (found.has(other)) continue;
        found.add(other);
        open.push(other);
      }
    }
    // 2 + 120 · 7⁴, https://h3geo.org/docs/core-library/restable
    expect(found.size).toBe(288_122);
    expect(relative(km2, ELLIPSOID_KM2)).toBeLessThan(1e-9);
  });
});
