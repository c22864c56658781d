import { booleanPointInPolygon, polygon } from '@turf/turf';
import { range } from 'd3-array';
import { geoArea } from 'd3-geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { signedArea, splitLine, splitPolygon } from './antimeridian';
import { box, path } from './ring.fixture';

/** On the unit sphere, of anticlockwise outer rings, by d3: it wants them clockwise and cuts nothing for it. */
const areaOf = (polygons: Position[][][]) =>
  geoArea({
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => [...ring].reverse())),
  });
const isWithin = (positions: Position[]) => positions.every(([lng]) => Math.abs(lng) <= 180);
const rounded = (positions: Position[] = []) =>
  positions.map((position) => position.map((degrees) => Math.round(degrees * 1e6) / 1e6));

describe('a line', () => {
  it.each([
    ['eastward', 170, 190, 180, -180],
    ['westward', -170, -190, -180, 180],
  ])('that crosses 180° %s is cut where its great circle does', (_, from, to, end, start) => {
    const pieces = splitLine([
      [from, 50],
      [to, 50],
    ]);
    // Half-way between two places on one parallel: the tangent of 50° over the cosine of 10°.
    const lat =
      (Math.atan(Math.tan((50 * Math.PI) / 180) / Math.cos(Math.PI / 18)) * 180) / Math.PI;
    expect(pieces).toHaveLength(2);
    expect(rounded(pieces[0]).at(-1)).toEqual(rounded([[end, lat]])[0]);
    expect(rounded(pieces[1])[0]).toEqual(rounded([[start, lat]])[0]);
    expect(pieces.every(isWithin)).toBe(true);
  });

  it('that ends on 180° is not cut', () => {
    expect(splitLine(path('170 0, 180 0'))).toHaveLength(1);
  });

  it('that goes round the world one and a half times is cut twice', () => {
    const round = Array.from({ length: 10 }, (_, i): Position => [60 * i - 190, 0]);
    const longitudes = splitLine(round).map((piece) => rounded(piece).map(([lng]) => lng));
    expect(longitudes).toEqual([
      [170, 180],
      [-180, -130, -70, -10, 50, 110, 170, 180],
      [-180, -130, -70, -10],
    ]);
  });
});

describe('a polygon', () => {
  const square = box(170, 0, 190, 10);

  it('clear of 180° comes back whole, closed and anticlockwise', () => {
    const clockwise = box(0, 0, 10, 10).reverse();
    const [[ring]] = splitPolygon([clockwise]) as [Position[][]];
    expect(signedArea(ring!)).toBeCloseTo(100, 9);
    expect(ring!.at(-1)).toEqual(ring![0]);
  });

  it.each([
    ['with longitudes that run on', square],
    ['with longitudes that jump', square.map(([x, y]): Position => [x > 180 ? x - 360 : x, y])],
    ['drawn from the east', square.map(([x, y]): Position => [x - 360, y])],
    ['wound clockwise', [...square].reverse()],
    ['not closed', square.slice(1)],
  ])('over 180° %s gives two halves of the same area', (_, ring) => {
    const polygons = splitPolygon([ring]);
    expect(polygons).toHaveLength(2);
    expect(areaOf(polygons)).toBeCloseTo(areaOf([[square]]), 12);
    expect(polygons.flat().every(isWithin)).toBe(true);
  });

  it('of an octant over 180° is an eighth of the sphere, π/2', () => {
    const polygons = splitPolygon([path('135 0, -135 0, 180 90')]);
    expect(areaOf(polygons)).toBeCloseTo(Math.PI / 2, 9);
  });

  it('that only touches 180° is one polygon', () => {
    expect(splitPolygon([box(170, 0, 180, 10)])).toHaveLength(1);
  });

  it('that crosses 180° with two fingers leaves no bridge along it', () => {
    const fork = path('170 0, 190 0, 190 2, 175 2, 175 8, 190 8, 190 10, 170 10, 170 0');
    const polygons = splitPolygon([fork]);
    expect(polygons).toHaveLength(3);
    expect(areaOf(polygons)).toBeCloseTo(areaOf([[fork]]), 12);
  });

  it('with a hole over 180° loses the hole on both sides', () => {
    const hole = box(178, 4, 182, 6);
    const polygons = splitPolygon([square, hole]);
    expect(areaOf(polygons)).toBeCloseTo(areaOf([[square]]) - areaOf([[hole]]), 12);
    expect(polygons).toHaveLength(2);
  });

  it.each([
    ['after', [square, box(172, 4, 174, 6)]],
    ['before', [box(172, 4, 174, 6), square]],
  ])('with a hole clear of 180° and given %s it keeps it clockwise in its half', (_, rings) => {
    const polygons = splitPolygon(rings);
    expect(polygons.map(({ length }) => length).sort()).toEqual([1, 2]);
    const [, hole] = polygons.find(({ length }) => length === 2)!;
    expect(signedArea(hole!)).toBeCloseTo(-4, 9);
  });

  it.each([
    ['north', 60, 1],
    ['north, westward', 60, -1],
    ['south', -60, 1],
    ['south, westward', -60, -1],
  ])('round the %s pole is closed over the pole', (_, lat, direction) => {
    const round = range(36).map((i): Position => [direction * (i * 10 - 175), lat]);
    const polygons = splitPolygon([round]);
    expect(polygons).toHaveLength(1);
    expect(isWithin(polygons[0]!.flat())).toBe(true);
    // Of a cap 30° wide 2π (1 − cos 30°), less what 36 straight edges cut off.
    expect(areaOf(polygons)).toBeCloseTo(2 * Math.PI * (1 - Math.cos(Math.PI / 6)), 1);
    const nearPole: Position = [33, Math.sign(lat) * 89.9];
    expect(booleanPointInPolygon(nearPole, polygon(polygons[0]!))).toBe(true);
  });

  describe('keeps its area', () => {
    const star = Array.from({ length: 21 }, (_, i): Position => {
      const radius = i % 2 ? 30 : 8;
      const angle = ((i % 20) * Math.PI) / 10;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    const turned = (turn: number) => splitPolygon([star.map(([x, y]): Position => [x + turn, y])]);

    it('wherever it is turned to', () => {
      fc.assert(
        fc.property(fc.integer({ min: -720, max: 720 }), (turn) => {
          const polygons = turned(turn + 0.5);
          expect(areaOf(polygons)).toBeCloseTo(areaOf([[star]]), 9);
          expect(polygons.flat().every(isWithin)).toBe(true);
        }),
      );
    });

    // d3 moves such a corner by 1e-6 radians.
    it.each([-172, 180, 210])('to 2e-6 with a corner on 180° itself, turned by %d°', (turn) => {
      const polygons = turned(turn);
      expect(Math.abs(areaOf(polygons) - areaOf([[star]]))).toBeLessThan(2e-6);
      expect(polygons.flat().every(isWithin)).toBe(true);
    });
  });
});
