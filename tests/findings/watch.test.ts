/** The watch indicators against records known to lie in a zone or far from it. */
import { describe, expect, it } from 'vitest';
import { watchFindings } from '../../geodata/analysis/watch';
import { directionsIn } from '#core/answer/answer';
import { DEFAULT_CHOICES, visitsFor } from '#core/reach/dataset';
import { reachDataset } from '../../src/lib/site/dataset/reach-dataset.server';
import { atlas, indicators, rules, zones } from './evidence.fixture';

describe('watch indicators', () => {
  const counted = rules.filter(({ id }) => id === 'core' || id === 'all');
  const watched = watchFindings(indicators, zones, atlas.records, counted);
  const finding = (id: string) => watched.find(({ indicatorId }) => indicatorId === id)!;
  const state = (id: string, rule: string) =>
    finding(id).under.find((candidate) => candidate.rule === rule)!;

  it('find the bombers off Alaska of 24 July 2024 inside the zone, under both rules', () => {
    for (const rule of ['core', 'all']) {
      const since = state('W05', rule).since.map(({ recordId }) => recordId);
      expect(since).toContain('bomber-patrol-2024-1');
    }
  });

  it('find nothing within 1,000 km of the Greenland-Iceland-UK gap', () => {
    expect(state('W04', 'all').inside).toEqual([]);
    expect(state('W04', 'all').nearest!.km).toBeGreaterThan(1000);
  });

  it('find the Baltic not entered since 2017 by the core rule, and in July 2024 over all records', () => {
    const [core, every] = [state('W08', 'core'), state('W08', 'all')];
    expect(core.inside.map(({ recordId }) => recordId)).toEqual(['joint-sea-2017-1']);
    expect(core.since).toEqual([]);
    expect(every.since.at(-1)!.start.slice(0, 7)).toBe('2024-07');
    expect(state('W07', 'core').inside[0]!.start.slice(0, 4)).toBe('2014');
  });

  it.each([
    ['W07', 'mediterranean'],
    ['W08', 'baltic-atlantic'],
  ])('%s agrees with the direction %s on the last visit by sea, rule by rule', (id, direction) => {
    for (const rule of counted) {
      const bySea = { rule: rule.id, where: { domains: ['sea' as const] } };
      const dates = directionsIn(reachDataset, visitsFor(reachDataset, bySea), DEFAULT_CHOICES)
        .flatMap(({ rows }) => rows.filter((row) => row.id === direction))
        .flatMap(({ last }) => (last ? [last.date] : []));
      expect(dates.length).toBeGreaterThan(0);
      expect(state(id, rule.id).inside.at(-1)!.start, rule.id).toBe(dates.sort().at(-1));
    }
  });

  it('say of a record without a measured place nothing, not that it is infinitely far', () => {
    const placeless = atlas.records
      .filter(({ track }) => !track)
      .map((record) => ({ ...record, sites: [] }));
    const told = watchFindings(indicators, zones, placeless, counted);
    const visits = told.flatMap(({ under }) => under.map(({ nearest }) => nearest));
    expect(visits.filter((nearest) => nearest !== null)).toEqual([]);
  });

  it('refuse an indicator whose zone is missing', () => {
    expect(() => watchFindings(indicators, { ...zones, features: [] }, [], counted)).toThrow(
      'W04: zone giuk-gap is not among the watch zones',
    );
  });
});
