import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ContextData } from '#core/context/context';
import type { AtlasPageData } from '../src/lib/view/atlas-index';
import type { ScaleData } from '#core/context/claims';
import type { ZonesFile } from '#core/context/claims-file';
import type { Polygon } from 'geojson';
import { booleanPointInPolygon } from '@turf/turf';

const parsed = <T>(file: string) => JSON.parse(readFileSync(`static/data/${file}`, 'utf8')) as T;

const context = parsed<ContextData>('context.json');
const scale = parsed<ScaleData>('scale.json');
const zones = parsed<ZonesFile>('watch-zones.geojson');

const item = (id: string) => context.items.find((entry) => entry.id === id)!;
const zone = (id: string) => zones.features.find(({ properties }) => properties.id === id)!;

describe('the items of the wider relationship', () => {
  it('say where they rest on inference', () => {
    expect(item('ssc-11-2015')).toMatchObject({
      inference: true,
      inferred: ['event'],
      sources: [],
    });
    expect(item('igc-mtc-2016')).toMatchObject({ inference: true, inferred: ['date', 'place'] });
    expect(item('summit-2022-02')).toMatchObject({ inference: false, inferred: [] });
  });

  it('number the security consultations 4 to 20 with the gaps that the search left', () => {
    const rounds = context.items
      .filter(({ kind }) => kind === 'security-consultation')
      .flatMap(({ round }) => round ?? []);
    expect(rounds).toEqual([4, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]);
  });

  it('carry every source they cite, and no address where none may be linked', () => {
    const cited = new Set(context.items.flatMap(({ sources }) => sources));
    for (const id of cited) expect(context.sources[id]?.id).toBe(id);
    for (const { URL, custom } of Object.values(context.sources)) {
      expect(custom.link).toBe(URL !== undefined);
    }
  });
});

describe('the yearly totals of arms transfers', () => {
  it('run from 2000 to 2023 and give SIPRI its name', () => {
    const { yearly, citation } = context.armsTransfers;
    expect(yearly.map(({ year }) => year)).toEqual(Array.from({ length: 24 }, (_, i) => 2000 + i));
    expect(citation).toContain('SIPRI Arms Transfers Database');
  });

  it('add up to the five-year total taken from the same export: 5,013.8 in 2014–2018', () => {
    const sum = context.armsTransfers.yearly
      .filter(({ year }) => year >= 2014 && year <= 2018)
      .reduce((total, { value }) => total + value, 0);
    expect(sum).toBeCloseTo(5013.8, 1);
  });
});

describe('the rows under the timeline', () => {
  it('stand below bands of the closures and the invasion', () => {
    const { bands } = parsed<AtlasPageData>('atlas.json');
    expect(bands.map(({ name: _, ...band }) => band)).toEqual([
      { id: 'zero-covid-2020', start: '2020-03-28', end: '2023-01-08' },
      { id: 'invasion-2022', start: '2022-02-24' },
    ]);
    expect(bands.map(({ name }) => name.en)).toEqual(['COVID closures', 'War in Ukraine']);
  });
});

describe('the seven areas', () => {
  it('show as stated only what the study states', () => {
    const stated = scale.areas.filter(({ nameBasis }) => nameBasis === 'stated');
    expect(stated.map(({ order }) => order)).toEqual([1, 7]);
    const placed = scale.areas.filter(({ orderBasis }) => orderBasis === 'stated');
    expect(placed.map(({ order }) => order)).toEqual([1, 7]);
    const levels = scale.areas.filter(({ study }) => study.ratingWording === 'level');
    expect(levels.map(({ id, study }) => [id, study.rating])).toEqual([
      ['consultation', 'moderate-high'],
    ]);
  });
});

describe('zones', () => {
  it('hold what they are named for', () => {
    const inside = (id: string, place: [number, number]) => booleanPointInPolygon(place, zone(id));
    // Attu, Unalaska, Nome, Anchorage; and not Petropavlovsk, Anadyr or Bering Island.
    for (const place of [
      [172.9, 52.9],
      [-166.5, 53.9],
      [-165.4, 64.5],
      [-149.9, 61.2],
    ] as const) {
      expect(inside('alaska-aleutians', [...place]), String(place)).toBe(true);
    }
    for (const place of [
      [158.65, 53.02],
      [177.5, 64.73],
      [166.2, 55.0],
    ] as const) {
      expect(inside('alaska-aleutians', [...place]), String(place)).toBe(false);
    }
    expect(inside('guam-marianas', [144.8, 13.45])).toBe(true);
    expect(inside('hawaii', [-157.95, 21.35])).toBe(true);
    expect(inside('giuk-gap', [-7, 62])).toBe(true);
    expect(inside('south-china-sea-near-taiwan', [118, 21])).toBe(true);
    // Socotra Rock (Ieodo) lies in the Chinese and the Korean zone.
    expect(inside('china-air-defence-zone', [125.18, 32.12])).toBe(true);
    expect(inside('korea-air-defence-zone', [125.18, 32.12])).toBe(true);
  });

  it('repeat the published corner points of the Chinese zone to a minute of arc', () => {
    const ring = (zone('china-air-defence-zone').geometry as Polygon).coordinates[0] ?? [];
    const minutes = ring.slice(0, -1).map((p) => p.map((degrees) => Math.round(degrees * 60)));
    const dm = (degrees: number, minute: number) => degrees * 60 + minute;
    const published = [
      [dm(121, 47), dm(33, 11)],
      [dm(125, 0), dm(33, 11)],
      [dm(128, 20), dm(31, 0)],
      [dm(125, 0), dm(25, 38)],
      [dm(123, 0), dm(24, 45)],
      [dm(120, 58), dm(26, 44)],
    ];
    expect(minutes).toEqual(published.reverse());
  });

  it('write their citations out and say what is left out', () => {
    expect(zone('giuk-gap').properties.sources[0]).toMatch(/^Dmitry Gorenburg, .*CNA, “Russian-Ch/);
    const { leftOut } = parsed<{ leftOut: { name: string }[] }>('watch-zones.geojson');
    expect(leftOut.map(({ name }) => name).join()).toMatch(/Alaska.*Japanese/);
  });
});
