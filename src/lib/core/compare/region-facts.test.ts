import { describe, expect, it } from 'vitest';
import { reachDataset } from '../../site/dataset/reach-dataset.server';
import { admits } from '../record/rules';
import { factsFor, selectionFor } from '../reach/dataset';
import { measureSpan } from '../reach/measure-span';
import { measureRegion, type RegionFacts } from './region-facts';
import { buildRegionFacts } from './region-facts-builder';

const partners = Object.keys(reachDataset.home!);
// As a page or a worker hands them on.
const text = JSON.stringify(buildRegionFacts(factsFor(reachDataset)));
const [, ...regions] = JSON.parse(text) as RegionFacts[];
const SPANS = [
  { from: 2003, to: 2013 },
  { from: 2014, to: 2019 },
  { from: 2020, to: 2026 },
  { from: 2019, to: 2019 },
];

describe('the facts of a region', () => {
  it.each(reachDataset.rules)(
    'give the measures under the region as a filter, by rule $id',
    ({ id: rule, where }) => {
      const counted = reachDataset.records.filter((record) => admits(where, record));
      const ids = new Set(counted.map(({ id }) => id));
      let told = 0;
      for (const facts of regions) {
        const selection = selectionFor(reachDataset, { rule, region: facts.region });
        for (const span of SPANS) {
          const expected = measureSpan(selection, span, { visits: null, groundIn: null });
          const measured = measureRegion(facts, (id) => ids.has(id), span, partners);
          expect(measured.records.value, facts.region).toBe(expected.records);
          for (const partner of partners) {
            const far = expected.farthestKm[partner];
            expect(measured[partner]).toMatchObject({
              value: far?.km ?? null,
              recordId: far?.recordId ?? null,
            });
            if (far) told++;
          }
        }
      }
      expect(told).toBeGreaterThan(20);
    },
  );
});
