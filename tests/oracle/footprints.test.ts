/**
 * Footprints against caps in closed form and cells counted one by one.
 */
import fc from 'fast-check';
import { cellToLatLng, getPentagons, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { arcBetween } from '../../src/lib/core/earth/arcs';
import { Places } from '../../src/lib/core/earth/places';
import { RADIUS_KM, footprint as cellsOf, type Cell } from '../../src/lib/core/reach/cells';
import type { Position } from '../../src/lib/core/record/model';
import {
  EARTH_RADIUS_KM,
  arcKm,
  interpolate,
  toPosition,
  toUnit,
  type UnitVector,
} from '../../src/lib/core/earth/sphere';
import { destination, position } from './arbitrary.fixture';

const sumKm2 = (cells: readonly Cell[]) => cells.reduce((sum, { km2 }) => sum + km2, 0);

const footprint = (points: readonly UnitVector[], lines: UnitVector[][], km: number) =>
  cellsOf(new Places(points, lines).arcs, km);
const ids = (cells: readonly Cell[]) => cells.map(({ id }) => id).sort();

describe('areas of footprints', () => {
  it('of a disc are those of the cap, wherever it lies', () => {
    fc.assert(
      fc.property(position, fc.integer({ min: 150, max: 900 }), ([lng, lat], km) => {
        const cells = footprint([toUnit([lng, lat])], [], km);
        // A cell is in or out by its centre: the error is of the order of the rim's few cells.
        const rim = (2 * Math.PI * km) / 40;
        const capKm2 = 2 * Math.PI * EARTH_RADIUS_KM ** 2 * (1 - Math.cos(km / EARTH_RADIUS_KM));
        expect(Math.abs(sumKm2(cells) - capKm2) / 1770).toBeLessThan(1.6 * Math.sqrt(rim) + 2);
      }),
      { numRuns: 60 },
    );
  });

  it('of 250 km around 180°E 60°N are 198,661 km² in cells, the trial of the specification', () => {
    expect(sumKm2(footprint([toUnit([180, 60])], [], 250))).toBeCloseTo(198_661, -1);
  });
});

/** Each looks at thousands of cells one by one. */
const RUNS = process.env.DEEP ? 100 : 10;

describe('footprints', () => {
  // The 12 pentagons are where the grid is most uneven.
  const pentagons = getPentagons(4).map((cell): Position => {
    const [lat, lng] = cellToLatLng(cell);
    return [lng, lat];
  });
  const anywhere = fc
    .tuple(fc.oneof(position, fc.constantFrom(...pentagons)), fc.integer({ min: 0, max: 359 }))
    .map(([centre, bearing]) => destination(centre, bearing, 90));

  it('hold exactly the cells whose centre is near, looked at one by one, at pentagons too', () => {
    fc.assert(
      fc.property(anywhere, fc.integer({ min: 30, max: 320 }), ([lng, lat], km) => {
        const unit = toUnit([lng, lat]);
        // Twelve rings reach at least 400 km from the centre of the middle cell.
        const around = gridDisk(latLngToCell(lat, lng, 4), 12);
        const near = around.filter((cell) => {
          const [y, x] = cellToLatLng(cell);
          return arcKm(unit, toUnit([x, y])) <= km;
        });
        expect(ids(footprint([unit], [], km))).toEqual(near.sort());
        expect(footprint([], [[unit, unit]], km)).toEqual(footprint([unit], [], km));
      }),
      { numRuns: RUNS },
    );
  });

  it('of a track hold exactly the cells whose centre is near, whichever way it runs', () => {
    const degrees = fc.integer({ min: 0, max: 359 });
    const km = fc.integer({ min: 30, max: 250 });
    fc.assert(
      fc.property(
        anywhere,
        degrees,
        fc.integer({ min: 1, max: 900 }),
        km,
        (start, way, length, radiusKm) => {
          const end = destination(start, way, length);
          const [a, b] = [toUnit(start), toUnit(end)];
          const steps = Array.from({ length: 10 }, (_, i) => interpolate(a, b, i / 9));
          const around = steps.flatMap((unit) => {
            const [lng, lat] = toPosition(unit);
            return gridDisk(latLngToCell(lat, lng, 4), 9);
          });
          const near = [...new Set(around)].filter((cell) => {
            const [lat, lng] = cellToLatLng(cell);
            return kmToArc(toUnit([lng, lat]), a, b) <= radiusKm;
          });
          expect(ids(footprint([], [[a, b]], radiusKm))).toEqual(near.sort());
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('of a track are those of its edges together, each cell once', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 3, maxLength: 5 }), (positions) => {
        const line = positions.map(toUnit);
        const edges = line.slice(1).map((b, i) => [line[i]!, b]);
        fc.pre(edges.every(([a, b]) => arcKm(a!, b!) < 19_000));
        const together = new Set(edges.flatMap(([a, b]) => cellsOf([arcBetween(a!, b!)], 150)));
        expect(ids(footprint([], [line], 150))).toEqual(ids([...together]));
      }),
      { numRuns: RUNS },
    );
  });

  it('of the smallest radius are never empty', () => {
    fc.assert(
      fc.property(anywhere, (centre) => {
        expect(footprint([toUnit(centre)], [], RADIUS_KM.min).length).toBeGreaterThan(0);
      }),
    );
  });

  it('of a track are the union of discs along it, which are never wider', () => {
    const ends = [toUnit([160, 50]), toUnit([-160, 55])];
    const swath = new Set(footprint([], [ends], 150));
    const steps = Array.from({ length: 2000 }, (_, i) => interpolate(ends[0]!, ends[1]!, i / 1999));
    const discs = new Set(footprint(steps, [], 150));
    expect([...discs].filter((cell) => !swath.has(cell))).toEqual([]);
    // The steps are 0.7 km apart: a centre may be missed by their sagitta alone.
    expect([...swath].filter((cell) => !discs.has(cell)).length).toBeLessThanOrEqual(1);
  });
});

/** By golden-section search: along an arc this short the distance falls, then rises. */
function kmToArc(place: UnitVector, a: UnitVector, b: UnitVector): number {
  const kmAt = (t: number) => arcKm(place, interpolate(a, b, t));
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [from, to] = [0, 1];
  for (let i = 0; i < 80; i++) {
    const [x, y] = [to - ratio * (to - from), from + ratio * (to - from)];
    if (kmAt(x) < kmAt(y)) to = y;
    else from = x;
  }
  return Math.min(kmAt(0), kmAt((from + to) / 2), kmAt(1));
}
