import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '$lib/core/record/model';
import { circleRing } from '$lib/core/earth/circle';
import { arcKm, toUnit } from '$lib/core/earth/sphere';
import { polygonRing, ringLines } from './ring';

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

describe('a polygon', () => {
  it('is led along the pole when it goes round it', () => {
    const round = (lat: number) => polygonRing([0, 90, 180, -90].map((lng) => [lng, lat]));
    const lngs = round(80).map(([lng]) => lng);
    expect(round(80).filter(([, lat]) => lat === 90)).toHaveLength(2);
    expect(Math.max(...lngs) - Math.min(...lngs)).toBeCloseTo(360, 6);
    expect(round(-80).filter(([, lat]) => lat === -90)).toHaveLength(2);
  });

  it('follows great circles: from Vladivostok to Unalaska it passes 53.2°N, not 48.4°N', () => {
    // Latitude of the middle by Napier's rules: tan φ = tan φ₁ sin(λ₂−λ) + tan φ₂ sin(λ−λ₁), over sin Δλ.
    const [a, b]: Position[] = [
      [131.9, 43.1],
      [193.5, 53.9],
    ];
    const rad = Math.PI / 180;
    const lng = 162;
    const tan =
      (Math.tan(a![1] * rad) * Math.sin((b![0] - lng) * rad) +
        Math.tan(b![1] * rad) * Math.sin((lng - a![0]) * rad)) /
      Math.sin((b![0] - a![0]) * rad);
    const ring = polygonRing([a!, b!, [160, 20]]);
    const near = ring
      .slice(0, 60)
      .reduce((p, q) => (Math.abs(q[0] - lng) < Math.abs(p[0] - lng) ? q : p));
    expect(near[1]).toBeCloseTo(Math.atan(tan) / rad, 0);
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
