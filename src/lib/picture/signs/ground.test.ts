import { describe, expect, it } from 'vitest';
import type { GroundPiece } from '#core/reach/ground';
import { circleRing } from '#core/earth/circle';
import { groundMarks, groundShapes } from './ground';
import { WORLD, projectBy } from '../screen';

const viewport = { size: { width: 1000, height: 500 } };
const project = projectBy({ center: [0, 0], zoom: 0 }, viewport);
const piece = (kind: GroundPiece['kind'], year: number, lng: number): GroundPiece => ({
  kind,
  year,
  polygons: [[circleRing([lng, 0], 500)]],
});
const drawn = (pieces: GroundPiece[], from: number, to: number) =>
  groundMarks(groundShapes(pieces, project, WORLD), { from, to });
const marksIn = (pieces: GroundPiece[], from: number, to: number) =>
  drawn(pieces, from, to).map(({ style }) => [style.fill, style['fill-opacity']]);

describe('the ground on the map', () => {
  const pieces = [2003, 2009, 2016, 2020].map((year, i) => piece('exercise', year, 20 * i));
  const pale = ['var(--exercise)', 0.1];
  const strong = ['var(--exercise)', 0.28];

  it('is a path of what each year before had added, and one of what the years add', () => {
    expect(marksIn(pieces, 2016, 2016)).toEqual([pale, pale, strong]);
    expect(marksIn(pieces, 2018, 2019)).toEqual([pale, pale, pale]);
    expect(marksIn(pieces, 2016, 2020)).toEqual([pale, pale, strong]);
    expect(marksIn(pieces, 2000, 2002)).toEqual([]);
  });

  it('keeps the paths of earlier years in a step', () => {
    const byKey = new Map(drawn(pieces, 2016, 2016).map(({ key, shape }) => [key, shape.d]));
    const next = drawn(pieces, 2017, 2017).map(({ key, shape }) => byKey.get(key) === shape.d);
    expect(next).toEqual([true, true, false]);
  });

  it('is in the colour of its kind', () => {
    expect(marksIn([piece('ship-patrol', 2021, 0)], 2021, 2021)).toEqual([['var(--patrol)', 0.28]]);
  });

  it('lies where its place is, and on both edges of the world where it crosses them', () => {
    const xsOf = (lng: number) =>
      drawn([piece('exercise', 2021, lng)], 2021, 2021).flatMap(({ shape }) =>
        [...String(shape.d).matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x)),
      );
    // 500 km are 4.5° of a world of 512 px.
    const half = (4.5 / 360) * WORLD;
    const inner = xsOf(90);
    expect(Math.min(...inner)).toBeCloseTo(500 + WORLD / 4 - half, 0);
    expect(Math.max(...inner)).toBeCloseTo(500 + WORLD / 4 + half, 0);
    const crossing = xsOf(180);
    expect(Math.min(...crossing)).toBeCloseTo(500 - WORLD / 2 - half, 0);
    expect(Math.max(...crossing)).toBeCloseTo(500 + WORLD / 2 + half, 0);
  });
});
