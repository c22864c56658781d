import { distance } from '@turf/turf';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { box, path } from '../earth/ring.fixture';
import type { Position } from '../record/model';
import { patrol, record } from '../record/record.fixture';
import { EVERYWHERE, visitsOf } from './new-places.fixture';

const ellipsoidKm = (a: Position, b: Position) =>
  geodesic.Geodesic.WGS84.Inverse(a[1], a[0], b[1], b[0]).s12! / 1000;
const kmOf = (...args: Parameters<typeof visitsOf>) => visitsOf(...args).map(({ km }) => km);

describe('the distance from every earlier record', () => {
  it('is that of the place farthest from them all, each from the place nearest to it', () => {
    const records = [
      record('a', '2005-01-01', [[0, 0]]),
      record('b', '2006-01-01', [[10, 0]]),
      // The second place is 2° from b and 8° from a, the first 1° from a.
      record('c', '2007-01-01', path('1 0, 8 0')),
    ];
    // A degree of the equator: 2π · 6378.137 km / 360.
    const degree = (2 * Math.PI * 6378.137) / 360;
    expect(kmOf(records)).toEqual([null, Math.round(10 * degree), Math.round(2 * degree)]);
    expect(visitsOf(records).map(({ nearest }) => nearest)).toEqual([null, 'a', 'b']);
  });

  it('of the first of each kind there is none; the other kind is not looked at', () => {
    const records = [
      record('a', '2005-01-01', [[0, 0]]),
      patrol('p', '2006-01-01', path('0 0, 1 0')),
      record('b', '2007-01-01', [[0, 0]]),
      record('c', '2008-01-01', [[5, 0]], { kind: 'command-post' }),
      patrol('q', '2009-01-01', [[9, 0]], 'passage'),
    ];
    expect(kmOf(records)).toEqual([null, null, 0, 557, 891]);
  });

  it('is by date and id, whatever the order given', () => {
    const a = record('a', '2005-01-01', [[0, 0]]);
    const b = record('b', '2005-01-01', [[3, 0]]);
    expect(visitsOf([b, a]).map(({ id, km }) => [id, km === null])).toEqual([
      ['a', true],
      ['b', false],
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
    expect(visitsOf(records).map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(kmOf(records)[1]).toBe(0);
    expect(kmOf(records, { ...EVERYWHERE, precise: true })).toHaveLength(2);
    const south = record('e', '2009-01-01', [
      { position: [0, 0], region: 's' },
      { position: [30, 0], region: 'n' },
    ]);
    expect(visitsOf([...records, south], { ...EVERYWHERE, region: 's' })).toMatchObject([
      { id: 'e', km: null },
    ]);
  });

  it('is measured from all along an earlier track, and to places all along a track', () => {
    const line = path('0 0, 20 0');
    const above = patrol('b', '2006-01-01', [[10, 3]]);
    // From the middle of the line to the north: three degrees of meridian.
    const three = ellipsoidKm([10, 0], [10, 3]);
    expect(kmOf([patrol('a', '2005-01-01', line), above])[1]).toBe(Math.round(three));
    // And the other way round the end of the line is the farthest.
    const back = kmOf([above, patrol('c', '2007-01-01', line)])[1];
    expect(back).toBe(Math.round(ellipsoidKm([0, 0], [10, 3])));
  });

  it('does not count the legs of a track to a waypoint that is a guess', () => {
    const guessed = patrol('b', '2006-01-01', path('0 0, 1 0, 60 0'));
    guessed.track!.bounds = [{ at: 2, within: { ring: box(0, 0, 70, 5) } }];
    const first = patrol('a', '2005-01-01', path('0 0, 1 0'));
    expect(kmOf([first, guessed])[1]).toBe(0);
    // Neither do they serve others as places where somebody was.
    const at60 = patrol('c', '2007-01-01', [[60, 8]]);
    expect(kmOf([guessed, at60])[1]).toBe(Math.round(ellipsoidKm([60, 8], [60, 5])));
  });

  describe('of a place known only within bounds', () => {
    const within = (id: string, date: string, ring: Position[]) =>
      record(id, date, [{ position: ring[0]!, within: { ring } }]);
    const point = (id: string, date: string, position: Position) => record(id, date, [position]);

    it('is the least that it can be, and at most that of its farthest corner', () => {
      const ring = box(10, -5, 20, 5);
      const west: Position = [4, 0];
      const least = Math.round(ellipsoidKm([10, 0], west));
      const most = Math.round(distance([20, 5], west)); // corners are measured on the sphere
      expect(
        visitsOf([point('a', '2005-01-01', west), within('b', '2006-01-01', ring)])[1],
      ).toMatchObject({ km: least, mostKm: most, status: 'new' });
      // Whichever of the two came first.
      expect(
        visitsOf([within('a', '2005-01-01', ring), point('b', '2006-01-01', west)])[1],
      ).toMatchObject({ km: least, mostKm: most });
    });

    it('is perhaps new where only its most lies beyond the limit, and so is what comes after it in its bounds', () => {
      const near = within('b', '2006-01-01', box(1, 0, 8, 1));
      const [, perhaps, later] = visitsOf([
        point('a', '2005-01-01', [0, 0]),
        near,
        point('c', '2007-01-01', [8, 0]),
      ]);
      expect(perhaps).toMatchObject({ status: 'perhaps', ordinal: null, places: [] });
      // 8° of the equator are over 500 km: the one before may have been there, or at the other end.
      expect(later).toMatchObject({ status: 'perhaps', km: 0, nearest: 'b', places: [] });
    });

    it('is at most what one corner is from all earlier records at once, not each from another corner', () => {
      const both = [point('a', '2005-01-01', [0, 0]), point('b', '2005-01-02', [20, 0])];
      // From either record the far end is 18°; what is farthest from both is the middle.
      const between = within('c', '2006-01-01', box(2, 0, 18, 1));
      const middle = Math.round(distance([10, 1], [0, 0]));
      expect(visitsOf([...both, between])[2]).toMatchObject({ mostKm: middle });
    });

    it('is no news within the same bounds if these are narrow, perhaps if they are wide', () => {
      const twice = (ring: Position[]) =>
        visitsOf([within('a', '2005-01-01', ring), within('b', '2006-01-01', ring)])[1];
      const most = (from: Position, to: Position) => Math.round(distance(from, to));
      expect(twice(box(0, 0, 3, 3))).toMatchObject({
        km: 0,
        mostKm: most([0, 0], [3, 3]),
        status: 'return',
      });
      expect(twice(box(0, 0, 30, 10))).toMatchObject({
        km: 0,
        mostKm: most([0, 0], [30, 10]),
        status: 'perhaps',
      });
    });

    it('leaves the other places of an earlier record as sure as they are', () => {
      const ring = box(0, 0, 30, 10);
      const both = record('a', '2005-01-01', [{ position: [0, 0], within: { ring } }, [30, 10]]);
      const [, later] = visitsOf([both, point('b', '2006-01-01', [31, 10])]);
      const away = Math.round(ellipsoidKm([30, 10], [31, 10]));
      expect(later).toMatchObject({ status: 'return', mostKm: away + 10 });
    });

    it('is none where it may have been at the same place, whichever came first', () => {
      const ring = box(10, -5, 20, 5);
      const other = {
        'a point inside': point('x', '', [15, 0]),
        'a track across': patrol('x', '', path('0 0, 30 0')),
        'bounds that meet them': within('x', '', box(18, 0, 40, 1)),
        'bounds inside them': within('x', '', box(14, -1, 16, 1)),
        'bounds round them': within('x', '', box(0, -20, 40, 20)),
      };
      for (const [name, met] of Object.entries(other)) {
        const { kind } = met;
        const both = (dates: [string, string]) => [
          { ...within('w', dates[0], ring), kind },
          { ...met, start: dates[1], end: dates[1] },
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
    expect(kmOf(records)[2]).toBe(Math.round(north));
  });
});
