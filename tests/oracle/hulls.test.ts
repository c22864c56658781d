/**
 * Hulls against closed forms, d3-geo and d3-geo-voronoi.
 */
import fc from 'fast-check';
import { geoArea } from 'd3-geo';
// @ts-expect-error no types are published
import { geoVoronoi } from 'd3-geo-voronoi';
import { describe, expect, it } from 'vitest';
import { minimalCap } from '../../src/lib/core/earth/hull';
import { ringAreaKm2 } from '../../src/lib/core/earth/geodesic';
import { sphericalHull } from '../../src/lib/core/earth/hull.fixture';
import type { Position } from '../../src/lib/core/record/model';
import { dot, toPosition, toUnit, type UnitVector } from '../../src/lib/core/earth/sphere';
import { cluster, destination, relative } from './arbitrary.fixture';

describe('hulls', () => {
  it('are those of d3-geo-voronoi', () => {
    fc.assert(
      fc.property(cluster, (positions) => {
        const hull = sphericalHull(positions);
        const unique = [...new Map(positions.map((p) => [p.join(), p])).values()];
        if (!('ring' in hull) || unique.length < 4) return;

        const other = geoVoronoi(unique).hull() as { coordinates: Position[][] } | null;
        if (!other) return;
        const ring = other.coordinates[0]!;
        expect(relative(hull.areaKm2, ringAreaKm2(ring.slice(0, -1)))).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('have the area of d3-geo on the sphere, to what flattening changes', () => {
    fc.assert(
      fc.property(cluster, (positions) => {
        const hull = sphericalHull(positions);
        if (!('ring' in hull) || hull.areaKm2 < 10_000) return;
        const clockwise = [...hull.ring, hull.ring[0]!].reverse();
        const km2 = geoArea({ type: 'Polygon', coordinates: [clockwise] }) * 6371.0072 ** 2;
        expect(relative(hull.areaKm2, km2)).toBeLessThan(0.012);
      }),
      { numRuns: 60 },
    );
  });

  it('fit in the smallest cap, which a brute-force search cannot shrink', () => {
    fc.assert(
      fc.property(cluster, (positions) => {
        const units = positions.map(toUnit);
        const cap = minimalCap(units)!;
        const least = (axis: UnitVector) => Math.min(...units.map((unit) => dot(unit, axis)));
        const reached = least(cap.axis);
        expect(Math.acos(reached)).toBeCloseTo(cap.radius, 9);
        for (let bearing = 0; bearing < 360; bearing += 15) {
          for (const km of [5, 100, 1000]) {
            const moved = toUnit(destination(toPosition(cap.axis), bearing, km));
            expect(least(moved)).toBeLessThanOrEqual(reached + 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
