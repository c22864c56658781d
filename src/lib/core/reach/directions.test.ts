import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { regionLookup } from '../earth/region-at';
import type { AtlasData } from '../record/record';
import { admits, type Rule } from '../record/rules';
import { directionShapes, rangeRing } from './direction-shapes';
import { directionsAt, type DirectionSet, type FarPlace, type Travelled } from './directions';
import type { PlaceSettings } from './measured-record';
import { travelled } from './travelled';

const ORIGIN: [number, number] = [130.7, 42.3];
const NAMES = { en: 'x', ru: 'x', zh: 'x' };
const SET: DirectionSet = {
  origin: { position: ORIGIN },
  directions: [
    { id: 'west', name: NAMES, short: NAMES, where: NAMES, regions: ['a', 'b'] },
    { id: 'south', name: NAMES, short: NAMES, where: NAMES, regions: ['c'] },
  ],
};
const ALL: PlaceSettings = { precise: false, staging: false, region: null };

const place = (km: number, more: Partial<FarPlace> = {}): FarPlace => ({
  region: 'a',
  precision: 'site',
  km,
  position: [100, 40],
  ...more,
});
const visit = (year: number, km: number, more: Partial<FarPlace> = {}): Travelled => ({
  id: `r-${year}-${km}`,
  kind: 'exercise',
  start: `${year}-06-01`,
  places: [place(km, more)],
});
const west = (visits: readonly Travelled[], year: number, settings = ALL) =>
  directionsAt(visits, SET, year, settings)[0]!;

describe('an advance', () => {
  it('opens a direction or goes more than 250 km beyond its edge', () => {
    const { advances, edgeKm, edgeYear, laterVisits } = west(
      [visit(2003, 1000), visit(2004, 1250), visit(2005, 1251), visit(2006, 900)],
      2006,
    );
    expect(advances.map(({ year }) => year)).toEqual([2003, 2005]);
    expect([edgeKm, edgeYear, laterVisits]).toEqual([1251, 2005, 1]);
  });

  it('is told by the first day, ids deciding within one', () => {
    const [a, b] = [visit(2003, 2000), { ...visit(2003, 1000), id: 'a' }];
    expect(west([a, b], 2003).visits.map(({ recordId }) => recordId)).toEqual(['a', a.id]);
  });

  it('counts only what the settings admit', () => {
    const visits = [
      visit(2003, 3000, { precision: 'sea' }),
      visit(2004, 2000, { staging: true }),
      visit(2005, 1000, { region: 'b' }),
    ];
    expect(west(visits, 2005).edgeKm).toBe(3000);
    expect(west(visits, 2005, { ...ALL, precise: true }).edgeKm).toBe(1000);
    expect(west(visits, 2005, { precise: true, staging: true, region: null }).edgeKm).toBe(2000);
    expect(west(visits, 2005, { ...ALL, region: 'b' }).edgeKm).toBe(1000);
  });
});

describe('the state', () => {
  const once = [visit(2010, 1000)];
  const twice = [visit(2010, 1000), visit(2014, 900)];
  it.each([
    ['moving to the third calendar year of an advance', once, 2012, 'moving'],
    ['visited once after that, if nobody came again', once, 2013, 'visited-once'],
    ['held while others come and none goes beyond', twice, 2018, 'held'],
    ['left when nobody has come for five calendar years', twice, 2019, 'left'],
    ['not visited before the first visit', twice, 2009, 'not-visited'],
  ] as const)('is %s', (_, visits, year, state) => {
    expect(west(visits, year).state).toBe(state);
  });

  it('of an unvisited direction is null, not zero', () => {
    const [, south] = directionsAt(once, SET, 2026, ALL);
    expect(south).toMatchObject({ edgeKm: null, edgeYear: null, lastVisitYear: null, visits: [] });
  });

  it('never looks at later years: what stood in a year still stood when more is known', () => {
    const visits = fc.array(
      fc.tuple(fc.integer({ min: 2003, max: 2026 }), fc.integer({ min: 100, max: 15000 })),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(visits, fc.integer({ min: 2003, max: 2026 }), (drawn, year) => {
        const all = drawn.map(([y, km], i) => ({
          ...visit(y, km),
          id: String(i).padStart(2, '0'),
        }));
        const known = all.filter(({ start }) => Number(start.slice(0, 4)) <= year);
        expect(directionsAt(all, SET, year, ALL)).toEqual(directionsAt(known, SET, year, ALL));
        const { edgeKm, advances } = west(all, year);
        const reach = known.map(({ places }) => places[0]!.km);
        // Every place within what counts as certain of the edge.
        if (edgeKm !== null) expect(Math.max(...reach) - edgeKm).toBeLessThanOrEqual(250);
        advances.slice(1).forEach(({ km }, i) => expect(km - advances[i]!.km).toBeGreaterThan(250));
      }),
    );
  });
});

describe('the shipped records', () => {
  const read = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;
  const { records } = read<AtlasData>('events.json');
  const set = read<DirectionSet>('directions.json');
  const core = read<Rule[]>('rules.json').find(({ id }) => id === 'core')!;
  const regionAt = regionLookup(read('regions.geojson'));
  const counted = records
    .filter((record) => admits(core.where, record))
    .map((record) => travelled(record, regionAt, set));
  const states = directionsAt(counted, set, 2026, ALL);
  const by = (id: string) => states.find((state) => state.id === id)!;

  it('have the edges of a trial made apart from this code, within 10 km', () => {
    const trial = {
      'baltic-atlantic': [[2017, 7407]],
      'inner-asia': [
        [2003, 3952],
        [2007, 5121],
        [2019, 5573],
        [2020, 6306],
      ],
      'southern-africa': [[2019, 14219]],
      'south-china-sea': [[2016, 3014]],
      pacific: [
        [2020, 2013],
        [2023, 2717],
      ],
    };
    for (const [id, advances] of Object.entries(trial)) {
      expect(
        by(id).advances.map(({ year }) => year),
        id,
      ).toEqual(advances.map(([year]) => year));
      by(id).advances.forEach(({ km }, i) =>
        expect(Math.abs(km - advances[i]![1]!), `${id} ${i}`).toBeLessThanOrEqual(10),
      );
    }
  });

  it('lie as far from the origin as GeographicLib says, within the 0.6 % of a sphere', () => {
    for (const { edgeKm, edgePosition } of states) {
      if (edgeKm === null || !edgePosition) continue;
      const [lng, lat] = edgePosition;
      const { s12 } = geodesic.Geodesic.WGS84.Inverse(ORIGIN[1], ORIGIN[0], lat, lng);
      expect(Math.abs(s12! / 1000 / edgeKm - 1)).toBeLessThan(0.006);
    }
  });

  it('give shapes with every longitude within 180°, and arcs at the distance of their advance', () => {
    const { features } = directionShapes(states, ORIGIN);
    expect(features.filter(({ properties }) => properties.role === 'edge')).toHaveLength(
      states.filter(({ edgeKm }) => edgeKm !== null).length,
    );
    for (const { geometry, properties } of features) {
      const positions = (
        geometry.type === 'Point'
          ? [geometry.coordinates]
          : geometry.type === 'LineString'
            ? geometry.coordinates
            : geometry.coordinates.flat()
      ) as [number, number][];
      for (const [lng, lat] of positions) {
        expect(Math.abs(lng)).toBeLessThanOrEqual(180);
        if (properties.role !== 'arc') continue;
        const { s12 } = geodesic.Geodesic.WGS84.Inverse(ORIGIN[1], ORIGIN[0], lat, lng);
        expect(Math.abs(s12! / 1000 / properties.km - 1)).toBeLessThan(0.01);
      }
    }
  });
});

describe('a range ring', () => {
  it('closes round the origin without a jump', () => {
    const ring = rangeRing(ORIGIN, 6000);
    const pieces = ring.type === 'LineString' ? [ring.coordinates] : ring.coordinates;
    for (const piece of pieces)
      piece.slice(1).forEach(([lng], i) => expect(Math.abs(lng! - piece[i]![0]!)).toBeLessThan(20));
  });
});
