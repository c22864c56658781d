import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { admits } from '../record/rules';
import { choose, datasetOf } from './dataset';
import { measureSpan } from './measure-span';
import { measureRegion } from './region-facts';
import { regionFacts } from './region-facts-builder';

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
          const expected = measureSpan(selection, span, { visits: null, groundIn: null });
          const measured = measureRegion(facts.get(region)!, (id) => ids.has(id), span, partners);
          expect(measured.records.value, region).toBe(expected.records);
          for (const partner of partners)
            expect(measured[partner]!.value).toBe(expected.farthestKm[partner]?.km ?? null);
          for (const partner of partners) {
            const far = expected.farthestKm[partner];
            if (!far) continue;
            expect(measured[partner]!.recordId, `${region} ${partner}`).toBe(far.recordId);
            told++;
          }
        }
      expect(told).toBeGreaterThan(20);
    },
  );

  it('have no distance without a record', () => {
    const [first] = facts.values();
    const none = measureRegion(first!, () => false, { from: 2003, to: 2026 }, partners);
    expect(partners).toEqual(['RU', 'CN']);
    expect(Object.values(none).map(({ value }) => value)).toEqual([0, 0, 0, null, null]);
    expect(Object.values(none).flatMap(({ records }) => records)).toEqual([]);
  });
});
