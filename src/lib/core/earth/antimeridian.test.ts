import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringContains, signedArea, splitLine, splitPolygon } from './antimeridian';
import type { Position } from '../record/model';

const areaOf = (polygons: Position[][][]) =>
  polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);
const within = (positions: Position[]) => positions.every(([lng]) => Math.abs(lng) <= 180);

describe('a line', () => {
  it('that crosses nothing stays one piece', () => {
    const line: Position[] = [
      [130, 40],
      [140, 45],
    ];
    expect(splitLine(line)).toEqual([line]);
  });

  it.each([
    ['eastward', [170, 10], [190, 20], [[180, 15]], [[-180, 15]]],
    ['westward', [-170, 10], [-190, 20], [[-180, 15]], [[180, 15]]],
  ])('that crosses 180° %s is cut there, half-way up', (_, a, b, [end], [start]) => {
    const pieces = splitLine([a, b] as Position[]);
    expect(pieces).toHaveLength(2);
    expect(pieces[0]!.at(-1)).toEqual(end);
    expect(pieces[1]![0]).toEqual(start);
    expect(pieces.every(within)).toBe(true);
  });

  it('that ends on 180° is not cut', () => {
    expect(
      splitLine([
        [170, 0],
        [180, 0],
      ]),
    ).toHaveLength(1);
  });

  it('that goes round the world one and a half times is cut twice', () => {
    const pieces = splitLine([
      [-180, 0],
      [0, 0],
      [180, 0],
      [360, 0],
    ]);
    expect(pieces.map((p) => p.map(([lng]) => lng))).toEqual([
      [-180, 0, 180],
      [-180, 0],
    ]);
  });
});

describe('a polygon', () => {
  const square: Position[] = [
    [170, 0],
    [190, 0],
    [190, 10],
    [170, 10],
  ];

  it('clear of 180° comes back whole, closed and anticlockwise', () => {
    const clockwise: Position[] = [
      [0, 0],
      [0, 10],
      [10, 10],
      [10, 0],
    ];
    const [[ring]] = splitPolygon([clockwise]) as [Position[][]];
    expect(signedArea(ring!)).toBe(100);
    expect(ring!.at(-1)).toEqual(ring![0]);
  });

  it.each([
    ['with longitudes that run on', square],
    ['with longitudes that jump', square.map(([x, y]): Position => [x > 180 ? x - 360 : x, y])],
    ['drawn from the east', square.map(([x, y]): Position => [x - 360, y])],
    ['wound clockwise', [...square].reverse()],
  ])('over 180° %s gives two halves of the same area', (_, ring) => {
    const polygons = splitPolygon([ring]);
    expect(polygons).toHaveLength(2);
    expect(areaOf(polygons)).toBeCloseTo(200, 9);
    expect(polygons.flat().every(within)).toBe(true);
  });

  it('that only touches 180° is one polygon', () => {
    const ring: Position[] = [
      [170, 0],
      [180, 0],
      [180, 10],
      [170, 10],
    ];
    expect(splitPolygon([ring])).toHaveLength(1);
  });

  it('that crosses 180° with two fingers leaves no bridge along it', () => {
    const fork: Position[] = [
      [170, 0],
      [190, 0],
      [190, 2],
      [175, 2],
      [175, 8],
      [190, 8],
      [190, 10],
      [170, 10],
    ];
    const polygons = splitPolygon([fork]);
    expect(polygons).toHaveLength(3);
    expect(areaOf(polygons)).toBeCloseTo(20 * 10 - 15 * 6, 9);
  });

  it('with a hole over 180° loses the hole on both sides', () => {
    const hole: Position[] = [
      [178, 4],
      [178, 6],
      [-178, 6],
      [-178, 4],
    ];
    const polygons = splitPolygon([square, hole]);
    expect(areaOf(polygons)).toBeCloseTo(200 - 8, 9);
    expect(polygons).toHaveLength(2);
  });

  it('with a hole clear of 180° keeps it clockwise in its half', () => {
    const hole: Position[] = [
      [172, 4],
      [174, 4],
      [174, 6],
      [172, 6],
    ];
    const polygons = splitPolygon([square, hole]);
    expect(polygons.map((rings) => rings.length).sort()).toEqual([1, 2]);
    expect(areaOf(polygons)).toBeCloseTo(196, 9);
  });

  it.each([
    ['north', 60, 1],
    ['north, westward', 60, -1],
    ['south', -60, 1],
    ['south, westward', -60, -1],
  ])('round the %s pole is closed over the pole', (_, lat, direction) => {
    const cap = Array.from({ length: 36 }, (_, i): Position => [direction * (i * 10 - 175), lat]);
    const polygons = splitPolygon([cap]);
    expect(polygons).toHaveLength(1);
    expect(polygons[0]!.flat().every(([lng]) => Math.abs(lng) <= 180)).toBe(true);
    expect(areaOf(polygons)).toBeCloseTo(360 * 30, 6);
    expect(ringContains(polygons[0]![0]!, [33, Math.sign(lat) * 89.9])).toBe(true);
  });

  it('keeps its area wherever it is turned to', () => {
    const star = Array.from({ length: 20 }, (_, i): Position => {
      const radius = i % 2 ? 30 : 8;
      const angle = (i * Math.PI) / 10;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    });
    fc.assert(
      fc.property(fc.integer({ min: -720, max: 720 }), (turn) => {
        const polygons = splitPolygon([star.map(([x, y]): Position => [x + turn, y])]);
        expect(areaOf(polygons)).toBeCloseTo(signedArea(star), 6);
        expect(polygons.flat().every(within)).toBe(true);
      }),
    );
  });
});
