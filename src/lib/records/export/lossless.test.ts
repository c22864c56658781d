import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AtlasRecord, Source } from '$lib/core/record/record';
import { FORMAT, fileName } from './formats';
import { readRecords } from '../import/read';
import { plainRecord } from './record.fixture';

describe('every export', () => {
  const any = fc.string({ minLength: 1, unit: 'binary' });
  const text = fc
    .oneof({ weight: 9, arbitrary: any }, fc.constantFrom('=1+1', "'=1+1", '@a', '-', "''+"))
    .filter((s) => !/^\s|\s$/.test(s));
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

  it.each(['json', 'sites', 'csv'] as const)('%s keeps every text: quotes, formulas', (format) => {
    fc.assert(
      fc.property(records, ({ record, source: s1 }) => {
        const coverage = { from: '2003-01', to: '2026-06', lastDay: '2026-06-30', note: '' };
        const selection = {
          dataVersion: 'v',
          coverage,
          records: [record],
          sources: { s1 },
          numbers: {},
        };
        const read = readRecords(fileName(format), FORMAT[format].write(selection));
        expect(read.problems).toEqual([]);
        expect(read.records).toEqual([record]);
      }),
    );
  });
});
