import geodesic from 'geographiclib-geodesic';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boundsLookup } from '../earth/bounds';
import { regionLookup, type Regions } from '../earth/regions';
import type { Position } from '../record/model';
import type { AtlasData } from '../record/record';
import { admits, type Rule } from '../record/rules';
import { directionsAt, isMark, type DirectionSet } from './directions';
import type { PlaceSettings } from './facts';
import { travelled } from './travelled';

const ORIGIN: Position = [130.7, 42.3];
const ALL: PlaceSettings = { precise: false, staging: false, region: null };

describe('the shipped records', () => {
  const read = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;
  const { records } = read<AtlasData>('events.json');
  const set = read<DirectionSet>('directions.json');
  const core = read<Rule[]>('rules.json').find(({ id }) => id === 'core')!;
  const regions = read<Regions>('regions.geojson');
  const geography = { regionAt: regionLookup(regions), boundsOf: boundsLookup(regions) };
  const counted = records
    .filter((one) => admits(core.where, one))
    .map((one) => travelled(one, geography, set));
  const states = directionsAt(counted, set, 2026, ALL);

  it('have no visit that is a mark against the distances beside it', () => {
    // tests/clauses.test.ts works the visits out anew; here the numbers told of each must agree.
    for (const { id, visits } of states) {
      let edge: { reachKm: number; mostKm: number } | null = null;
      for (const one of visits) {
        const beyond = edge === null || one.reachKm > edge.mostKm + 250;
        expect(isMark(one), `${id} ${one.recordId}`).toBe(beyond);
        if (edge && one.beyondKm !== null)
          expect(one.beyondKm).toBeCloseTo(one.reachKm - edge.reachKm, 6);
        if (beyond) edge = one;
      }
    }
    expect(states.filter(({ edge }) => edge).length).toBeGreaterThan(5);
  });

  it('lie as far from the origin as GeographicLib says, within the 0.6 % of a sphere', () => {
    const exact = states.flatMap(({ visits }) => visits).filter((v) => v.reachKm === v.mostKm);
    expect(exact.length).toBeGreaterThan(20);
    for (const { reachKm, position } of exact) {
      const { s12 } = geodesic.Geodesic.WGS84.Inverse(
        ORIGIN[1],
        ORIGIN[0],
        position[1],
        position[0],
      );
      expect(Math.abs(s12! / 1000 / reachKm - 1)).toBeLessThan(0.006);
    }
  });
});
