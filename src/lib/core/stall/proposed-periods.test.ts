import { describe, expect, it } from 'vitest';
import type { Position } from '../record/model';
import { patrol, record } from '../record/record.fixture';
import { periodsAt, proposedBreak, proposedNewPlaceKm } from './proposed-periods';

describe('from how many km on a place is new', () => {
  // A degree of the equator is 111.195 km on the sphere: 3,000 km are 26.98°, 8,000 km are 71.95°.
  it.each([
    ['no place', [], 150],
    ['one place', [0], 150],
    ['289 km', [0, 2.6], 20],
    ['311 km', [0, 2.8], 50],
    ['2,947 km', [0, 26.5], 150],
    ['3,058 km', [0, 27.5], 250],
    ['3,058 km, whichever comes first', [13, 27.5, 0], 250],
    ['7,951 km', [0, 30, 71.5], 250],
    ['8,062 km', [0, 30, 72.5], 500],
    ['3,336 km over 180°', [165, -165], 250],
  ] as const)('of records that span %s', (_, lngs, km) => {
    const places = lngs.map((lng): Position => [lng, 0]);
    expect(proposedNewPlaceKm([record('a', '2001-01-01', places)])).toBe(km);
  });

  it('is by all places and tracks of all records, and by nothing else', () => {
    const records = [
      record('a', '2001-01-01', [[0, 0]]),
      patrol('b', '2001-02-01', [
        [10, 0],
        [73, 0],
      ]),
    ];
    expect(proposedNewPlaceKm(records)).toBe(500);
    expect(proposedNewPlaceKm([...records, ...records])).toBe(500);
  });
});

describe('the year at which two periods meet', () => {
  const begun = (...years: number[]) =>
    years.map((year, i) => record(`r${i}`, `${year}-05-01`, [[0, 0]]));

  it.each([
    ['two before, two since', [2001, 2002, 2003, 2004], 2003],
    ['in any order', [2004, 2001, 2003, 2002], 2003],
    [
      'as nearly as years allow: four before, two since',
      [2001, 2002, 2002, 2002, 2005, 2005],
      2005,
    ],
    ['the earlier of equals', [2001, 2004, 2009], 2004],
    ['most in the first year', [2001, 2001, 2001, 2009], 2009],
    ['most in the last year', [2001, 2009, 2009, 2009], 2009],
    ['none where all begin in one year', [2001, 2001], null],
    ['none without a record', [], null],
  ])('is %s', (_, years, breakYear) => {
    expect(proposedBreak(begun(...years))).toBe(breakYear);
  });

  it('has a period on each side', () => {
    expect(periodsAt(begun(2001, 2004, 2009), 2004)).toEqual({
      before: { from: 2001, to: 2003 },
      since: { from: 2004 },
    });
    expect(periodsAt(begun(2001, 2004), 2001)).toBeNull();
    expect(periodsAt(begun(2001, 2004), null)).toBeNull();
    expect(periodsAt([], 2004)).toBeNull();
  });
});
