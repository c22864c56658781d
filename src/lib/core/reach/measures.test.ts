import { describe, expect, it } from 'vitest';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { KINDS, reachKind, type ReachKind } from '../record/model';
import { measures } from '../compare/measure-years';
import { measuresOf, mostOf, shownMeasures, valueOf } from './measures';
import { set } from '$lib/site/dataset/set';
import { measureRows, measureText } from '$lib/site/dataset/measure-rows';
import { formatKm } from '$lib/site/text/format';
import { yearTable } from './year-table';

const PARTNERS = ['CN', 'RU'];
const years = measures(reachDataset, {}).years;
const only = (kind: ReachKind) =>
  measures(reachDataset, {
    where: { kinds: KINDS.filter((recordKind) => reachKind(recordKind) === kind) },
  }).years;

describe('the list of measures', () => {
  it('leads to a number of every year, or to the reason why there is none', () => {
    const names = measuresOf(PARTNERS);
    expect(new Set(names).size).toBe(names.length);
    for (const year of years)
      for (const name of names) {
        if (valueOf(year, name) === null) expect(year.reasons[name], name).toBeTruthy();
        // Ground alone may be a lower bound.
        else expect(year.reasons[name] ?? 'within-bounds', name).toBe('within-bounds');
      }
  });

  it.each(['exercise', 'patrol'] as const)(
    'gives of each %s what the filter on the kind gives of all',
    (kind) => {
      const filtered = only(kind);
      let compared = 0;
      for (const measure of shownMeasures(PARTNERS)) {
        const name = measure.names[kind];
        if (!name) continue;
        years.forEach((year, i) => {
          // Without a record of the kind a distance has another reason.
          if (filtered[i]!.records === 0) return;
          expect(valueOf(year, name), `${name} ${year.year}`).toBe(
            valueOf(filtered[i]!, measure.names.all),
          );
          compared++;
        });
      }
      expect(compared).toBeGreaterThan(50);
    },
  );

  // Of places nearer than one known only within bounds; tests/answer/farthest.test.ts recomputes both.
  it.each([
    [2014, 'CN', 'at least '],
    [2015, 'RU', 'at least '],
    [2022, 'RU', 'at least '],
    [2005, 'RU', ''],
  ])('tells the farthest of %i from %s as %jwhat it is', (year, partner, words) => {
    const measure = measureRows(set.partners).find(
      (row) => row.id === 'farthest' && row.partner === partner,
    )!;
    const name = measure.names.all;
    const span = years.find((own) => own.year === year)!;
    const [names = [], ...rows] = yearTable(years, PARTNERS);
    const row = rows.find(([from]) => from === year)!;
    const round = words ? Math.floor : Math.round;
    const told = words + formatKm(valueOf(span, name) as number, round);
    expect(measureText(measure, span, name)).toBe(told);
    expect(row[names.indexOf(`${name}.most`)]).toBe(mostOf(span, name));
    expect(mostOf(span, name) === null).toBe(words === '');
  });

  // The escort of 2009 is known only as a gulf.
  it('tells ground that only bounds reached as unknown, and beside other ground as the least', () => {
    const name = 'ground.shipPatrol.reachKm2';
    const measure = measureRows(set.partners).find(({ id }) => id === 'ground-reach-ships')!;
    const textIn = (wanted: number) => {
      const span = years.find(({ year }) => year === wanted)!;
      return [measureText(measure, span, name), span.reasons[name]];
    };
    expect(textIn(2008)).toEqual([measure.format(0), undefined]);
    expect(textIn(2009)).toEqual(['–', 'within-bounds']);
    expect(textIn(2022)).toEqual([expect.stringMatching(/^at least \d/), 'within-bounds']);
  });

  it('has a distance from land for each partner whose land is known, and none without', () => {
    const farthest = (partners: string[]) =>
      shownMeasures(partners).filter(({ id }) => id === 'farthest');
    expect(farthest(PARTNERS).map((measure) => [measure.names.all, measure.names.patrol])).toEqual([
      ['farthestKm.CN', 'farthestByKindKm.patrol.CN'],
      ['farthestKm.RU', 'farthestByKindKm.patrol.RU'],
    ]);
    expect(farthest([])).toEqual([]);
  });
});

describe('the table of years', () => {
  it('has a line for each year, with the record that was farthest', () => {
    const [names = [], ...rows] = yearTable(years, PARTNERS);
    expect(rows.map(([from]) => from)).toEqual(years.map(({ year }) => year));
    const cell = (year: number, name: string) =>
      rows.find(([from]) => from === year)![names.indexOf(name)];
    // The farthest of 2019: the exercise off Cape Town, 14,200 km away.
    expect(cell(2019, 'farthestKm.RU.record')).toBe('mosi-2019');
    expect(cell(2019, 'farthestKm.RU')).toBe(cell(2019, 'farthestByKindKm.exercise.RU'));
    expect(cell(2019, 'recordsByKind.patrol')).toBe(1);
    expect(names.filter((name) => /^ground\..*Km2$/.test(String(name)))).toHaveLength(9);
  });
});
