import { describe, expect, it } from 'vitest';
import type { AtlasData } from '../src/lib/core/record/record';
import { recordPage } from '../src/lib/atlas/record/record-page.server';
import { directionsFor } from '../src/lib/core/stall/edge';
import { errorReport } from '../src/lib/records/export/error-report';
import { bounds, recordById } from '../src/lib/site/dataset/dataset.server';
import { reachDataset } from '../src/lib/site/dataset/reach-dataset.server';
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

it('is as far from the origin as the table of directions has it, least and most', () => {
  const rows = directionsFor(reachDataset, {}, bounds.lastYear).flatMap((kind) => kind.rows);
  const farthest = rows.flatMap((row) => row.farthest ?? []);
  expect(farthest.length).toBeGreaterThan(8);
  // Of a record in several directions the table has each, its page the farthest.
  const told = farthest.map(({ recordId }) => recordPage(recordById.get(recordId)!).fromOrigin!);
  const nearer = farthest.filter(({ reachKm }, i) => told[i]!.km < reachKm);
  expect(nearer).toEqual([]);
  const patrol = farthest.findIndex(({ recordId }) => recordId === 'bomber-patrol-2024-1');
  const { reachKm, mostKm } = farthest[patrol]!;
  expect(told[patrol]).toEqual({ km: reachKm, mostKm });
  expect(mostKm).toBeGreaterThan(reachKm);
});
