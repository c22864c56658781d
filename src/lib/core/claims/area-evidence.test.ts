import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { areaEvidence, meanOver, sumOver } from './area-evidence';
import type { ContextData } from '../context/context';
import type { AtlasData } from '../record/record';
import type { ScaleData } from './scale';

const read = <T>(name: string) => JSON.parse(readFileSync(`static/data/${name}`, 'utf8')) as T;
const { records, coverage } = read<AtlasData>('events.json');
const context = read<ContextData>('context.json');
const { areas } = read<ScaleData>('scale.json');
const evidence = {
  ...{
    records,
    coverage,
    context,
    rules: [],
    geography: { regionAt: () => null, boundsOf: () => null },
  },
  directions: { origin: { position: [0, 0] as [number, number] }, directions: [] },
};
const span = { from: 2000, to: 2026 };
const area = (id: string) => areas.find((one) => one.id === id)!;
const seriesOf = (id: string) => areaEvidence(area(id), evidence, span);

describe('the evidence of an area', () => {
  it('is there for each of the seven', () => {
    for (const one of areas)
      expect(areaEvidence(one, evidence, span).length, one.id).toBeGreaterThan(0);
  });

  it('of exercises is each record once a year it overlaps, by kind and scope', () => {
    const [exercises, patrols, ...scopes] = seriesOf('exercises');
    const years = records.flatMap(({ start, end, scope }) =>
      Array.from({ length: Number(end.slice(0, 4)) - Number(start.slice(0, 4)) + 1 }, () => scope),
    );
    const total = (of: typeof exercises) => sumOver(of!, span, span);
    expect(total(exercises)! + total(patrols)!).toBe(years.filter((s) => s === 'core').length);
    for (const series of scopes) {
      if (series.of.what !== 'scope') throw new Error('not a scope');
      const { scope } = series.of;
      expect(total(series), scope).toBe(years.filter((s) => s === scope).length);
    }
    // The records are covered from 2003 on.
    expect(exercises!.values.slice(0, 3)).toEqual([null, null, null]);
  });

  it('of arms is SIPRI’s series as it is, and nothing where it has ended', () => {
    const [arms] = seriesOf('technical-cooperation').filter(({ of }) => of.what === 'arms');
    for (const { year, russiaToChina } of context.armsTransfers.yearly) {
      expect(arms!.values[year - span.from]).toBe(russiaToChina);
    }
    const last = context.armsTransfers.yearly.at(-1)!.year;
    expect(arms!.values.slice(last + 1 - span.from).every((value) => value === null)).toBe(true);
  });

  it('of items counts each named item in the year it begins', () => {
    const [items] = seriesOf('confidence-building');
    expect(items!.values[2001 - span.from]).toBe(1);
    expect(items!.values.reduce<number>((sum, v) => sum + (v ?? 0), 0)).toBe(
      area('confidence-building').evidence.context!.length,
    );
  });

  it('adds up the years of a period and knows when nothing is known', () => {
    const series = { values: [1, null, 3, 4] };
    const all = { from: 2020, to: 2023 };
    expect(sumOver(series, { from: 2020, to: 2022 }, all)).toBe(4);
    expect(sumOver(series, { from: 2021, to: 2021 }, all)).toBeNull();
    expect(meanOver(series, { from: 2021, to: 2023 }, all)).toEqual({
      ...{ from: 2022, to: 2023, mean: 3.5 },
    });
    expect(meanOver(series, { from: 2021, to: 2021 }, all)).toBeNull();
  });
});
