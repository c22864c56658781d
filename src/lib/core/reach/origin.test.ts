import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { type Position } from '../record/model';
import { knownLegs } from './trace';
import { patrol, record } from '../record/record.fixture';
import type { DirectionSet } from './directions';
import { kmFromOrigin } from './origin';
import { path } from '../earth/ring.fixture';

const NAMES = { en: 'x', ru: 'x', zh: 'x' };
const SET: DirectionSet = {
  origin: { position: [130.7, 42.3] },
  directions: [{ id: 'west', name: NAMES, regions: ['a'] }],
};

describe('what is measured of a record', () => {
  const geography = {
    regionAt: ([lng]: Position) => (lng < 120 ? 'a' : null),
    boundsOf: () => null,
  };
  const rad = (degrees: number) => (degrees * Math.PI) / 180;

  it.each(['command', 'unpublished'] as const)('leaves out a place that is %s', (role) => {
    const told = kmFromOrigin(
      record('r', '2010-01-01', [
        { role: 'main', position: [119, 42.3], region: 'a' },
        { role, position: [60, 42.3], region: 'a' },
      ]),
      geography,
      SET,
    );
    // Along a parallel: twice the radius times the arcsine of cos(latitude) sin(half the longitude).
    const expected = 2 * 6371.0088 * Math.asin(Math.cos(rad(42.3)) * Math.sin(rad(11.7 / 2)));
    expect(told!.km).toBeCloseTo(expected, 6);
    expect(told!.mostKm).toBe(told!.km);
  });

  it('is of a track its legs between known waypoints, and of a guess its bounds alone', () => {
    const track = path('119 42, 115 42, 60 42, 116 42, 118 42');
    const bounds = [{ at: 2, within: { region: 'a' } }];
    expect(knownLegs({ positions: track, bounds })).toEqual([track.slice(0, 2), track.slice(3)]);
    const guessed = patrol('p', '2010-01-01', track);
    guessed.track!.bounds = bounds;
    const boundsOf = () => ({ from: () => ({ leastKm: 5, mostKm: 9000 }) }) as never;
    const { km, mostKm } = kmFromOrigin(guessed, { ...geography, boundsOf }, SET)!;
    const { s12 } = geodesic.Geodesic.WGS84.Inverse(42.3, 130.7, 42, 115);
    expect(Math.abs(s12! / 1000 / km - 1)).toBeLessThan(0.006);
    expect(mostKm).toBe(9000);
  });

  it('has no leg left of a track that is a guess at both its ends or all along', () => {
    const positions = path('1 1, 2 2, 3 3');
    const guesses = (...indices: number[]) => indices.map((index) => ({ at: index, within: {} }));
    expect(knownLegs({ positions, bounds: guesses(0, 2) })).toEqual([[[2, 2]]]);
    expect(knownLegs({ positions, bounds: guesses(0, 1, 2) })).toEqual([]);
    expect(knownLegs({ positions })).toEqual([positions]);
  });
});
