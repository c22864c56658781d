import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '../src/lib/core/record/record';
import { errorReport } from '../src/lib/records/export/error-report';
import { inlineJson } from '../src/lib/records/export/schema-dataset';
import { schemaEvent } from '../src/lib/records/export/schema-event';

const { records, sources, dataVersion } = JSON.parse(
  readFileSync('static/data/events.json', 'utf8'),
) as AtlasData;
const words = {
  description: 'A </script><!-- & more',
  keywords: [],
  series: 'Series',
  country: (iso: string) => iso,
};
const recordOf = (id: string) => records.find((record) => record.id === id)!;
const eventOf = (id: string) =>
  JSON.parse(
    inlineJson(
      schemaEvent(
        recordOf(id),
        recordOf(id).sources.map((source) => sources[source.id]!),
        dataVersion,
        words,
      ),
    ),
  ) as SchemaEvent;

interface SchemaEvent {
  '@type': string;
  name: string;
  startDate: string;
  description: string;
  location: { name?: string; geo: { '@type': string; latitude: number; line: string } }[];
  subEvent: { startDate: string; location: object[] }[];
  subjectOf: { '@type': string; url?: string }[];
}

describe('the schema.org Event of a record', () => {
  it('has its dates, its places with latitude apart, its stages and every source', () => {
    const record = recordOf('coalition-2003');
    const event = eventOf(record.id);
    expect(event).toMatchObject({ '@type': 'Event', name: record.name.en });
    expect(event.startDate).toBe(record.start);
    expect(event.location.map(({ geo }) => geo.latitude)).toEqual(
      record.sites.map(({ position }) => position[1]),
    );
    expect(event.subEvent.map(({ startDate }) => startDate)).toEqual(
      record.stages!.map(({ start }) => start),
    );
    const works = event.subjectOf.filter((item) => item['@type'] === 'CreativeWork');
    expect(works).toHaveLength(record.sources.length);
  });

  it('names no address that may not be linked', () => {
    for (const { id } of records) {
      const linked = eventOf(id).subjectOf.flatMap(({ url }) => url ?? []);
      const may = recordOf(id).sources.flatMap((source) => sources[source.id]?.URL ?? []);
      expect(linked).toEqual(may);
    }
  });

  it('gives a track as a line of latitudes and longitudes within ±180', () => {
    const line = eventOf('naval-patrol-2022').location.at(-1)!.geo.line.split(' ').map(Number);
    const { positions } = recordOf('naval-patrol-2022').track!;
    expect(Math.max(...positions.map(([lng]) => lng))).toBeGreaterThan(180);
    expect(line).toHaveLength(2 * positions.length);
    for (const [i, n] of line.entries())
      expect(Math.abs(n)).toBeLessThanOrEqual(i % 2 === 0 ? 90 : 180);
  });

  it('is no more exact than the record: a month is a month', () => {
    const monthly = records.find((record) => record.datePrecision === 'month')!;
    expect(eventOf(monthly.id).startDate).toBe(monthly.start.slice(0, 7));
  });

  it('cannot end its script element, and reads back unchanged', () => {
    const text = inlineJson({ a: words.description });
    expect(text).not.toMatch(/[<>&]/);
    expect(JSON.parse(text)).toEqual({ a: words.description });
    expect(eventOf('coalition-2003').description).toBe(words.description);
  });
});

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
