import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hullCorners, hullAreas } from './hull';
import { EARTH_RADIUS_KM, sphericalAreaKm2, toUnit } from './sphere';

describe('hull areas in bulk', () => {
  // Not against the ellipsoid: a geodesic of 10,000 km runs km beside the great circle, so that the
  // error of a sliver is as large as its edges are long, and no share of its area.
  it('are those of the hull on the authalic sphere for any set, across 180° too', () => {
    const lng = fc.integer({ min: 120, max: 240 });
    const lat = fc.integer({ min: -10, max: 70 });
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(lng, lat), { minLength: 1, maxLength: 6 }), {
          minLength: 3,
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 4095 }),
        (records, mask) => {
          const has = Uint8Array.from(records, (_, i) => (mask >> i) & 1);
          const chosen = records.filter((_, i) => has[i] === 1).flatMap((p) => p.map(toUnit));
          const fast = hullAreas(records.map((points) => points.map(toUnit)))!(has);
          const corners = hullCorners(chosen);
          const ring = Array.isArray(corners) ? corners.map((i) => chosen[i]!) : [];
          const area = ring.length > 0 ? sphericalAreaKm2(ring) : 0;
          expect(fast).toBeCloseTo(area * (6371.0072 / EARTH_RADIUS_KM) ** 2, 0);
        },
      ),
    );
  });

  it('are an eighth of the earth (63,758,202 km²) for an octant, from whichever records', () => {
    const corners: [number, number][][] = [
      [[0, 0]],
      [[90, 0]],
      [
        [0, 89.999999],
        [30, 30],
      ],
    ];
    const areaOf = hullAreas(corners.map((points) => points.map(toUnit)))!;
    expect(areaOf(Uint8Array.of(1, 1, 1)) / 63_758_202).toBeCloseTo(1, 5);
    expect(areaOf(Uint8Array.of(1, 1, 0))).toBe(0);
  });

  it('are 4,204,115 km² within 0.5 % for the ring over 180° that planar hulls get nine times', () => {
    const ring: [number, number][] = [
      [132, 43],
      [145, 44],
      [158, 53],
      [178, 52],
      [-176, 52],
      [-168, 54],
      [-165, 60],
      [177, 64],
    ];
    const area = hullAreas(ring.map((point) => [toUnit(point)]))!(new Uint8Array(8).fill(1));
    expect(Math.abs(area / 4_204_115 - 1)).toBeLessThan(0.005);
  });

  it('are not given when the places span more than a hemisphere', () => {
    expect(hullAreas([[[1, 0, 0]], [[-1, 0, 0]], [[0, 1, 0]]])).toBeNull();
  });
});
