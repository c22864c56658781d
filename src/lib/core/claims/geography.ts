/** Claims on where exercises went, against the null model of the stall analysis. */
import type { YearSpan } from '../record/time';
import type { ClaimTest, Run } from './claim-test';
import { GROWTH, LULL, SINCE } from './evidence';
import { groundTest, measureOf, regionsTest, type RegionsOpened } from './ground';
import { ALPHA, cannotBeTested, outcome, verdictFor, verdictOf } from './outcome';

const openedLists = ({ opened }: RegionsOpened) => ({
  regions: opened.map(({ region }) => region),
  records: [...new Set(opened.map(({ recordId }) => recordId))],
});

/** Did ground, places and frontier grow faster than the order of records by chance gives? */
function widening(period: YearSpan): Run {
  return ({ counted, choice }) => {
    const test = groundTest(counted, choice, period);
    const tested = test.measures.flatMap((one) =>
      one.verdict === 'cannot-be-tested' || one.measure === 'standardDistanceKm' ? [] : [one],
    );
    if (tested.length === 0) return cannotBeTested('no_record');
    const regions = regionsTest(counted, choice, period);
    const ps = [...tested, regions].map(({ p }) => p);
    const faster = ps.filter((p) => p.faster <= ALPHA).length;
    const slower = ps.filter((p) => p.slower <= ALPHA).length;
    const places = measureOf(test, 'newPlaces');
    const p = Math.min(...ps.map((one) => one.faster));
    // One-sided: the claim names the direction. Half of the measures must say so.
    const half = slower === 0 && faster >= ps.length / 2;
    return outcome('widening', {
      verdict: verdictOf(half, faster > 0 || verdictFor(p) !== 'not-supported'),
      ...{ n: test.records, p },
      numbers: {
        ...{ ...period, records: test.records, faster, slower, of: ps.length },
        newPlaces: places.verdict === 'cannot-be-tested' ? null : places.observed,
        newRegions: regions.opened.length,
        ...{ expectedRegions: regions.expected, regionsP: regions.p.faster },
      },
      lists: openedLists(regions),
    });
  };
}

/**
 * "Has not widened": no region opened, and new ground slower than chance. One of the two is mixed:
 * known regions can still be filled, and one visit opens a region.
 */
function standstill(period: YearSpan): Run {
  return ({ counted, choice }) => {
    const test = groundTest(counted, choice, period);
    const ground = measureOf(test, 'newGroundKm2');
    if (ground.verdict === 'cannot-be-tested') return cannotBeTested('no_record');
    const regions = regionsTest(counted, choice, period);
    const none = regions.opened.length === 0;
    const slow = ground.p.slower <= ALPHA;
    return outcome('new_regions', {
      ...{ verdict: verdictOf(none && slow, none || slow), n: test.records, p: ground.p.slower },
      numbers: {
        ...{ ...period, records: test.records, newRegions: regions.opened.length },
        ...{ expectedRegions: regions.expected, regionsP: regions.p.slower },
        ...{ newGroundKm2: ground.observed, expectedKm2: ground.median },
      },
      lists: openedLists(regions),
    });
  };
}

const shared = {
  test: 'geography',
  base: { kind: 'exercise' },
  varies: ['rule', 'radiusKm', 'precise', 'kind'],
} as const;

export const GEOGRAPHY_CLAIMS: readonly ClaimTest[] = [
  { claim: 'C22', ...shared, run: widening(GROWTH), after: widening(SINCE) },
  { claim: 'C25', ...shared, run: standstill(LULL), after: standstill(SINCE) },
];
