import { describe, expect, it } from 'vitest';
import { demandsInto } from '../checks/check';
import { ringsSound } from '../checks/places';
import type { Dataset } from '../files/read';
import { regionsAt } from '#core/earth/regions';
import { sectorLookup } from '#core/reach/origin';
import type { Position } from '#core/record/model';
import { sectorRegions } from './sectors';

/** Spread evenly over the sphere: a Fibonacci lattice. */
const PLACES = Array.from({ length: 2000 }, (_, i): Position => {
  const lat = (Math.asin(1 - (2 * i + 1) / 2000) * 180) / Math.PI;
  return [((i * 137.50776) % 360) - 180, lat];
});

describe.each<[string, Position]>([
  ['in the middle', [24.1, 37.9]],
  ['on the equator at 180°', [180, 0]],
  ['beside 180°', [-179.5, 52]],
  ['near a pole', [30, 88.7]],
  ['at a pole', [0, -90]],
])('sectors around an origin %s', (_, origin) => {
  const regions = sectorRegions(origin, 'A (b');
  const regionAt = sectorLookup(origin);

  it('are outlines that strict readers accept', () => {
    const faults: string[] = [];
    ringsSound({ regions } as Dataset, demandsInto(faults, faults, faults), null as never);
    expect(faults).toEqual([]);
  });

  it('hold every place of the earth once, but for a few beside a border as the page assigns it', () => {
    const holders = PLACES.map((place) => regionsAt(regions, place));
    expect(holders.filter(({ length }) => length !== 1)).toEqual([]);
    const others = PLACES.filter((place, i) => holders[i]![0] !== regionAt(place));
    expect(others.length).toBeLessThanOrEqual(3);
  });
});
