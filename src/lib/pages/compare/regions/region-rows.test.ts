import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer } from '$lib/core/questions/answer';
import { regionTable } from '$lib/core/questions/answer-regions';
import { datasetOf } from '$lib/core/reach/dataset';
import { busiestRegions, sortRegions } from './region-rows';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const events = read('static/data/events.json') as Parameters<typeof datasetOf>[0];
const dataset = datasetOf(events, {
  rules: read('geodata/rules.json'),
  home: read('static/data/home.json'),
  regions: read('static/data/regions.geojson'),
});
const table = regionTable(dataset);
const row = (id: string) => table.rows.find(({ region }) => region === id)!;

describe('the table of regions', () => {
  it('has every region of the file, in its order, and a number for every year', () => {
    expect(table.rows.map(({ region }) => region)).toEqual(
      dataset.regions!.features.map(({ properties }) => properties.id),
    );
    expect(table.years).toHaveLength(24);
    for (const { byYear } of table.rows) {
      for (const values of Object.values(byYear)) {
        expect(values).toHaveLength(24);
        expect(values.every((value) => value >= 0)).toBe(true);
      }
    }
  });

  it('counts as the engine does when asked for one region', () => {
    for (const region of ['sea-of-japan', 'mediterranean', 'western-pacific']) {
      const { years } = answer(dataset, { kind: 'measures', choices: { region } });
      expect(row(region).byYear.records).toEqual(years.map(({ records }) => records));
      expect(row(region).byYear['new-ground']).toEqual(
        years.map(({ newGroundKm2 }) => newGroundKm2.all ?? 0),
      );
    }
  });

  it('has as many regions with a record as the atlas says, by every rule', () => {
    for (const { id: rule } of dataset.rules) {
      const { rows, years } = regionTable(dataset, { rule });
      const spans = [{ from: years[0]!, to: years.at(-1)! }];
      const { regions } = answer(dataset, { kind: 'measures', choices: { rule }, spans }).spans[0]!;
      expect(
        rows.filter(({ records }) => records > 0),
        rule,
      ).toHaveLength(regions);
    }
  });

  it('adds ground in the years before the last new ground, and none after', () => {
    for (const { lastNewGroundYear, byYear } of table.rows) {
      const last = byYear['new-ground'].findLastIndex((km2) => km2 > 0);
      expect(table.years[last] ?? null).toBe(lastNewGroundYear);
    }
  });

  it('agrees with the comparison on the status of every region', () => {
    const span = { from: 2003, to: 2026 };
    const { statusB } = answer(dataset, { kind: 'compare', choices: {}, a: span, b: span });
    for (const { region, status, firstYear, lastYear } of statusB) {
      expect(row(region)).toMatchObject({ status, firstYear, lastYear });
    }
  });

  it('says nothing of a region without record but zeros', () => {
    const empty = table.rows.filter(({ records }) => records === 0);
    expect(empty.length).toBeGreaterThan(0);
    for (const { status, firstYear, farthestKm, byYear } of empty) {
      expect([status, firstYear, farthestKm.RU]).toEqual([null, null, null]);
      expect(Math.max(...byYear.records, ...byYear.practices)).toBe(0);
    }
  });
});

describe('the order of regions', () => {
  it('puts regions without a value last, whatever the column', () => {
    for (const sort of ['status', 'first', 'last', 'new', 'RU', 'CN'] as const) {
      const known = sortRegions(table.rows, sort, String).map(
        ({ firstYear }) => firstYear !== null,
      );
      expect(known).toEqual([...known].sort((a, b) => Number(b) - Number(a)));
    }
  });

  it('begins with the farthest from a partner, the earliest first year, the most records', () => {
    const first = (sort: 'RU' | 'first' | 'records') => sortRegions(table.rows, sort, String)[0]!;
    expect(first('RU').farthestKm.RU).toBe(
      Math.max(...table.rows.map((r) => r.farthestKm.RU ?? 0)),
    );
    expect(first('first').firstYear).toBe(2003);
    expect(busiestRegions(table, 1)).toEqual([first('records').region]);
  });
});
