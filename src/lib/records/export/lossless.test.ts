import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { Source } from '#core/record/schema';
import { record as recordOf } from '#core/record/record.fixture';
import { plainText } from '#core/record/spreadsheet-text';
import { FORMAT } from './formats';

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
      record: recordOf('a', '2025-01-01', [{ name: place }], {
        name: { en: name, ru },
        notes,
        sources: [{ id: 's1', supports: ['dates'], title: citedAs }],
      }),
      source: { ...source, title },
    }));

  it.each(['json', 'sites', 'csv'] as const)('%s keeps every text: quotes, formulas', (format) => {
    fc.assert(
      fc.property(records, ({ record, source: s1 }) => {
        const coverage = { from: '2003-01', to: '2026-06', lastDay: '2026-06-30', note: '' };
        const selected = { records: [record], sources: { s1 }, numbers: {} };
        const file = FORMAT[format].write({ dataVersion: 'v', coverage, ...selected });
        if (format === 'json') {
          expect((JSON.parse(file) as { records: unknown }).records).toEqual([record]);
          return;
        }
        const row = format === 'csv' ? csvRow(file) : featureRow(file);
        expect(row).toMatchObject({ name_en: record.name.en, notes: record.notes });
        expect(JSON.parse(row.sources!)).toEqual(record.sources);
      }),
    );
  });
});

/** The first row below the header, as a program reads it that knows what marks a text as none to be run. */
function csvRow(text: string): Record<string, string> {
  const { data } = Papa.parse<Record<string, string>>(text.slice(1), { header: true });
  return Object.fromEntries(
    Object.entries(data[0]!).map(([name, cell]) => [name, plainText(cell)]),
  );
}
const featureRow = (text: string) =>
  (JSON.parse(text) as GeoJSON.FeatureCollection).features[0]!.properties as Record<string, string>;
