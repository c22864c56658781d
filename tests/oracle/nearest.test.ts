/**
 * Nearest places, land and counted places against looking at all of them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceKm } from '../../src/lib/core/earth/geodesic';
import { homeOf, type HomeRings } from '../../src/lib/core/earth/home';
import type { Position } from '../../src/lib/core/record/model';
import { NearestIndex, Pieces } from '../../src/lib/core/earth/nearest';
import { PlaceCounter } from '../../src/lib/core/reach/places';
import { arcKm, toUnit, type UnitVector } from '../../src/lib/core/earth/sphere';
import { position } from './arbitrary.fixture';

describe('nearest places and land', () => {
  it('are found as by looking at all of them', () => {
    fc.assert(
      fc.property(fc.array(position, { minLength: 1, maxLength: 80 }), position, (all, from) => {
        const pieces = new Pieces();
        all.forEach((p, i) => pieces.add(toUnit(p), toUnit(p), i % 5));
        const index = new NearestIndex(pieces);
        const brute = (keep: (i: number) => boolean) =>
          Math.min(...all.filter((_, i) => keep(i)).map((p) => arcKm(toUnit(p), toUnit(from))));
        expect(index.nearest(toUnit(from))!.km).toBeCloseTo(
          brute(() => true),
          4,
        );
        const km = brute((i) => i % 5 < 2);
        expect(index.nearest(toUnit(from), 2)?.km ?? Infinity).toBeCloseTo(km, 4);
        expect(index.isWithin(toUnit(from), km + 0.1, 2)).toBe(true);
        if (km > 0.2) expect(index.isWithin(toUnit(from), km - 0.1, 2)).toBe(false);
      }),
    );
  });

  it('over 180° and round the world: distance to a box of land by hand', () => {
    const box: Position[] = [
      [175, 60],
      [-175, 60],
      [-175, 65],
      [175, 65],
    ];
    const rings: HomeRings = {
      RU: [box],
      CN: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    };
    const land = homeOf(rings).RU;
    expect(land.distance([180, 62])).toMatchObject({ km: 0 });
    expect(land.distance([-180, 62])).toMatchObject({ km: 0 });
    expect(land.distance([170, 62]).km).toBeCloseTo(distanceKm([170, 62], [175, 62.07]), 0);
    expect(land.distance([180, 70]).km).toBeCloseTo(distanceKm([180, 70], [180, 65]), 2);
    fc.assert(
      fc.property(position, ([lng, lat]) => {
        const unit = toUnit([lng, lat]);
        expect(land.boundKm(...unit)).toBeGreaterThanOrEqual(land.distance([lng, lat]).km * 0.99);
      }),
    );
  });

  it('are counted as places alike in any order', () => {
    const near = fc.tuple(
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
      fc.integer({ min: 0, max: 300 }).map((n) => n / 100),
    );
    fc.assert(
      fc.property(fc.array(near, { minLength: 1, maxLength: 30 }), (all) => {
        const count = (positions: [number, number][]) => {
          const places = new PlaceCounter();
          for (const p of positions) places.add(...toUnit(p));
          return places.count;
        };
        const brute = components(all.map((p) => toUnit(p)));
        expect(count(all)).toBe(brute);
        expect(count([...all].reverse())).toBe(brute);
        expect(count([...all, ...all])).toBe(brute);
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
