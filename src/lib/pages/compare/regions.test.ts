import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compare } from '#core/compare/measure-years';
import { buildRegionFacts } from '#core/compare/region-facts-builder';
import { factsFor } from '#core/reach/dataset';
import type { AtlasData } from '#core/record/schema';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { briefOf, compareRegion, REGION_GROUPS, sortRegions, valueText } from './regions';
import { HALVES } from './compare-link';

const events = JSON.parse(readFileSync('static/data/events.json', 'utf8')) as AtlasData;
const core = new Map(
  events.records
    .filter(({ scope }) => scope === 'core')
    .map((record) => [record.id, briefOf(record)]),
);
const spans = { before: { from: 2014, to: 2019 }, since: { from: 2020, to: 2026 } };
const [whole, ...rows] = buildRegionFacts(factsFor(reachDataset)).map((facts) =>
  compareRegion(facts, (id) => core.has(id), spans),
);
const row = (id: string) => rows.find(({ region }) => region === id)!;

describe('the regions in both halves', () => {
  it('are grouped by where records are', () => {
    const [came, both, dropped, neither] = REGION_GROUPS;
    for (const { before, since, group } of rows) {
      const groups = before.records.value ? [dropped, both] : [neither, came];
      expect(group).toBe(groups[since.records.value ? 1 : 0]);
      if (before.records.value === 0) expect(before.CN!.value).toBeNull();
    }
    const western = events.records.filter(({ scope, kind, start, sites, track }) => {
      const own = [...sites.map(({ region }) => region), ...Object.keys(track?.regionShare ?? {})];
      const isPatrol = scope === 'core' && kind === 'patrol' && own.includes('western-pacific');
      return isPatrol && start >= '2020' && start < '2027';
    });
    expect(row('western-pacific').since.patrol.value).toBe(western.length);
  });

  it('begin with the whole world, which has every record that counts, placed or not', () => {
    const inSpan = ({ start, end }: { start: string; end: string }) =>
      start <= '2026-12-31' && end >= '2020-01-01';
    expect(whole!.since.records.value).toBe([...core.values()].filter(inSpan).length);
    const { a: measured } = compare(reachDataset, {}, { a: spans.before, b: spans.since });
    expect(whole!.before.CN!.value).toBe(measured.farthestKm.CN!.km);
  });

  it('are sorted by the larger of two values, those without one last', () => {
    const sorted = sortRegions(rows, 'CN', String);
    const most = sorted.map((region) =>
      Math.max(...HALVES.map((half) => region[half].CN!.value ?? -1)),
    );
    expect(most).toEqual(most.toSorted((a, b) => b - a));
    expect(sorted[0]!.region).toBe('southern-africa');
    const { since } = sortRegions(rows, 'since.patrol', String)[0]!;
    expect(since.patrol.value).toBe(Math.max(...rows.map((own) => own.since.patrol.value!)));
    expect(sortRegions(rows, 'name', (id) => id)[0]!.region).toBe('arabian-sea');
  });

  it('have their unit in the head of the table', () => {
    expect([null, 0, 2587].map(valueText)).toEqual(['–', '0', '2,590']);
  });
});
