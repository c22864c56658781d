import { geoDistance } from 'd3-geo';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '#core/record/schema';
import { recordPage } from '../src/lib/atlas/record/record-page.server';
import { errorReport } from '../src/lib/records/export/error-report';
import { index } from '../src/lib/site/dataset/dataset.server';
import { readJson } from './json';

const { records, dataVersion } = readJson<AtlasData>('static/data/events.json');
const recordOf = (id: string) => records.find((record) => record.id === id)!;

describe('the report of an error', () => {
  it('names the record, the version of the data, every source and every field with its value', () => {
    for (const record of records) {
      const report = errorReport(record, dataVersion);
      expect(report).toContain(`Record: ${record.id}\nData version: ${dataVersion}\n`);
      for (const { id } of record.sources) expect(report).toContain(id);
      for (const field of Object.keys(record)) {
        const value = record[field as keyof typeof record];
        const isEmpty =
          value === null || (typeof value === 'object' && Object.keys(value).length === 0);
        if (!isEmpty && field !== 'id') expect(report, record.id).toMatch(`\n${field}`);
      }
      expect(report).not.toMatch(/\[object Object\]|undefined|NaN/);
    }
  });

  it('says what each place and each number is now', () => {
    const report = errorReport(recordOf('peace-mission-2018'), dataVersion);
    expect(report).toContain('\nsites[0].position: 60.4, 54.9\n');
    expect(report).toContain('\nforces.bySide.CN.personnel: 700\n');
    expect(report).toContain('\nstart: 2018-08-22\n');
  });
});

it('is as far from the origin as a plain reading of its places has it, least and most', () => {
  const { position } = index.directions.origin;
  const told = records.flatMap((record) => {
    const { fromOrigin } = recordPage(record);
    const isPlain = !record.track && record.sites.every(({ within }) => !within);
    return isPlain && fromOrigin ? [{ record, fromOrigin }] : [];
  });
  expect(told.length).toBeGreaterThan(20);
  for (const { record, fromOrigin } of told) {
    const km = record.sites.map((site) => 6371.0088 * geoDistance(position, site.position));
    expect(
      km.some((own) => Math.abs(own - fromOrigin.km) < 1e-6),
      record.id,
    ).toBe(true);
    expect(fromOrigin.mostKm).toBe(fromOrigin.km);
  }
  const atLeast = (id: string) => recordPage(recordOf(id)).numbers.atLeast.toSorted();
  expect([atLeast('peaceful-sea-2022'), atLeast('joint-sea-2016')]).toEqual([['CN', 'RU'], []]);
  // Part of the track of this patrol is known only within bounds.
  const patrol = recordPage(recordOf('bomber-patrol-2024-1')).fromOrigin!;
  expect([patrol.km, patrol.mostKm].map((km) => Math.round(km / 10) * 10)).toEqual([4090, 4980]);
});
