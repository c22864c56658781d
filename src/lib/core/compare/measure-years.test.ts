import { describe, expect, it } from 'vitest';
import type { HomeRings } from '../earth/area';
import { box, path } from '../earth/ring.fixture';
import type { Choices } from '../reach/dataset';
import type { ReachRecord } from '../record/schema';
import { datasetWith } from '../reach/dataset.fixture';
import { measures } from './measure-years';
import { patrol, record } from '../record/record.fixture';

/** Two boxes of one degree for land. */
const home: HomeRings = {
  RU: [box(-0.5, -0.5, 0.5, 0.5)],
  CN: [box(39.5, -0.5, 40.5, 0.5)],
};
const yearsOf = (records: ReachRecord[], more: Choices = {}) =>
  measures(datasetWith(records, { home }), { from: 2014, to: 2017, ...more }).years;

const NONE = { reachKm2: 0, newKm2: 0, knownKm2: 0 };

describe('a year', () => {
  it('without a record has nothing defined but the counts, and says why', () => {
    const [year] = yearsOf([]);
    expect(year).toMatchObject({
      records: 0,
      sites: 0,
      ground: { exercise: NONE, shipPatrol: NONE, airPatrol: NONE },
      newPlaces: { all: 0, exercise: 0, patrol: 0 },
      farthestFromOriginKm: { all: null, exercise: null, patrol: null },
      farthestKm: { RU: null, CN: null },
      regionalShare: {},
    });
    expect(new Set(Object.values(year!.reasons))).toEqual(new Set(['no-record']));
  });

  it('with antipodal places in one record has distances all the same', () => {
    const antipodes = path('20 10, -160 -10');
    const [year] = yearsOf([record('a', '2014-05-01', antipodes)]);
    expect(year!.sites).toBe(2);
    expect(year!.farthestKm.RU!.km).toBeGreaterThan(15_000);
  });

  it('holds every record that overlaps it', () => {
    const years = yearsOf([record('winter', ['2015-12-20', '2016-01-10'], [[10, 0]])]);
    expect(years.map(({ records }) => records)).toEqual([0, 1, 1, 0]);
    // Ground is reached in the year in which a record began.
    expect(years[1]!.ground.exercise.newKm2).toBeGreaterThan(700_000);
    expect(years[2]!.ground.exercise).toMatchObject({ reachKm2: 0, newKm2: 0 });
  });

  it('counts records without a measured place, and names them', () => {
    const [year] = yearsOf([record('moved', '2014-05-01', [{ role: 'staging' }])]);
    expect(year).toMatchObject({ records: 1, unplaced: ['moved'] });
    expect(year!.ground.exercise).toEqual(NONE);
    expect(year!.reasons['farthestKm.RU']).toBe('no-place');
    const [staged] = yearsOf([record('moved', '2014-05-01', [{ role: 'staging' }])], {
      staging: true,
    });
    expect(staged).toMatchObject({ records: 1, unplaced: [] });
    expect(staged!.ground.exercise.newKm2).toBeGreaterThan(700_000);
  });
});

describe('ground', () => {
  it('is new once: a year later the same place is known', () => {
    const [first, second] = yearsOf([
      record('a', '2014-05-01', [[10, 0]]),
      record('b', '2015-05-01', [[10, 0]]),
    ]).map(({ ground }) => ground.exercise);
    // A cap of 500 km on the sphere.
    expect(first!.reachKm2! / 785_000).toBeCloseTo(1, 2);
    expect(first).toEqual({ ...first!, newKm2: first!.reachKm2, knownKm2: first!.reachKm2 });
    expect(second).toEqual({ ...first!, newKm2: 0 });
  });

  it('of patrols is new to patrols although exercises were there', () => {
    const [year] = yearsOf([
      record('a', '2014-05-01', [[10, 0]]),
      patrol('p', '2014-06-01', path('10 0.1, 10 -0.1')),
    ]);
    expect(year!.ground.shipPatrol.newKm2).toBe(year!.ground.shipPatrol.reachKm2);
    expect(year!.ground.shipPatrol.reachKm2).toBeGreaterThan(year!.ground.exercise.reachKm2!);
    expect(year!.ground.airPatrol).toEqual(NONE);
  });

  it('knows of years before the first one reported', () => {
    const [year] = yearsOf([
      record('old', '2005-05-01', [[10, 0]]),
      record('new', '2014-05-01', [[10, 0]]),
    ]);
    expect(year!.ground.exercise.newKm2).toBe(0);
  });
});

describe('new places', () => {
  it('are counted in the year in which a record began, by kind, the first among them', () => {
    const years = yearsOf([
      record('a', '2014-05-01', [[10, 0]]),
      record('b', ['2014-12-30', '2015-01-02'], [[20, 0]]),
      record('c', '2015-05-01', [[11, 0]]),
      patrol('p', '2015-05-01', path('10 0, 11 0')),
    ]);
    expect(years.slice(0, 2).map(({ newPlaces }) => newPlaces)).toEqual([
      { all: 2, exercise: 2, patrol: 0 },
      { all: 1, exercise: 0, patrol: 1 },
    ]);
  });
});

describe('the farthest place', () => {
  it('is given for each partner, 0 on its own land', () => {
    const [year] = yearsOf([record('a', '2014-05-01', path('0.2 0.2, 20 0'))]);
    // From 0.5°E to 20°E along the equator: 19.5 × 111.3195 km.
    expect(year!.farthestKm.RU).toMatchObject({ km: 2170.7, recordId: 'a', position: [20, 0] });
    expect(year!.farthestKm.RU!.home[0]).toBe(0.5);
    expect(year!.farthestKm.RU!.home[1]).toBeCloseTo(0, 1);
    expect(year!.farthestKm.CN?.position).toEqual([0.2, 0.2]);
    const [inside] = yearsOf([record('a', '2014-05-01', [[0.2, 0.2]])]);
    expect(inside!.farthestKm.RU).toMatchObject({ km: 0, home: [0.2, 0.2] });
  });
});

describe('the regions', () => {
  it('share a record between its sites, so that the shares sum to 1', () => {
    const [year] = yearsOf([
      record('a', '2014-05-01', [{ region: 'x' }, { region: 'x' }, { region: 'y' }]),
      record('b', '2014-05-01', [{ region: 'y' }]),
    ]);
    expect(year!.regions).toBe(2);
    expect(year!.regionalShare).toEqual({ y: 0.6667, x: 0.3333 });
  });
});

describe('wrong input is told by place, field, value and what was expected', () => {
  const site = (lng: number, lat: number) => [record('a', '2014-05-01', [[lng, lat]])];
  it.each([
    [site(200, 0), {}, 'a: sites[0].position.lng is 200, expected -180 to 180'],
    [site(0, 95), {}, 'a: sites[0].position.lat is 95, expected -90 to 90'],
    [site(NaN, 0), {}, 'a: sites[0].position.lng is NaN, expected -180 to 180'],
    [
      [...site(0, 0), ...site(1, 1)],
      {},
      'records[1]: id is "a", expected an id no other record has',
    ],
    [[], { to: 2013 }, 'settings: to is 2013, expected a year not before 2014'],
    [[record('a', ['2014-05-02', '2014-05-01'], [])], {}, 'expected a date not before the start'],
    [[record('a', '2014-02-30', [])], {}, 'a: start is "2014-02-30", expected a date'],
    [[patrol('p', '2014-05-01', path('0 0, 180 0'))], {}, 'p: track.positions[1] is [180,0]'],
  ] as [ReachRecord[], Choices, string][])('%#', (records, more, message) => {
    expect(() => yearsOf(records, more)).toThrow(message);
  });
});
