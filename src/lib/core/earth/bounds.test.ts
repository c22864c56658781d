import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { seededRandom } from '../statistics/random';
import { box } from './ring.fixture';
import { Bounds, boundsLookup } from './bounds';
import type { Regions } from './regions';

const RADIUS_KM = 6371.0088;
const rad = (degrees: number) => (degrees * Math.PI) / 180;
const haversineKm = (a: Position, b: Position) => {
  const [p, q] = [rad(a[1]), rad(b[1])];
  const h =
    Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(rad(b[0] - a[0]) / 2) ** 2;
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
};
const ellipsoidKm = (a: Position, b: Position) =>
  geodesic.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12! / 1000;

/** Every so many degrees along a ring whose edges are straight in longitude and latitude. */
const along = (ring: readonly Position[], step = 0.02) =>
  ring.slice(1).flatMap(([lng, lat], i) => {
    const [lng0, lat0] = ring[i]!;
    const n = Math.ceil(Math.max(Math.abs(lng - lng0), Math.abs(lat - lat0)) / step);
    return Array.from({ length: n + 1 }, (_, k): Position => {
      return [lng0 + ((lng - lng0) * k) / n, lat0 + ((lat - lat0) * k) / n];
    });
  });
const of = (...rings: Position[][]) => new Bounds(rings.map((ring) => [ring]));

describe('how far a place within bounds may lie', () => {
  // The sea off Karachi, from the mouth of the Tumen.
  const ring: Position[] = [
    ...([
      [64.5, 23],
      [67.3, 23],
      [67.3, 24.6],
      [66.6, 25.1],
      [64.5, 25.1],
      [64.5, 23],
    ] as Position[]),
  ];
  const tumen: Position = [130.7, 42.3];

  it('is what looking along the edge of a small polygon finds, on the sphere', () => {
    const all = along(ring).map((at) => haversineKm(tumen, at));
    const { leastKm, mostKm } = of(ring).from(tumen);
    expect(leastKm).toBeCloseTo(Math.min(...all), 1);
    expect(mostKm).toBeCloseTo(Math.max(...all), 6);
  });

  it('is what GeographicLib says, within the 0.6 % of a sphere', () => {
    const all = along(ring, 0.1).map((at) => ellipsoidKm(tumen, at));
    const { leastKm, mostKm } = of(ring).from(tumen);
    expect(Math.abs(leastKm / Math.min(...all) - 1)).toBeLessThan(0.006);
    expect(Math.abs(mostKm / Math.max(...all) - 1)).toBeLessThan(0.006);
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
        const inside = (at: Position) =>
          at[0] > west && at[0] < west + width && at[1] > south && at[1] < south + height;
        const opposite: Position = [from[0] > 0 ? from[0] - 180 : from[0] + 180, -from[1]];
        const all = along(edge, 0.1).map((at) => haversineKm(from, at));
        const { leastKm, mostKm } = of(edge).from(from);
        // On the edge itself either way of counting is right.
        if (Math.min(...all) > 8) {
          expect(Math.abs(leastKm - (inside(from) ? 0 : Math.min(...all)))).toBeLessThan(1);
        }
        if (Math.max(...all) < 20_007) {
          const farthest = inside(opposite) ? Math.PI * RADIUS_KM : Math.max(...all);
          expect(Math.abs(mostKm - farthest)).toBeLessThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is nothing at least where the point lies in them, and half the way round where its antipode does', () => {
    const round = of(box(-10, -10, 10, 10));
    // To a corner: cos d = cos² 10°.
    const corner = RADIUS_KM * Math.acos(Math.cos(rad(10)) ** 2);
    expect(round.from([0, 0])).toEqual({ leastKm: 0, mostKm: expect.closeTo(corner, 6) });
    expect(round.from([180, 0]).mostKm).toBeCloseTo(Math.PI * RADIUS_KM, 6);
    expect(round.from([-180, 0]).mostKm).toBeCloseTo(Math.PI * RADIUS_KM, 6);
    expect(round.from([180, 0]).leastKm).toBeCloseTo(Math.PI * RADIUS_KM - corner, 6);
  });

  it('takes both pieces of bounds cut at 180°, and none of a hole', () => {
    const cut = of(box(175, 50, 180, 60), box(-180, 50, -170, 60));
    expect(cut.contains([-175, 55])).toBe(true);
    expect(cut.contains([185, 55])).toBe(true);
    expect(cut.from([185, 55]).leastKm).toBe(0);
    // Along the meridian to the southern edge.
    expect(cut.from([-175, 40]).leastKm).toBeCloseTo(RADIUS_KM * rad(10), 0);
    const ringed = new Bounds([[box(0, -20, 40, 20), box(10, -10, 30, 10)]]);
    expect(ringed.contains([20, 0])).toBe(false);
    expect(ringed.from([20, 0]).leastKm).toBeCloseTo(RADIUS_KM * rad(10), 0);
  });
});

describe('a draw within bounds', () => {
  it('lies in them and is equally likely in equal areas', () => {
    const [south, north] = [20, 70];
    const bounds = of(box(-20, south, 20, north));
    const random = seededRandom(7);
    const [rows, columns, draws] = [10, 4, 8000];
    const seen = new Float64Array(rows * columns);
    for (let n = 0; n < draws; n++) {
      const [lng, lat] = bounds.draw(random);
      expect(Math.abs(lng) <= 20 && lat >= south && lat <= north).toBe(true);
      // Bands of equal area are equally wide in the sine of latitude.
      const share =
        (Math.sin(rad(lat)) - Math.sin(rad(south))) / (Math.sin(rad(north)) - Math.sin(rad(south)));
      const row = Math.min(rows - 1, Math.floor(share * rows));
      const column = Math.min(columns - 1, Math.floor(((lng + 20) / 40) * columns));
      seen[row * columns + column]!++;
    }
    const each = draws / seen.length;
    const chiSquare = seen.reduce((sum, count) => sum + (count - each) ** 2 / each, 0);
    // 39 degrees of freedom: 72.05 is passed once in a thousand times, 17.26 missed as seldom.
    expect(chiSquare).toBeLessThan(72.05);
    expect(chiSquare).toBeGreaterThan(17.26);
  });

  it('leaves out what the box about them holds besides, and misses no piece', () => {
    const bounds = of(box(0, 0, 10, 10), box(30, 0, 50, 10));
    const random = seededRandom(8);
    let first = 0;
    for (let n = 0; n < 3000; n++) {
      const [lng] = bounds.draw(random);
      expect(lng <= 10 || lng >= 30).toBe(true);
      if (lng <= 10) first++;
    }
    // A third, to four standard errors.
    expect(Math.abs(first / 3000 - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / 3000));
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
