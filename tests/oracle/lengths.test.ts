/**
 * Lengths and areas against closed forms, d3-geo and GeographicLib.
 */
import fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { geoDistance, geoInterpolate } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '#core/earth/geodesic';
import {
  angleBetween,
  arcKm,
  densify,
  EARTH_RADIUS_KM,
  interpolate,
  toUnit,
} from '#core/earth/sphere';
import { anyPosition as position } from './places.fixture';

describe('lengths', () => {
  it('on the sphere are those of d3-geo', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        expect(arcKm(toUnit(a), toUnit(b))).toBeCloseTo(geoDistance(a, b) * EARTH_RADIUS_KM, 6);
      }),
    );
  });

  it('on the ellipsoid: JFK to Singapore, the example of the GeographicLib documentation', () => {
    // geod: 40.6 -73.8 to 1.3667 103.9833, published there as 15347628 m (WGS84).
    const expected = geographiclib.Geodesic.WGS84.Inverse(40.6, -73.8, 1.3667, 103.9833).s12! / 1e3;
    expect(distanceKm([-73.8, 40.6], [103.9833, 1.3667])).toBe(expected);
    expect(expected).toBeGreaterThan(15_340);
    expect(expected).toBeLessThan(15_360);
  });

  it('between antipodes are half the circumference', () => {
    expect(arcKm([1, 0, 0], [-1, 0, 0])).toBeCloseTo(Math.PI * EARTH_RADIUS_KM, 9);
    // Half a meridian of WGS84 is 20003.9315 km.
    expect(distanceKm([0, 90], [0, -90])).toBeCloseTo(20_003.9315, 3);
  });

  it('along a great circle follow d3-geo, in steps of at most 100 km without a jump', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        if (geoDistance(a, b) > 3) return;
        const between = interpolate(toUnit(a), toUnit(b), 0.3);
        const [lng, lat] = geoInterpolate(a, b)(0.3);
        expect(angleBetween(between, toUnit([lng, lat]))).toBeLessThan(1e-9);
        const line = densify([a, b]);
        line.slice(1).forEach((p, i) => {
          expect(arcKm(toUnit(p), toUnit(line[i]!))).toBeLessThan(100.001);
          expect(Math.abs(p[0] - line[i]![0])).toBeLessThanOrEqual(180);
        });
      }),
    );
  });
});
