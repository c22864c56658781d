import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { box, path } from './ring.fixture';
import { Area } from './area';
import { boundsLookup, type Regions } from './regions';

const RADIUS_KM = 6371.0088;
const rad = (degrees: number) => (degrees * Math.PI) / 180;
const haversineKm = (a: Position, b: Position) => {
  const [p, q] = [rad(a[1]), rad(b[1])];
  const h =
    Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(rad(b[0] - a[0]) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
};
/** Every so many degrees along a ring whose edges are straight in longitude and latitude. */
const along = (ring: readonly Position[], step = 0.02) =>
  ring.slice(1).flatMap(([lng, lat], i) => {
    const [lng0, lat0] = ring[i]!;
    const n = Math.ceil(Math.max(Math.abs(lng - lng0), Math.abs(lat - lat0)) / step);
    return Array.from({ length: n + 1 }, (_, k): Position => {
      return [lng0 + ((lng - lng0) * k) / n, lat0 + ((lat - lat0) * k) / n];
    });
  });
const boundsOfRings = (...rings: Position[][]) => new Area(rings.map((ring) => [ring]));

describe('how far a place within bounds may lie', () => {
  // The sea off Karachi, from the mouth of the Tumen.
  const ring = path('64.5 23, 67.3 23, 67.3 24.6, 66.6 25.1, 64.5 25.1, 64.5 23');
  const tumen: Position = [130.7, 42.3];

  it('is what looking along the edge of a small polygon finds, on the sphere', () => {
    const edgeKm = along(ring).map((position) => haversineKm(tumen, position));
    const { leastKm, mostKm } = boundsOfRings(ring).from(tumen);
    expect(leastKm).toBeCloseTo(Math.min(...edgeKm), 1);
    expect(mostKm).toBeCloseTo(Math.max(...edgeKm), 6);
  });

  it('is so for boxes anywhere, in the middle of an edge too', () => {
    const boxes = fc.tuple(
      fc.integer({ min: -170, max: 140 }),
      fc.integer({ min: -70, max: 55 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 20 }),
    );
    const point = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -85, max: 85 }));
    fc.assert(
      fc.property(boxes, point, ([west, south, width, height], from) => {
        const edge = box(west, south, west + width, south + height);
        const isInside = ([lng, lat]: Position) =>
          lng > west && lng < west + width && lat > south && lat < south + height;
        const opposite: Position = [from[0] > 0 ? from[0] - 180 : from[0] + 180, -from[1]];
        const edgeKm = along(edge, 0.1).map((position) => haversineKm(from, position));
        const { leastKm, mostKm } = boundsOfRings(edge).from(from);
        // On the edge itself either way of counting is right.
        if (Math.min(...edgeKm) > 8)
          expect(Math.abs(leastKm - (isInside(from) ? 0 : Math.min(...edgeKm)))).toBeLessThan(1);
        if (Math.max(...edgeKm) < 20_007) {
          const farthest = isInside(opposite) ? Math.PI * RADIUS_KM : Math.max(...edgeKm);
          expect(Math.abs(mostKm - farthest)).toBeLessThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing at least where the point lies in them, and half the way round where its antipode does', () => {
    const round = boundsOfRings(box(-10, -10, 10, 10));
    // To a corner: cos d = cos² 10°.
    const corner = RADIUS_KM * Math.acos(Math.cos(rad(10)) ** 2);
    expect(round.from([0, 0])).toEqual({ leastKm: 0, mostKm: expect.closeTo(corner, 6) });
    expect(round.from([180, 0]).mostKm).toBeCloseTo(Math.PI * RADIUS_KM, 6);
    expect(round.from([-180, 0]).mostKm).toBeCloseTo(Math.PI * RADIUS_KM, 6);
    expect(round.from([180, 0]).leastKm).toBeCloseTo(Math.PI * RADIUS_KM - corner, 6);
  });

  it('takes both pieces of bounds cut at 180°, and none of a hole', () => {
    const cut = boundsOfRings(box(175, 50, 180, 60), box(-180, 50, -170, 60));
    expect(cut.contains([-175, 55])).toBe(true);
    expect(cut.contains([185, 55])).toBe(true);
    expect(cut.from([185, 55]).leastKm).toBe(0);
    // Along the meridian to the southern edge.
    expect(cut.from([-175, 40]).leastKm).toBeCloseTo(RADIUS_KM * rad(10), 0);
    const ringed = new Area([[box(0, -20, 40, 20), box(10, -10, 30, 10)]]);
    expect(ringed.contains([20, 0])).toBe(false);
    expect(ringed.from([20, 0]).leastKm).toBeCloseTo(RADIUS_KM * rad(10), 0);
  });
});

describe('the bounds of a place', () => {
  const regions: Regions = {
    features: [
      {
        properties: { id: 'sea' },
        geometry: { type: 'Polygon', coordinates: [box(0, 0, 10, 10)] },
      },
      {
        properties: { id: 'two' },
        geometry: { type: 'MultiPolygon', coordinates: [[box(0, 0, 1, 1)], [box(5, 5, 6, 6)]] },
      },
    ],
  };

  it('are a region or a ring, each made once, and nothing where the region is not known', () => {
    const boundsOf = boundsLookup(regions);
    expect(boundsOf({ region: 'sea' })!.contains([5, 5])).toBe(true);
    expect(boundsOf({ region: 'two' })!.contains([5.5, 5.5])).toBe(true);
    expect(boundsOf({ region: 'two' })!.contains([3, 3])).toBe(false);
    expect(boundsOf({ ring: box(20, 20, 30, 30) })!.contains([25, 25])).toBe(true);
    expect(boundsOf({ region: 'sea' })).toBe(boundsOf({ region: 'sea' }));
    expect(boundsOf({ region: 'nowhere' })).toBeNull();
    expect(boundsLookup(null)({ region: 'sea' })).toBeNull();
  });
});
