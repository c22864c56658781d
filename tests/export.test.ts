import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '$lib/core/record/record';
import { toBibtex } from '$lib/records/export/bibtex';
import { toCsv } from '$lib/records/export/csv';
import { toGeojson } from '$lib/records/export/geojson';
import { toCslJson, toJson } from '$lib/records/export/formats';
import { readRecords } from '$lib/records/import/read';
import { select } from '$lib/records/export/selection';

/** The exports of the shipped data. */

const data = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const all = select(data);
const FORMS = [
  ['all.json', toJson],
  ['all.geojson', toGeojson],
  ['all.csv', toCsv],
] as const;

describe.each(FORMS)('%s', (file, write) => {
  it('gives back every record when it is read', () => {
    const read = readRecords(file, write(all));
    expect(read.problems).toEqual([]);
    expect(read.assumed).toEqual({});
    expect(read.records).toEqual(data.records);
  });

  it('holds only the chosen records, with all their sources and no other', () => {
    const some = select(data, new Set(['joint-sea-2016', 'naval-patrol-2021']));
    const text = write(some);
    const { records } = readRecords(file, text);
    expect(records.map(({ id }) => id)).toEqual(['joint-sea-2016', 'naval-patrol-2021']);
    const cited = new Set(records.flatMap((r) => r.sources.map(({ id }) => id)));
    for (const { id } of Object.values(all.sources)) {
      if (cited.has(id)) expect(text).toContain(id);
      else expect(text).not.toContain(`"id":"${id}"`);
    }
  });

  it('can be empty', () => {
    expect(readRecords(file, write(select(data, new Set()))).records).toEqual([]);
  });
});

describe('GeoJSON', () => {
  const { features } = JSON.parse(toGeojson(all)) as {
    features: { properties: { recordId: string; sources: { id: string }[] } }[];
  };

  it('carries all sources of a record in each of its features', () => {
    for (const { properties } of features) {
      const record = data.records.find(({ id }) => id === properties.recordId);
      expect(properties.sources.map(({ id }) => id)).toEqual(record?.sources.map(({ id }) => id));
    }
  });

  it('gives back the records from its features alone, without the members of the collection', () => {
    const bare = JSON.stringify({ type: 'FeatureCollection', features });
    expect(readRecords('bare.geojson', bare).records).toEqual(data.records);
  });

  it('gives back the records when a GIS has turned nested properties into text', () => {
    const flat = features.map((feature) => ({
      ...feature,
      properties: Object.fromEntries(
        Object.entries(feature.properties).map(([key, value]) => [
          key,
          typeof value === 'object' ? JSON.stringify(value) : value,
        ]),
      ),
    }));
    const text = JSON.stringify({ type: 'FeatureCollection', features: flat });
    const read = readRecords('gis.geojson', text);
    expect(read.problems).toEqual([]);
    expect(read.records).toEqual(data.records);
  });
});

describe('sources', () => {
  it('are the same items in CSL-JSON', () => {
    expect(JSON.parse(toCslJson(all))).toEqual(Object.values(all.sources));
  });

  it('are one BibTeX entry each, with balanced braces', () => {
    const text = toBibtex(all);
    const entries = text.split(/^(?=@)/m);
    expect(entries).toHaveLength(Object.keys(all.sources).length);
    for (const entry of entries) {
      const bare = entry.replace(/\\[{}]/g, '');
      expect(bare.split('{').length, entry).toBe(bare.split('}').length);
    }
  });
});
