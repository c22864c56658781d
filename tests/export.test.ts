import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AtlasData } from '$lib/core/record/record';
import { reachKind, type Kind, type ReachKind } from '$lib/core/record/model';
import { toBibtex } from '$lib/records/export/bibtex';
import { FORMAT, FORMATS, fileName, toCslJson, type Format } from '$lib/records/export/formats';
import { readRecords } from '$lib/records/import/read';
import { select } from '$lib/records/export/selection';
import { recordTable } from '$lib/records/export/tables';

/** The exports of the shipped data. */

const data = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const numbers = JSON.parse(readFileSync('static/data/record-numbers.json', 'utf8'));
const everything = select(data, numbers);
const read = (format: Format, selection = everything) =>
  readRecords(fileName(format), FORMAT[format].write(selection));

describe.each(FORMATS.slice(0, 4))('%s', (format) => {
  const whole = data.records.filter(({ track }) => format !== 'tracks' || track);

  it('gives back every record when it is read', () => {
    const { problems, assumed, records } = read(format);
    expect(problems).toEqual([]);
    expect(assumed).toEqual({});
    expect(records).toEqual(whole);
  });

  it('holds only the chosen records, with all their sources and no other', () => {
    const ids = new Set(['naval-patrol-2021', 'naval-patrol-2023']);
    const some = select(data, numbers, ids);
    const text = FORMAT[format].write(some);
    const { records } = read(format, some);
    expect(records.map(({ id }) => id)).toEqual([...ids]);
    const cited = new Set(records.flatMap((r) => r.sources.map(({ id }) => id)));
    for (const { id } of Object.values(everything.sources)) {
      if (cited.has(id)) expect(text).toContain(id);
      else expect(text).not.toContain(`"id":"${id}"`);
    }
  });

  it('can be empty', () => {
    expect(read(format, select(data, {}, new Set())).records).toEqual([]);
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
      numbers_rule: 'core',
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

  it('add up to the counts of the answer, the first of a kind left out', () => {
    const rows = recordTable(everything).features.map(({ properties }) => properties);
    const isNumber = (value: unknown) => typeof value === 'number';
    const counted = (kind: ReachKind, from: number, to: number) => {
      const own = rows.filter(
        (row) =>
          reachKind(row.kind as Kind) === kind &&
          row.numbers_rule === 'core' &&
          isNumber(row.nearest_km) &&
          Number(row.year) >= from &&
          Number(row.year) <= to,
      );
      const sum = (column: string) => own.reduce((n, row) => n + Number(row[column]), 0);
      return { new: sum('new_place'), atMost: sum('new_at_most'), of: own.length };
    };
    expect(counted('exercise', 2003, 2013)).toEqual({ new: 7, atMost: 7, of: 9 });
    expect(counted('exercise', 2014, 2019)).toEqual({ new: 11, atMost: 11, of: 15 });
    expect(counted('exercise', 2020, 2026)).toEqual({ new: 3, atMost: 5, of: 17 });
    expect(counted('patrol', 2014, 2019)).toMatchObject({ new: 1, of: 1 });
    expect(counted('patrol', 2020, 2026)).toMatchObject({ new: 4, of: 17 });
  });
});

describe('sources', () => {
  it('are the same items in CSL-JSON', () => {
    expect(JSON.parse(toCslJson(everything))).toEqual(Object.values(everything.sources));
  });

  it('are one BibTeX entry each, with balanced braces', () => {
    const text = toBibtex(everything);
    const entries = text.split(/^(?=@)/m);
    expect(entries).toHaveLength(Object.keys(everything.sources).length);
    for (const entry of entries) {
      const bare = entry.replace(/\\[{}]/g, '');
      expect(bare.split('{').length, entry).toBe(bare.split('}').length);
    }
  });
});
