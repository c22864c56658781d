import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AtlasRecord, Source } from '$lib/core/record/record';
import { toCsv } from './csv';
import { toGeojson } from './geojson';
import { toJson } from './formats';
import { readRecords } from '../import/read';
import { plainRecord } from './record.fixture';

describe('every export', () => {
  const text = fc.string({ minLength: 1, unit: 'binary' }).filter((s) => !/^\s|\s$/.test(s));
  const source: Source = {
    id: 's1',
    type: 'report',
    title: '',
    language: 'en',
    custom: { sourceType: 'official', link: false },
  };
  const records = fc
    .record({ name: text, ru: text, notes: text, title: text, place: text, citedAs: text })
    .map(({ name, ru, notes, title, place, citedAs }) => ({
      record: {
        ...plainRecord('a'),
        name: { en: name, ru },
        notes,
        sources: [{ id: 's1', supports: ['dates'], title: citedAs }],
        sites: [
          {
            name: place,
            role: 'main',
            position: [1, 2],
            precision: 'sea',
            basis: notes,
            region: 'x',
          },
        ],
      } as unknown as AtlasRecord,
      source: { ...source, title },
    }));

  it.each([
    ['a.json', toJson],
    ['a.geojson', toGeojson],
    ['a.csv', toCsv],
  ] as const)('%s keeps every text, with quotes, separators and line ends in it', (file, write) => {
    fc.assert(
      fc.property(records, ({ record, source }) => {
        const coverage = { from: '2003-01', to: '2026-06', note: '' };
        const selection = {
          dataVersion: 'v',
          coverage,
          records: [record],
          sources: { s1: source },
        };
        const read = readRecords(file, write(selection));
        expect(read.problems).toEqual([]);
        expect(read.records).toEqual([record]);
      }),
    );
  });
});
