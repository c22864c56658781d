import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReachKind } from '../record/model';
import {
  directionsOf,
  isMark,
  type DirectionSet,
  type FarPlace,
  type FarthestPlaces,
} from './directions';
import type { PlaceSettings } from './facts';

const NAMES = { en: 'x', ru: 'x', zh: 'x' };
const SET: DirectionSet = {
  origin: { position: [130.7, 42.3] },
  directions: [
    { id: 'west', name: NAMES, regions: ['a', 'b'] },
    { id: 'south', name: NAMES, regions: ['c'] },
  ],
};
const ALL: PlaceSettings = { precise: false, staging: false, region: null };

/** `km`, or the least and the most that it can be. */
function place(km: number | [number, number], more: Partial<FarPlace> = {}): FarPlace {
  const distance = Array.isArray(km) ? { km: km[0], mostKm: km[1] } : { km };
  return { region: 'a', precision: 'site', ...distance, ...more };
}
const visit = (
  year: number,
  km: number | [number, number],
  more: Partial<FarPlace> = {},
  kind: ReachKind = 'exercise',
): FarthestPlaces => ({
  id: `r-${year}-${String(km)}`,
  kind,
  start: `${year}-06-01`,
  places: [place(km, more)],
});
const west = (visits: readonly FarthestPlaces[], year = 2026, settings = ALL) =>
  directionsOf(visits, 'exercise', SET, year, settings)[0]!;
const marks = (...visits: FarthestPlaces[]) => west(visits).visits.map(({ mark }) => mark);

describe('a record in a direction', () => {
  it('opens it, or lies more than 250 km beyond every earlier one: 250 does not, 250.1 does', () => {
    expect(marks(visit(2003, 1000), visit(2004, 1250))).toEqual(['opened', null]);
    expect(marks(visit(2003, 1000), visit(2004, 1250.1))).toEqual(['opened', 'beyond']);
    // The second moved the edge by less than that, and the third is seen from there.
    expect(marks(visit(2003, 1000), visit(2004, 1200), visit(2005, 1300))).toEqual([
      'opened',
      null,
      null,
    ]);
  });

  it('is seen against its own kind: a patrol that went before says nothing of an exercise', () => {
    const patrol = visit(2003, 5000, {}, 'patrol');
    const exercise = visit(2004, 1000);
    const rows = (kind: ReachKind) => directionsOf([patrol, exercise], kind, SET, 2026, ALL)[0]!;
    expect(rows('exercise').visits.map(({ mark }) => mark)).toEqual(['opened']);
    expect(rows('patrol').farthest!.recordId).toBe(patrol.id);
  });

  it('is of one direction: what is near in one may open another', () => {
    const both: FarthestPlaces = {
      ...visit(2003, 1000),
      places: [place(1000), place(900, { region: 'c' })],
    };
    const later = { ...visit(2004, 1100), places: [place(1100), place(1151, { region: 'c' })] };
    const [a, c] = directionsOf([both, later], 'exercise', SET, 2004, ALL);
    expect(a!.visits.map(({ mark }) => mark)).toEqual(['opened', null]);
    expect(c!.visits.map(({ mark }) => mark)).toEqual(['opened', 'beyond']);
  });

  it('counts only what the settings admit', () => {
    const visits = [
      visit(2003, 3000, { precision: 'sea' }),
      visit(2004, 2000, { staging: true }),
      visit(2005, 1000, { region: 'b' }),
    ];
    const farthestKm = (settings: PlaceSettings) => west(visits, 2005, settings).farthest!.reachKm;
    expect(farthestKm(ALL)).toBe(3000);
    expect(farthestKm({ ...ALL, precise: true })).toBe(1000);
    expect(farthestKm({ precise: true, staging: true, region: null })).toBe(2000);
    expect(farthestKm({ ...ALL, region: 'b' })).toBe(1000);
  });
});

describe('a place known only within bounds', () => {
  it('is beyond where even its least is, and possibly where only its most is', () => {
    expect(marks(visit(2003, 1000), visit(2004, [1250.1, 3000]))[1]).toBe('beyond');
    expect(marks(visit(2003, 1000), visit(2004, [1250, 3000]))[1]).toBe('possible');
    expect(marks(visit(2003, 1000), visit(2004, [900, 1250]))[1]).toBeNull();
  });

  it('asks 250 km more than its most of the next', () => {
    const edge = visit(2003, [1000, 1800]);
    expect(marks(edge, visit(2004, 2050))[1]).toBeNull();
    expect(marks(edge, visit(2004, 2050.1))[1]).toBe('beyond');
    expect(marks(edge, visit(2004, [2050, 2051]))[1]).toBe('possible');
  });

  it('says in which region it may have gone that far', () => {
    const far = { ...visit(2004, 900), places: [place(900), place([500, 2000], { region: 'b' })] };
    expect(west([visit(2003, 1000), far]).visits[1]).toMatchObject({
      mark: 'possible',
      region: 'b',
    });
  });
});

describe('a row', () => {
  it('has the farthest for certain, the last, and how many came back since the farthest', () => {
    const row = west([
      visit(2003, 1000),
      visit(2005, 1400),
      visit(2007, 900),
      visit(2009, [1300, 1500]),
    ]);
    expect(row.farthest).toMatchObject({ year: 2005, reachKm: 1400 });
    expect(row.last).toMatchObject({ year: 2009, reachKm: 1300, mostKm: 1500 });
    expect(row.returns).toBe(2);
  });

  it('of an unvisited direction is empty', () => {
    const [, south] = directionsOf([visit(2010, 1000)], 'exercise', SET, 2026, ALL);
    expect(south).toMatchObject({ visits: [], farthest: null, last: null, returns: 0 });
  });

  it('never looks at later years: what stood in a year still stands when more is known', () => {
    const reach = fc
      .tuple(fc.integer({ min: 100, max: 15000 }), fc.constantFrom(0, 0, 400))
      .map(([km, more]): number | [number, number] => (more === 0 ? km : [km, km + more]));
    const visits = fc.array(fc.tuple(fc.integer({ min: 2003, max: 2026 }), reach), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(visits, fc.integer({ min: 2003, max: 2026 }), (drawn, year) => {
        const records = drawn.map(([y, km], i) => ({
          ...visit(y, km),
          id: String(i).padStart(2, '0'),
        }));
        const upToYear = records.filter(({ start }) => Number(start.slice(0, 4)) <= year);
        const row = west(records, year);
        expect(row).toEqual(west(upToYear, year));
        // Each mark lies more than 250 km beyond all before it.
        row.visits.forEach(({ mark, reachKm }, i) => {
          if (!isMark({ mark })) return;
          const before = row.visits.slice(0, i).map(({ mostKm }) => mostKm);
          expect(reachKm - Math.max(-Infinity, ...before)).toBeGreaterThan(250);
        });
      }),
    );
  });
});
