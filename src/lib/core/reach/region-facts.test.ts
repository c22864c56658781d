import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { admits } from '../record/rules';
import { choose, datasetOf } from './dataset';
import { measureSpan } from './measure-span';
import { measureRegion } from './region-facts';
import { regionFacts } from './region-facts-builder';
import { roundSpan } from './round';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const dataset = datasetOf(read('static/data/events.json'), {
  rules: read('geodata/russia-china/rules.json'),
  home: read('static/data/home.json'),
  regions: read('static/data/regions.geojson'),
  newPlaceKm: 500,
});
const partners = Object.keys(dataset.home!);
const facts = new Map(
  choose(dataset, { rule: 'all' })
    .byRegion()
    .map(({ region, selection }) => [
      region,
      // As a page or a worker hands them on.
      JSON.parse(JSON.stringify(regionFacts(region, selection))) as ReturnType<typeof regionFacts>,
    ]),
);

describe('the facts of a region', () => {
  it.each(dataset.rules.map(({ id }) => id))(
    'give the measures under the region as a filter, by rule %s',
    (rule) => {
      const { where } = dataset.rules.find(({ id }) => id === rule)!;
      const ids = new Set(
        dataset.records.filter((record) => admits(where, record)).map(({ id }) => id),
      );
      let told = 0;
      for (const { region, selection } of choose(dataset, { rule }).byRegion())
        for (const span of [
          { from: 2003, to: 2013 },
          { from: 2014, to: 2019 },
          { from: 2020, to: 2026 },
          { from: 2019, to: 2019 },
        ]) {
          const expected = roundSpan(measureSpan(selection, span));
          const measured = measureRegion(facts.get(region)!, (id) => ids.has(id), span, partners);
          expect(measured.records.value, region).toBe(expected.records);
          expect(measured.ground.value).toBe(expected.newGroundKm2.all);
          for (const partner of partners)
            expect(measured[partner]!.value).toBe(expected.farthestKm[partner]?.km ?? null);
          for (const [measure, decided] of [
            ['newGroundKm2.all', measured.ground] as const,
            ...partners.map((partner) => [`farthestKm.${partner}`, measured[partner]!] as const),
          ]) {
            const deciding = expected.decidingRecord[measure];
            expect(decided.recordId ?? undefined, `${region} ${measure}`).toBe(deciding?.recordId);
            if (!deciding || expected.records === 1) continue;
            const without = decided.value! + deciding.change;
            expect(Math.abs(decided.without! - without)).toBeLessThanOrEqual(1);
            told++;
          }
        }
      expect(told).toBeGreaterThan(20);
    },
  );

  it('have nothing without a record: neither ground nor distance', () => {
    const [first] = facts.values();
    const none = measureRegion(first!, () => false, { from: 2003, to: 2026 }, partners);
    expect(partners).toEqual(['RU', 'CN']);
    expect(Object.values(none).map(({ value }) => value)).toEqual([0, 0, 0, null, null, null]);
    expect(Object.values(none).flatMap(({ records }) => records)).toEqual([]);
  });

  it('are without a value where their only record is left out', () => {
    const gulf = facts.get('caucasus')!;
    const first = (id: string) => id === gulf.records[0]!.id;
    const alone = measureRegion(gulf, first, { from: 2003, to: 2026 }, partners);
    expect(alone.ground.value).toBeGreaterThan(0);
    expect(alone.ground.without).toBeNull();
  });
});
