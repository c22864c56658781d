import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { directionsAt, type DirectionSet, type FarPlace, type Travelled } from './directions';
import type { PlaceSettings } from './facts';

const ORIGIN: Position = [130.7, 42.3];
const NAMES = { en: 'x', ru: 'x', zh: 'x' };
const SET: DirectionSet = {
  origin: { position: ORIGIN },
  directions: [
    { id: 'west', name: NAMES, short: NAMES, where: NAMES, regions: ['a', 'b'] },
    { id: 'south', name: NAMES, short: NAMES, where: NAMES, regions: ['c'] },
  ],
};
const ALL: PlaceSettings = { precise: false, staging: false, region: null };

/** `km`, or the least and the most that it can be. */
const place = (km: number | [number, number], more: Partial<FarPlace> = {}): FarPlace => ({
  ...{ region: 'a', precision: 'site', position: [100, 40] },
  ...(Array.isArray(km) ? { km: km[0], mostKm: km[1] } : { km }),
  ...more,
});
const visit = (
  year: number,
  km: number | [number, number],
  more: Partial<FarPlace> = {},
): Travelled => ({
  id: `r-${year}-${String(km)}`,
  kind: 'exercise',
  start: `${year}-06-01`,
  places: [place(km, more)],
});
const west = (visits: readonly Travelled[], year = 2026, settings = ALL) =>
  directionsAt(visits, SET, year, settings)[0]!;
const kinds = (visits: readonly Travelled[]) => west(visits).visits.map(({ mark }) => mark);

describe('a mark', () => {
  it('opens a direction, or lies more than 250 km beyond its edge: 250 is none, 250.1 is', () => {
    expect(kinds([visit(2003, 1000), visit(2004, 1250)])).toEqual(['opened', null]);
    expect(kinds([visit(2003, 1000), visit(2004, 1250.1)])).toEqual(['opened', 'beyond']);
    expect(kinds([visit(2003, 1000), visit(2004, 1250), visit(2005, 1251)])).toEqual([
      ...['opened', null, 'beyond'],
    ]);
  });

  it('moves the edge, which a visit within the margin does not', () => {
    const { marks, edge, visits } = west([
      ...[visit(2003, 1000), visit(2004, 1200), visit(2005, 1300), visit(2006, 1540)],
    ]);
    expect(marks.map(({ year, reachKm }) => [year, reachKm])).toEqual([
      [2003, 1000],
      [2005, 1300],
    ]);
    expect(edge).toBe(marks[1]);
    expect(visits.map(({ beyondKm }) => beyondKm)).toEqual([null, 200, 300, 240]);
  });

  it('takes another margin where one is asked for', () => {
    const visits = [visit(2003, 1000), visit(2004, 1001), visit(2005, 1100)];
    const at = (marginKm: number) =>
      directionsAt(visits, SET, 2005, ALL, marginKm)[0]!.marks.map(({ year }) => year);
    expect(at(0)).toEqual([2003, 2004, 2005]);
    expect(at(50)).toEqual([2003, 2005]);
    expect(at(100)).toEqual([2003]);
  });

  it('is told by the first day, ids deciding within one', () => {
    const [a, b] = [visit(2003, 2000), { ...visit(2003, 1000), id: 'a' }];
    expect(west([a, b], 2003).visits.map(({ recordId }) => recordId)).toEqual(['a', a.id]);
  });

  it('is of one direction: what is near in one may open another', () => {
    const both: Travelled = {
      ...visit(2003, 1000),
      places: [place(1000), place(900, { region: 'c' })],
    };
    const later = { ...visit(2004, 1100), places: [place(1100), place(1151, { region: 'c' })] };
    const [a, c] = directionsAt([both, later], SET, 2004, ALL);
    expect(a!.marks.map(({ year }) => year)).toEqual([2003]);
    expect(c!.marks.map(({ year, mark }) => [year, mark])).toEqual([
      [2003, 'opened'],
      [2004, 'beyond'],
    ]);
  });

  it('counts only what the settings admit', () => {
    const visits = [
      visit(2003, 3000, { precision: 'sea' }),
      visit(2004, 2000, { staging: true }),
      visit(2005, 1000, { region: 'b' }),
    ];
    const edgeKm = (settings: PlaceSettings) => west(visits, 2005, settings).edge!.reachKm;
    expect(edgeKm(ALL)).toBe(3000);
    expect(edgeKm({ ...ALL, precise: true })).toBe(1000);
    expect(edgeKm({ precise: true, staging: true, region: null })).toBe(2000);
    expect(edgeKm({ ...ALL, region: 'b' })).toBe(1000);
  });
});

describe('a place known only within bounds', () => {
  it('is a mark where even its least is beyond, and possible where only its most is', () => {
    expect(kinds([visit(2003, 1000), visit(2004, [1250.1, 3000])])[1]).toBe('beyond');
    expect(kinds([visit(2003, 1000), visit(2004, [1250, 3000])])[1]).toBe('possible');
    expect(kinds([visit(2003, 1000), visit(2004, [900, 1250])])[1]).toBeNull();
  });

  it('as an edge asks 250 km more than its most of the next', () => {
    const edge = visit(2003, [1000, 1800]);
    expect(kinds([edge, visit(2004, 2050)])[1]).toBeNull();
    expect(kinds([edge, visit(2004, 2050.1)])[1]).toBe('beyond');
    expect(kinds([edge, visit(2004, [2050, 2051])])[1]).toBe('possible');
  });

  it('leaves the edge where it was while it is only possible', () => {
    const { marks, possible, edge, laterVisits } = west([
      ...[visit(2003, 1000), visit(2004, [900, 2000]), visit(2005, 1260)],
    ]);
    expect(marks.map(({ year }) => year)).toEqual([2003, 2005]);
    expect([edge!.year, laterVisits, possible]).toEqual([2005, 0, []]);
    const still = west([visit(2003, 1000), visit(2004, [900, 2000])]);
    expect(still.possible.map(({ year }) => year)).toEqual([2004]);
  });

  it('prints no distance against an edge, nor is one printed against it', () => {
    const beyond = (visits: Travelled[]) => west(visits).visits[1]!.beyondKm;
    expect(beyond([visit(2003, 1000), visit(2004, [900, 2000])])).toBeNull();
    expect(beyond([visit(2003, [900, 1000]), visit(2004, 2000)])).toBeNull();
    expect(west([visit(2003, [900, 1000]), visit(2004, 950)]).farthestLaterKm).toBeNull();
  });

  it('says whose account a possible mark rests on, and nothing where it is none', () => {
    const account = { en: 'by Russia’s account', ru: 'по данным России', zh: '据俄方' };
    const visits = [visit(2003, 1000), visit(2004, [900, 2000], { account })];
    expect(west(visits).visits.map((one) => one.account)).toEqual([undefined, account]);
    expect(west([visits[1]!]).visits[0]).not.toHaveProperty('account');
  });

  it('may be farther or less far than a known place of the same record', () => {
    const both = { ...visit(2004, 0), places: [place(1100), place([500, 1300])] };
    const { visits } = west([visit(2003, 1000), both]);
    expect(visits[1]).toMatchObject({ reachKm: 1100, mostKm: 1300, mark: 'possible' });
  });
});

describe('later visits', () => {
  it('are counted, the farthest against the edge with its sign', () => {
    const edge = visit(2010, 1000);
    const told = (...later: (number | [number, number])[]) => {
      const found = west([edge, ...later.map((km, i) => visit(2011 + i, km))]);
      return [found.laterVisits, found.farthestLaterKm];
    };
    expect(told()).toEqual([0, null]);
    expect(told(1031, 900)).toEqual([2, 31]);
    expect(told(760, 500)).toEqual([2, -240]);
    // It may have come as near as 900 km: which went farthest is not known.
    expect(told(760, [200, 900])).toEqual([2, null]);
    expect(told(760, [200, 700])).toEqual([2, -240]);
    expect(told([200, 900])).toEqual([1, null]);
  });
});

describe('the state', () => {
  const once = [visit(2010, 1000)];
  const twice = [visit(2010, 1000), visit(2014, 900)];
  it.each([
    ['moving in the calendar year of a mark', once, 2010, 'moving'],
    ['moving in the third calendar year of it', once, 2012, 'moving'],
    ['held after that', once, 2013, 'held'],
    ['held in the fourth calendar year after the last visit', once, 2014, 'held'],
    ['left in the fifth', once, 2015, 'left'],
    ['held while others come and none sets a mark', twice, 2018, 'held'],
    ['left when nobody has come for five calendar years', twice, 2019, 'left'],
    ['not visited before the first visit', twice, 2009, 'not-visited'],
  ] as const)('is %s', (_, visits, year, state) => {
    expect(west(visits, year).state).toBe(state);
  });

  it('of an unvisited direction has no edge', () => {
    const [, south] = directionsAt(once, SET, 2026, ALL);
    expect(south).toMatchObject({ edge: null, lastVisitYear: null, visits: [], marks: [] });
  });

  it('never looks at later years: what stood in a year still stood when more is known', () => {
    const reach = fc
      .tuple(fc.integer({ min: 100, max: 15000 }), fc.constantFrom(0, 0, 400))
      .map(([km, more]): number | [number, number] => (more === 0 ? km : [km, km + more]));
    const visits = fc.array(fc.tuple(fc.integer({ min: 2003, max: 2026 }), reach), {
      ...{ minLength: 1, maxLength: 20 },
    });
    fc.assert(
      fc.property(visits, fc.integer({ min: 2003, max: 2026 }), (drawn, year) => {
        const all = drawn.map(([y, km], i) => ({
          ...visit(y, km),
          id: String(i).padStart(2, '0'),
        }));
        const known = all.filter(({ start }) => Number(start.slice(0, 4)) <= year);
        expect(directionsAt(all, SET, year, ALL)).toEqual(directionsAt(known, SET, year, ALL));
        const { edge, marks } = west(all, year);
        const least = known.map(({ places }) => places[0]!.km);
        // No visit lies for certain beyond the last edge.
        if (edge) expect(Math.max(...least) - edge.mostKm).toBeLessThanOrEqual(250);
        marks.slice(1).forEach(({ reachKm }, i) => {
          expect(reachKm - marks[i]!.mostKm).toBeGreaterThan(250);
        });
      }),
    );
  });
});
