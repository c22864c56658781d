import { describe, expect, it } from 'vitest';
import { coverageMatrix, sourceCounts } from './coverage';
import type { AtlasRecord, Source } from '#core/record/schema';
import type { CoverageFile, RegionsFile } from '#core/record/dataset-files';

const coverage: CoverageFile = {
  from: '2003-01',
  to: '2006-06',
  lastDay: '2026-06-30',
  note: '-',
  method: { en: '-', ru: '-', zh: '-' },
  notSearched: [{ from: '2004-01', to: '2004-12', why: { en: '-', ru: '-', zh: '-' } }],
  limits: [],
  leftOut: [],
};
const region = (id: string, order: number) => ({
  type: 'Feature' as const,
  properties: { id, name: { en: id }, order },
  geometry: { type: 'Polygon' as const, coordinates: [] },
});
const regions: RegionsFile = {
  type: 'FeatureCollection',
  features: [region('far-sea', 2), region('near-sea', 1)],
};
const site = (role: string, id: string) => ({ role, region: id });
const record = {
  kind: 'patrol',
  start: '2005-12-30',
  end: '2006-01-02',
  sites: [site('staging', 'near-sea')],
  track: { regionShare: { 'far-sea': 1 } },
  sources: [{ id: 'a', supports: ['dates', 'track'] }],
} as unknown as AtlasRecord;

const { cells, years, partYears } = coverageMatrix(coverage, regions, [record]);

describe('coverage', () => {
  it('tells problems, none problems and not searched apart', () => {
    expect(years).toEqual([2003, 2004, 2005, 2006]);
    expect(cells['far-sea']!.patrol).toEqual([0, null, 1, 1]);
    expect(cells['far-sea']!.exercise).toEqual([0, null, 0, 0]);
  });

  it('counts no place where only one side was on its way', () => {
    expect(cells['near-sea']!.patrol).toEqual([0, null, 0, 0]);
  });

  it('says which years were searched in part', () => {
    expect(partYears).toEqual([2006]);
  });

  it('lists regions in their order', () => {
    expect(Object.keys(cells)).toEqual(['near-sea', 'far-sea']);
  });
});

it('says of how many records that have a field a source bears it out', () => {
  const { support } = coverageMatrix(coverage, regions, [record]);
  const supportOf = (field: string) => support.find((entry) => entry.field === field);
  expect(supportOf('track')).toEqual({ field: 'track', records: 1, supported: 1 });
  expect(supportOf('place')).toEqual({ field: 'place', records: 1, supported: 0 });
  // Without forces there is nothing to bear out.
  expect(supportOf('forces')).toBeUndefined();
});

it('counts sources without an address and those at an archive of the web', () => {
  const addresses = ['https://web.archive.org/web/2016/http://a.test/', 'https://archive.ph/aBc'];
  const others = ['https://archive.shine.cn/nation/', 'http://tass.com/archive/673953', undefined];
  const custom = { sourceType: 'secondary' as const, link: true };
  const source = (id: string, URL: string | undefined, archivedUrl?: string) =>
    ({
      id,
      URL,
      type: 'webpage',
      title: id,
      language: 'en',
      custom: { ...custom, archivedUrl },
    }) as Source;
  const sources = [...addresses, ...others].map((URL, i) => source(`s${i}`, URL));
  const kept = source('kept', 'https://a.test/', addresses[0]);
  const citing = (id: string, ...ids: string[]) =>
    ({ id, sources: ids.map((cited) => ({ id: cited })) }) as AtlasRecord;
  expect(
    sourceCounts({
      records: [citing('unlinked', 's4'), citing('linked', 's4', 's3')],
      sources: Object.fromEntries([...sources, kept].map((each) => [each.id, each])),
    }),
  ).toEqual({ all: 6, withoutAddress: 1, archived: 3, unlinked: ['unlinked'] });
});
