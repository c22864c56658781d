import { describe, expect, it } from 'vitest';
import { homeOf, type HomeRings } from '../earth/land';
import { measuresOf, valueOf } from './measures';
import type { ReachRecord } from '../record/model';
import type { Selection } from './select';
import { selected } from './table.fixture';
import { patrol, record } from '../record/record.fixture';
import { roundSpan } from './round';
import { measureSpan } from './measure-span';
import { DEFAULT_EFFORT, effortOf, rarefiedYears } from './rarefied';

const span = { from: 2014, to: 2016 };
const island: HomeRings[string] = [
  [
    [-0.5, -0.5],
    [0.5, -0.5],
    [0.5, 0.5],
    [-0.5, 0.5],
  ],
];
const home: HomeRings = { RU: island, CN: island };
const table = (records: ReachRecord[]) => selected(records, homeOf(home));
const rarefied = (of: Selection, effort: number, years = span) =>
  rarefiedYears(of, years, effort, DEFAULT_EFFORT);
const valuesOf = (of: Selection, year: number) => {
  const measured = roundSpan(measureSpan(of, { from: year, to: year }));
  return Object.fromEntries(
    measuresOf(Object.keys(home))
      .filter((name) => name !== 'records' && valueOf(measured, name) !== null)
      .map((name) => [name, valueOf(measured, name)]),
  );
};

describe('the rarefied year', () => {
  it('of every year is the year itself when all have as many records as the effort', () => {
    const of = table([
      record('a', '2014-05-01', [[10, 0]]),
      record('b', '2014-06-01', [[30, 20]]),
      record('c', '2015-05-01', [[12, 1]]),
      patrol('d', '2015-06-01', [
        [30, 20],
        [50, 30],
      ]),
      record('e', '2016-05-01', [[-60, 5]]),
      record('f', '2016-06-01', [
        [10, 0],
        [11, 8],
        [14, 3],
      ]),
    ]);
    rarefied(of, 2).forEach((year, i) => expect(year).toEqual(valuesOf(of, 2014 + i)));
  });

  const apart = [
    record('a', '2014-05-01', [[10, 0]]),
    record('b', '2014-06-01', [[30, 0]]),
    record('c', '2014-07-01', [[60, 0]]),
    record('d', '2014-08-01', [[100, 0]]),
  ];

  it('of four places apart with two records covers half of their ground', () => {
    const of = table(apart);
    const [year] = rarefied(of, 2);
    const { footprintKm2 } = measureSpan(of, { from: 2014, to: 2014 });
    expect(year!['footprintKm2.all']).toBe(Math.round(footprintKm2.all! / 2));
    expect(year!['newGroundKm2.all']).toBe(year!['footprintKm2.all']);
    expect(year!.sites).toBe(2);
  });

  it('of a maximum is the mean of the larger of every pair: (d₂ + 2 d₃ + 3 d₄) / 6', () => {
    const of = table(apart);
    const [, b, c, d] = of.records.map((one) => one.farthestFrom('RU')!.km);
    expect(rarefied(of, 2)[0]!['farthestKm.RU']).toBeCloseTo((b! + 2 * c! + 3 * d!) / 6, 1);
  });

  it('of one place used often is that place: more records there are no more reach', () => {
    const of = table(['a', 'b', 'c'].map((id) => record(id, '2014-05-01', [[10, 0]])));
    const [year] = rarefied(of, 1);
    expect(year!['footprintKm2.all']).toBe(valuesOf(of, 2014)['footprintKm2.all']);
    expect(year!.sites).toBe(1);
  });

  it('has areas of the kinds that add up where kinds are apart', () => {
    const [year] = rarefied(
      table([
        ...apart,
        patrol('p', '2014-09-01', [
          [-60, 0],
          [-90, 0],
        ]),
      ]),
      2,
    );
    const sum = year!['footprintKm2.exercise']! + year!['footprintKm2.patrol']!;
    expect(Math.abs(year!['footprintKm2.all']! - sum)).toBeLessThanOrEqual(1);
  });

  it('knows ground only as often as the reduced year before would have reached it', () => {
    // Of two places apart in 2014 one is drawn; in 2015 one of them is used again.
    const of = table([...apart.slice(0, 2), record('again', '2015-05-01', [[10, 0]])]);
    const [, next] = rarefied(of, 1);
    const { footprintKm2 } = measureSpan(of, { from: 2015, to: 2015 });
    expect(next!['newGroundKm2.all']).toBe(Math.round(footprintKm2.all! / 2));
  });

  it('of a year with fewer records is empty: it cannot be brought to the effort', () => {
    expect(rarefied(table(apart.slice(0, 2)), 3)).toEqual([{}, {}, {}]);
  });

  it('never has a value where the year has none', () => {
    const of = table(apart.slice(0, 2));
    expect(rarefied(of, 1)[0]).not.toHaveProperty('extentKm2');
    expect(rarefied(of, 1)[0]).not.toHaveProperty('frontierKm');
  });
});

describe('the effort', () => {
  it('is what three years in four can give, unless chosen', () => {
    const of = table([
      ...[1, 2, 3].map((n) => record(`a${n}`, '2014-05-01', [[n, 0]])),
      ...[1, 2].map((n) => record(`b${n}`, '2015-05-01', [[n, 0]])),
      ...[1, 2, 3, 4].map((n) => record(`c${n}`, '2016-05-01', [[n, 0]])),
    ]);
    expect(effortOf(of, span, DEFAULT_EFFORT)).toBe(2);
    expect(effortOf(of, span, { ...DEFAULT_EFFORT, records: 4 })).toBe(4);
  });

  it.each([0, -2, 1.5, NaN])('of %s records is refused', (records) => {
    expect(() => effortOf(table([]), span, { ...DEFAULT_EFFORT, records })).toThrow(
      `adjusted.records is ${records}, expected a whole number from 1`,
    );
  });
});
