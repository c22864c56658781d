import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '#core/record/schema';
import type { RecordNumbers } from '#core/stall/prebuilt';
import { toBibtex } from '$lib/records/export/bibtex';
import { FORMAT, FORMATS, type Format } from '$lib/records/export/formats';
import { selectData } from '$lib/records/export/selection';
import { readJson } from './json';

/** The exports of the shipped data. */

const data = readJson<AtlasData>('static/data/events.json');
const numbers = readJson<Record<string, RecordNumbers>>('static/data/record-numbers.json');
const everything = selectData(data, numbers);
/** The ids of the records in a file, each once, as another program reads them. */
function idsIn(format: Format, text: string): string[] {
  if (format === 'csv')
    return Papa.parse<{ record_id: string }>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
    }).data.map((row) => row.record_id);
  const { records, features = [] } = JSON.parse(text) as {
    records?: { id: string }[];
    features?: GeoJSON.Feature[];
  };
  const ids =
    records?.map(({ id }) => id) ?? features.map(({ properties }) => properties!.record_id);
  return [...new Set<string>(ids)];
}

describe.each(FORMATS.slice(0, 4))('%s', (format) => {
  it('holds only the chosen records, with all their sources and no other', () => {
    const ids = new Set(['naval-patrol-2021', 'naval-patrol-2023']);
    const some = selectData(data, numbers, ids);
    const text = FORMAT[format].write(some);
    expect(idsIn(format, text)).toEqual([...ids]);
    const cited = new Set(some.records.flatMap((r) => r.sources.map(({ id }) => id)));
    for (const { id } of Object.values(everything.sources)) {
      if (cited.has(id)) expect(text).toContain(id);
      else expect(text).not.toContain(`"id":"${id}"`);
    }
  });

  it('can be empty', () => {
    expect(idsIn(format, FORMAT[format].write(selectData(data, {}, new Set())))).toEqual([]);
  });
});

describe('layers', () => {
  it.each([
    ['sites', 'Point', data.counts.sites],
    ['tracks', 'MultiLineString', data.counts.tracks],
  ] as const)('%s are all of one type, in flat rows with the same columns', (format, type, n) => {
    const { features } = JSON.parse(FORMAT[format].write(everything)) as GeoJSON.FeatureCollection;
    expect(features).toHaveLength(n);
    expect(new Set(features.map(({ geometry }) => geometry.type))).toEqual(new Set([type]));
    const keys = features.map(({ properties }) => Object.keys(properties!).join());
    expect(new Set(keys).size).toBe(1);
    const nested = features.flatMap(({ properties }) => Object.values(properties!));
    expect(nested.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
  });

  it('say what a reader filters by, with the numbers of the record’s page', () => {
    const { features } = JSON.parse(FORMAT.sites.write(everything)) as GeoJSON.FeatureCollection;
    const mosi = features.find(({ properties }) => properties!.record_id === 'mosi-2019');
    expect(mosi!.properties).toMatchObject({
      participants: 'CN; RU; ZA',
      framework: 'trilateral',
      counted: 1,
      year: 2019,
      data_version: data.dataVersion,
      license: expect.stringContaining('/by/4.0/'),
    });
    expect(mosi!.properties!.km_from_cn).toBeGreaterThan(9_000);
    // Off Cape Town nothing had been before. To the exercise in the Gulf of Aden of 2009 it is 5,865 km by the
    // haversine formula, which is up to 0.6 % off the ellipsoid.
    expect(mosi!.properties).toMatchObject({
      new_place: 1,
      new_at_most: 1,
      nearest_earlier: 'peace-blue-shield-2009',
    });
    expect(Math.abs(mosi!.properties!.nearest_km / 5865 - 1)).toBeLessThan(0.006);
  });
});

it('sources are one BibTeX entry each', () => {
  const entries = toBibtex(everything).split(/^(?=@)/m);
  expect(entries).toHaveLength(Object.keys(everything.sources).length);
});
