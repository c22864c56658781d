import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer } from '$lib/core/questions/answer';
import { datasetOf } from '$lib/core/reach/dataset';
import { COMPARED, periodTable } from './period-rows';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const dataset = datasetOf(read('static/data/events.json') as Parameters<typeof datasetOf>[0], {
  rules: read('geodata/rules.json'),
  home: null,
  regions: null,
});
const [a, b] = [
  { from: 2014, to: 2019 },
  { from: 2020, to: 2022 },
];
const measured = answer(dataset, {
  kind: 'measures',
  choices: {},
  spans: [a, b],
  bands: { draws: 4 },
  adjusted: {},
});

describe('two periods beside each other', () => {
  const rows = periodTable(measured, a, b)!.rows;
  const row = (measure: string) => rows.find((one) => one.measure === measure)!;

  it('have a row for every measure compared', () => {
    expect(rows.map(({ measure }) => measure)).toEqual(Object.keys(COMPARED));
  });

  it('give the value of the whole period, not the sum of its years', () => {
    expect(row('footprintKm2.all').a.value).toBe(measured.spans[0]!.footprintKm2.all);
    const summed = measured.years
      .filter(({ year }) => year >= 2014 && year <= 2019)
      .reduce((sum, { footprintKm2 }) => sum + (footprintKm2.all ?? 0), 0);
    expect(row('footprintKm2.all').a.value).toBeLessThan(summed);
  });

  it('bring the years of each to the same number of records, where they have as many', () => {
    const twins = measured.years
      .filter(({ year }) => year >= 2020 && year <= 2022)
      .flatMap(({ adjusted }) => adjusted['footprintKm2.all'] ?? []);
    const { yearly, yearsWithTwin } = row('footprintKm2.all').b;
    expect(yearsWithTwin).toBe(twins.length);
    expect(yearly).toBeCloseTo(twins.reduce((sum, twin) => sum + twin, 0) / twins.length, 6);
  });

  it('say why a value is missing', () => {
    expect(row('farthestKm.RU').a).toMatchObject({ value: null, reason: 'no-home-land' });
  });

  it('are nothing when the answer is about other periods', () => {
    expect(periodTable(measured, a, { from: 2023, to: 2026 })).toBeNull();
  });
});
