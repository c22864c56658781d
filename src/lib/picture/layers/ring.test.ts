import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { circleRing } from '$lib/core/earth/circle';
import { arcKm, toUnit } from '$lib/core/earth/sphere';
import { ringLines } from './reference';

const places = fc.tuple(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: -89.9, max: 89.9, noNaN: true }),
);
const onRim = (ring: Position[]) => ring.filter(([, lat]) => Math.abs(lat) < 90);

describe('the outline of a disc', () => {
  it('is everywhere at its radius from the centre, near the poles and at 180°, too', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 5, max: 2000 }), (centre, radius) => {
        for (const position of onRim(circleRing(centre, radius)))
          expect(arcKm(toUnit(centre), toUnit(position))).toBeCloseTo(radius, 3);
      }),
    );
  });

  it('crosses 180° with continuous longitudes', () => {
    const lngs = circleRing([179.9, 10], 200).map(([lng]) => lng);
    expect(Math.max(...lngs)).toBeGreaterThan(181);
    expect(Math.min(...lngs)).toBeGreaterThan(177);
  });
});

describe('the edges of a ring', () => {
  const cut: Position[] = [
    [180, 50],
    [180, 60],
    [170, 60],
    [170, 50],
    [180, 50],
  ];

  it('leave out the cut at 180°', () => {
    expect(ringLines(cut)).toEqual([cut.slice(1)]);
  });

  it('are the whole ring where nothing was cut', () => {
    const ring = cut.map(([lng, lat]): Position => [lng - 20, lat]);
    expect(ringLines(ring)).toEqual([ring]);
  });
});
