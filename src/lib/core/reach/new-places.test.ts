import fc from 'fast-check';
import geodesic from 'geographiclib-geodesic';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boundsLookup } from '../earth/bounds';
import { regionLookup, type Regions } from '../earth/regions';
import { box } from '../earth/ring.fixture';
import type { Position, ReachRecord } from '../record/model';
import { patrol, record } from '../record/record.fixture';
import type { AtlasData } from '../record/record';
import { admits, type Rule } from '../record/rules';
import { isNewPlace, neighbours, newPlaces, type NewPlace } from './new-places';
import type { Geography } from './travelled';

const EVERYWHERE = { precise: false, region: null as string | null };
const NOWHERE: Geography = { regionAt: () => null, boundsOf: boundsLookup(null) };
const ellipsoidKm = (a: Position, b: Position) =>
  geodesic.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12! / 1000;

const kmOf = (records: readonly ReachRecord[], settings = EVERYWHERE, geography = NOWHERE) =>
  newPlaces(neighbours(records, geography, settings)).map(({ km }) => km);

describe('the distance from every earlier record', () => {
  it('is that of the place farthest from them all, each from the place nearest to it', () => {
    const records = [
      record('a', '2005-01-01', [[0, 0]]),
      record('b', '2006-01-01', [[10, 0]]),
      // The second place is 2° from b and 8° from a, the first 1° from a.
      record('c', '2007-01-01', [
        [1, 0],
        [8, 0],
      ]),
    ];
    // A degree of the equator: 2π · 6378.137 km / 360.
    const degree = (2 * Math.PI * 6378.137) / 360;
    expect(kmOf(records)).toEqual([
      ...[null, expect.closeTo(10 * degree, 6), expect.closeTo(2 * degree, 6)],
    ]);
  });

  it('of the first of each kind there is none; the other kind is not looked at', () => {
    const records = [
      record('a', '2005-01-01', [[0, 0]]),
      patrol('p', '2006-01-01', [
        [0, 0],
        [1, 0],
      ]),
      record('b', '2007-01-01', [[0, 0]]),
      record('c', '2008-01-01', [[5, 0]], { kind: 'command-post' }),
      patrol('q', '2009-01-01', [[9, 0]], 'passage'),
    ];
    expect(kmOf(records).map((km) => km && Math.round(km))).toEqual([null, null, 0, 557, 891]);
  });

  it('is by date and id, whatever the order given', () => {
    const a = record('a', '2005-01-01', [[0, 0]]);
    const b = record('b', '2005-01-01', [[3, 0]]);
    expect(
      newPlaces(neighbours([b, a], NOWHERE, EVERYWHERE)).map(({ id, km }) => [id, km === null]),
    ).toEqual([
      ...[
        ['a', true],
        ['b', false],
      ],
    ]);
  });

  it('looks at measured places alone, without command posts, and leaves out a record without', () => {
    const records = [
      record('a', '2005-01-01', [[0, 0]]),
      record('b', '2006-01-01', [
        { position: [50, 0], role: 'command' },
        { position: [50, 0], role: 'staging' },
        { position: [50, 0], role: 'unpublished' },
      ]),
      record('c', '2007-01-01', [[0, 0], { position: [40, 0], role: 'command' }]),
      record('d', '2008-01-01', [{ position: [0, 3], precision: 'sea' }]),
    ];
    expect(newPlaces(neighbours(records, NOWHERE, EVERYWHERE)).map(({ id }) => id)).toEqual([
      'a',
      'c',
      'd',
    ]);
    expect(kmOf(records)[1]).toBe(0);
    expect(kmOf(records, { ...EVERYWHERE, precise: true })).toHaveLength(2);
    const south = { regionAt: ([, lat]: Position) => (lat < 1 ? 's' : 'n') };
    expect(kmOf(records, { ...EVERYWHERE, region: 's' }, { ...NOWHERE, ...south })).toEqual([
      ...[null, 0],
    ]);
  });

  it('is measured from all along an earlier track, and to places all along a track', () => {
    const line: Position[] = [
      [0, 0],
      [20, 0],
    ];
    const above = patrol('b', '2006-01-01', [[10, 3]]);
    // From the middle of the line to the north: three degrees of meridian.
    const three = ellipsoidKm([10, 0], [10, 3]);
    expect(kmOf([patrol('a', '2005-01-01', line), above])[1]).toBeCloseTo(three, 3);
    // And the other way round the end of the line is the farthest.
    const back = kmOf([above, patrol('c', '2007-01-01', line)])[1];
    expect(back).toBeCloseTo(ellipsoidKm([0, 0], [10, 3]), 3);
  });

  it('does not count the legs of a track to a waypoint that is a guess', () => {
    const guessed = patrol('b', '2006-01-01', [
      [0, 0],
      [1, 0],
      [60, 0],
    ]);
    guessed.track!.bounds = [{ at: 2, within: { ring: box(0, 0, 70, 5) } }];
    const first = patrol('a', '2005-01-01', [
      [0, 0],
      [1, 0],
    ]);
    expect(kmOf([first, guessed])[1]).toBe(0);
    // Neither do they serve others as places where somebody was.
    const at60 = patrol('c', '2007-01-01', [[60, 8]]);
    expect(kmOf([guessed, at60])[1]).toBeCloseTo(ellipsoidKm([60, 8], [60, 5]), 0);
  });

  describe('of a place known only within bounds', () => {
    const within = (id: string, date: string, ring: Position[]) =>
      record(id, date, [{ position: ring[0]!, within: { ring } }]);
    const point = (id: string, date: string, at: Position) => record(id, date, [at]);

    it('is the least that it can be', () => {
      const ring = box(10, -5, 20, 5);
      const [edge, at] = [ellipsoidKm([10, 0], [4, 0]), [4, 0] as Position];
      expect(kmOf([point('a', '2005-01-01', at), within('b', '2006-01-01', ring)])[1]).toBeCloseTo(
        ...([edge, 3] as const),
      );
      expect(kmOf([within('a', '2005-01-01', ring), point('b', '2006-01-01', at)])[1]).toBeCloseTo(
        ...([edge, 3] as const),
      );
    });

    it('is none where it may have been at the same place, whichever came first', () => {
      const ring = box(10, -5, 20, 5);
      const other = {
        'a point inside': point('x', '', [15, 0]),
        'a track across': patrol('x', '', [
          [0, 0],
          [30, 0],
        ]),
        'bounds that meet them': within('x', '', box(18, 0, 40, 1)),
        'bounds inside them': within('x', '', box(14, -1, 16, 1)),
        'bounds round them': within('x', '', box(0, -20, 40, 20)),
      };
      for (const [name, one] of Object.entries(other)) {
        const kind = one.kind;
        const both = (dates: [string, string]) => [
          { ...within('w', dates[0], ring), kind },
          { ...one, start: dates[1], end: dates[1] },
        ];
        const orders = {
          later: ['2005-01-01', '2006-01-01'],
          earlier: ['2006-01-01', '2005-01-01'],
        };
        // A track has places outside; they are farther from the bounds, not the bounds from the track.
        for (const [order, dates] of Object.entries(orders)) {
          if (name === 'a track across' && order === 'later') continue;
          expect(kmOf(both(dates as [string, string]))[1], `${name}, ${order}`).toBe(0);
        }
      }
    });
  });

  it('is to the nearest on the ellipsoid, even where another one is nearer on the sphere', () => {
    // 5° to the north are more than 4.98° to the east on a sphere, and less on the earth.
    const [north, east] = [ellipsoidKm([0, 0], [0, 5]), ellipsoidKm([0, 0], [4.98, 0])];
    expect(north).toBeLessThan(east);
    const records = [
      record('a', '2005-01-01', [[0, 5]]),
      record('b', '2005-01-02', [[4.98, 0]]),
      record('c', '2005-01-03', [[0, 0]]),
    ];
    expect(kmOf(records)[2]).toBeCloseTo(north, 6);
  });

  it('is what GeographicLib finds between all pairs of places', () => {
    const position = fc.tuple(
      fc.integer({ min: -1799, max: 1800 }).map((n) => n / 10),
      fc.integer({ min: -800, max: 800 }).map((n) => n / 10),
    );
    const places = fc.array(position, { minLength: 1, maxLength: 4 });
    const series = (of: typeof places) => fc.array(of, { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(fc.oneof(series(places), series(places.map(([one]) => [one!]))), (all) => {
        const records = all.map((sites, i) =>
          record(`r${String(i).padStart(2, '0')}`, '2010-01-01', sites as Position[]),
        );
        kmOf(records).forEach((km, i) => {
          if (i === 0) return;
          const earlier = all.slice(0, i).flat() as Position[];
          const expected = Math.max(
            ...all[i]!.map((at) => Math.min(...earlier.map((one) => ellipsoidKm(at, one)))),
          );
          // Of the places of one earlier record the nearest is found on the sphere, up to 0.6 % off.
          expect(km! / expected - 1).toBeGreaterThan(-1e-9);
          expect(km! / expected - 1).toBeLessThan(
            all.some(({ length }) => length > 1) ? 0.012 : 1e-9,
          );
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('neighbours within so many km', () => {
  const LIMITS = process.env.DEEP ? [250, 350, 500, 750, 1000, 1500] : [250, 500];

  /** By the lists of neighbours: is a record in their order at a new place? */
  function byNeighbours(records: readonly ReachRecord[], geography: Geography, limitKm: number) {
    return neighbours(records, geography, EVERYWHERE).flatMap((of) =>
      of.records.flatMap(({ id }, i) => {
        const lists = of.near(limitKm)[i]!;
        return i > 0 && lists.some((list) => !list.some((j) => j < i)) ? [id] : [];
      }),
    );
  }
  const byDistance = (found: readonly NewPlace[], limitKm: number) =>
    (['exercise', 'patrol'] as const).flatMap((kind) =>
      found.filter((one) => one.kind === kind && isNewPlace(one, limitKm)).map(({ id }) => id),
    );

  it('say of the shipped records what their distances say', () => {
    const read = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;
    const core = read<Rule[]>('rules.json').find(({ id }) => id === 'core')!;
    const records = read<AtlasData>('events.json').records.filter((one) => admits(core.where, one));
    const regions = read<Regions>('regions.geojson');
    const geography = { regionAt: regionLookup(regions), boundsOf: boundsLookup(regions) };
    const found = LIMITS.map((limitKm) => byNeighbours(records, geography, limitKm));
    const distances = newPlaces(neighbours(records, geography, EVERYWHERE));
    found.forEach((ids, i) =>
      expect(ids, `${LIMITS[i]} km`).toEqual(byDistance(distances, LIMITS[i]!)),
    );
    const counts = found.map(({ length }) => length);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
    expect(counts.at(-1)).toBeGreaterThan(5);
  });

  it('say of generated records what their distances say', () => {
    // Near each other, so that many distances lie about the limits.
    const position = fc.tuple(
      fc.integer({ min: 0, max: 300 }).map((n) => n / 10),
      fc.integer({ min: 400, max: 600 }).map((n) => n / 10),
    );
    const one = fc.oneof(
      fc.array(position, { minLength: 1, maxLength: 3 }).map((sites) => ({ sites })),
      fc.array(position, { minLength: 2, maxLength: 3 }).map((track) => ({ track })),
      position.map(([lng, lat]) => ({ ring: box(lng, lat, lng + 5, lat + 3) })),
    );
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 10 }), (drawn) => {
        const records = drawn.map((of, i): ReachRecord => {
          const id = `r${String(i).padStart(2, '0')}`;
          if ('sites' in of) return record(id, '2010-01-01', of.sites as Position[]);
          // Of one kind with the others, so that tracks and sites meet.
          if ('track' in of)
            return { ...patrol(id, '2010-01-01', of.track as Position[]), kind: 'exercise' };
          return record(id, '2010-01-01', [{ position: of.ring[0]!, within: { ring: of.ring } }]);
        });
        const distances = newPlaces(neighbours(records, NOWHERE, EVERYWHERE));
        for (const limitKm of LIMITS) {
          expect(byNeighbours(records, NOWHERE, limitKm)).toEqual(byDistance(distances, limitKm));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are the same when asked again, and without the other kind', () => {
    const both = neighbours(
      [
        record('a', '2005-01-01', [[0, 0]]),
        record('b', '2005-01-02', [[0.1, 0]]),
        patrol('p', '2006-01-01', [[0, 0]]),
      ],
      ...([NOWHERE, EVERYWHERE] as const),
    );
    expect(both.map(({ kind, records }) => [kind, records.length])).toEqual([
      ['exercise', 2],
      ['patrol', 1],
    ]);
    expect(both[0]!.near(500)).toEqual([[[1]], [[0]]]);
    expect(both[0]!.near(500)).toBe(both[0]!.near(500));
    expect(both[1]!.near(500)).toEqual([[[]]]);
  });
});
