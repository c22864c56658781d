import { beforeAll, describe, expect, it } from 'vitest';
import { neighbours } from '../reach/new-places';
import { travelled } from '../reach/travelled';
import type { Position, ReachKind, ReachRecord, Site } from '../record/model';
import { record } from '../record/record.fixture';
import { certainty } from '../statistics/certainty';
import { GEOGRAPHY, PERIODS, PLACES, SET } from './equator.fixture';
import { hangsOn, type HangsOn } from './hangs-on';
import { PACE_DEFAULTS, paceOf } from './pace';

/** So many degrees east on the equator, 111.2 km each. */
const went = (
  id: string,
  date: string,
  lng: number,
  kind: ReachKind = 'exercise',
  more: Partial<Site> = {},
): ReachRecord =>
  record(id, date, [{ position: [lng, 0] as Position, region: '', ...more }], { kind });

const RECORDS: ReachRecord[] = [
  went('a', '2014-03-01', 5),
  went('b', '2015-03-01', 12),
  went('c', '2016-03-01', 19),
  went('d', '2018-03-01', 26),
  // The last mark of exercises, 778 km on.
  went('e', '2019-07-01', 33),
  // 111 km on: a mark only without a margin.
  went('f', '2021-05-01', 34),
  went('g', '2022-05-01', 12),
  went('h', '2023-05-01', 5),
  went('p', '2020-02-01', -45, 'patrol'),
  // Known only as a sea: drawn anew up to 200 km off, 334 km beyond the patrol before it.
  went('q', '2024-02-01', -48, 'patrol', { precision: 'sea' }),
];
const BILATERAL = RECORDS.filter(({ id }) => id !== 'e');

function ask(records = RECORDS): HangsOn {
  const travels = records.map((one) => travelled(one, GEOGRAPHY, SET));
  const near = neighbours(records, GEOGRAPHY, PLACES);
  const input = {
    travels,
    neighbours: near,
    set: SET,
    places: PLACES,
    year: 2026,
    periods: PERIODS,
  };
  return hangsOn({
    ...{ records, geography: GEOGRAPHY, set: SET, places: PLACES, year: 2026, periods: PERIODS },
    otherOrigins: [{ name: 'Elsewhere', position: [0, -1] }],
    rules: [{ id: 'bilateral', records: BILATERAL }],
    pace: paceOf({ ...input, coveredTo: null }, { ...PACE_DEFAULTS, series: 1 }),
  });
}

describe('what the answer hangs on', () => {
  let found: HangsOn;
  beforeAll(() => {
    found = ask();
  });

  it('counts every variation once: margins, origins, directions, rules, precise places, records', () => {
    // 8 margins, 1 origin, 4 groupings, 1 rule, precise places, 10 records but the one of the last mark.
    expect(found.lastMark.exercise.of).toBe(8 + 1 + 4 + 1 + 1 + 10 - 1);
    expect(found.lastMark.patrol.of).toBe(8 + 1 + 4 + 1 + 1 + 10 - 1);
    // New places know no margin, origin or direction, but 5 distances; all records are left out in turn.
    expect(found.pace.newPlaces.of).toBe(5 + 1 + 1 + 10);
    expect(found.pace.marks.of).toBe(8 + 1 + 4 + 1 + 1 + 10);
  });

  it('does not count the record of the last mark left out: another one is the last then', () => {
    const isLeftOut = (id: string) => (one: { change: string; value: string }) =>
      one.change === 'left-out' && one.value === id;
    for (const kind of ['exercise', 'patrol'] as const)
      expect(found.lastMark[kind].most.some(isLeftOut({ exercise: 'e', patrol: 'q' }[kind]))).toBe(
        false,
      );
    // Four change that of exercises; it would be a fifth.
    expect(found.lastMark.exercise.of - found.lastMark.exercise.stands).toBe(4);
  });

  it('moves the date where the margin is less than what lies between, and where a rule lacks the record', () => {
    // Below 111 km the last mark is f. Without e, too: it lies 889 km past d.
    const told = found.lastMark.exercise.most.map(({ change, value, date }) => [
      change,
      value,
      date,
    ]);
    expect(told).toEqual(['0', '50', '100'].map((km) => ['margin', km, '2021-05-01']));
    const of = ask(RECORDS.filter(({ id }) => id !== 'f')).lastMark.exercise;
    expect(of.most).toEqual([{ change: 'rule', value: 'bilateral', date: '2021-05-01' }]);
  });

  it('takes places known only as a sea from the last patrol where places must be precise', () => {
    const { most, of, stands } = found.lastMark.patrol;
    // Beside it every margin of 350 km or more, and no smaller one, asks more than 334 km.
    expect(of - stands).toBe(1 + 4);
    expect(new Set(most.map(({ date }) => date))).toEqual(new Set(['2020-02-01']));
  });

  it('stands in no more variations than there are, and names those that change it', () => {
    for (const clause of [...Object.values(found.lastMark), ...Object.values(found.pace)]) {
      expect(clause.stands).toBeGreaterThanOrEqual(0);
      expect(clause.stands).toBeLessThanOrEqual(clause.of);
      expect(clause.most.length).toBe(Math.min(3, clause.of - clause.stands));
    }
    for (const { p, certainty: told } of found.pace.newPlaces.most) expect(told).toBe(certainty(p));
  });

  it('draws places anew: a place known to 10 km keeps its mark, one known as a sea only at times', () => {
    const { of, exercise, patrol } = found.drawn;
    expect(of).toBe(100);
    expect(exercise).toEqual({ stands: 100, other: null });
    // 334 km beyond, each end up to 200 and 10 km off: below 250 km in part of the draws.
    expect(patrol.stands).toBeGreaterThan(50);
    expect(patrol.stands).toBeLessThan(100);
    expect(patrol.other!.n).toBe(100 - patrol.stands);
  });

  it('is the same for the same records, in whatever order they come', () => {
    expect(ask()).toEqual(found);
    expect(ask([...RECORDS].reverse()).lastMark).toEqual(found.lastMark);
  });
});
