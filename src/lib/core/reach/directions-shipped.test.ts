import geodesic from 'geographiclib-geodesic';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boundsLookup } from '../earth/bounds';
import { regionLookup, type Regions } from '../earth/regions';
import type { Position } from '../record/model';
import type { AtlasData } from '../record/record';
import { admits, type Rule } from '../record/rules';
import { directionShapes } from './direction-shapes';
import { directionsAt, isExact, isMark, type DirectionSet } from './directions';
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

  it('give shapes with every longitude within 180°, and arcs through the place of their mark', () => {
    const { features } = directionShapes(states, ORIGIN);
    const arcs = features.filter(({ properties }) => properties.role === 'arc');
    const all = states.flatMap(({ marks }) => marks);
    expect(arcs).toHaveLength(all.filter(isExact).length);
    // What is known only within bounds has an arc at its least and one at its most distance.
    const bounded = features.filter(
      ({ properties: { role } }) => role === 'least' || role === 'most',
    );
    expect(bounded.length).toBeGreaterThanOrEqual(2 * all.filter((one) => !isExact(one)).length);
    for (const { geometry, properties } of bounded) {
      const km = properties.role === 'least' ? properties.km : properties.mostKm!;
      const pieces = geometry.type === 'MultiLineString' ? geometry.coordinates.flat() : [];
      const line = geometry.type === 'LineString' ? geometry.coordinates : pieces;
      expect(line.length).toBeGreaterThan(10);
      for (const [lng, lat] of line as Position[]) {
        const { s12 } = geodesic.Geodesic.WGS84.Inverse(ORIGIN[1], ORIGIN[0], lat, lng);
        expect(Math.abs(s12! / 1000 / km - 1)).toBeLessThan(0.01);
      }
    }
    for (const { geometry, properties } of features) {
      const positions = (
        geometry.type === 'Point'
          ? [geometry.coordinates]
          : geometry.type === 'LineString'
            ? geometry.coordinates
            : geometry.coordinates.flat()
      ) as Position[];
      for (const [lng] of positions) expect(Math.abs(lng)).toBeLessThanOrEqual(180);
      if (properties.role !== 'arc') continue;
      const { marks } = states.find(({ id }) => id === properties.direction)!;
      const [lng, lat] = marks.find(({ recordId }) => recordId === properties.recordId)!.position;
      const nearest = positions.map(
        (p) => geodesic.Geodesic.WGS84.Inverse(lat, lng, p[1], p[0]).s12! / 1000,
      );
      // Of 13 points along an arc the middle one is the place.
      expect(Math.min(...nearest), properties.recordId).toBeLessThan(1);
    }
  });
});
