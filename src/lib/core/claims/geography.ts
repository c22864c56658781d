/** Claims on where exercises went: by the test of the first screen, with the stall analysis beside it. */
import type { YearSpan } from '../record/time';
import type { ClaimTest, Run } from './claim-test';
import { GROWTH, LULL, SINCE } from './evidence';
import { groundTest, marksTest, measureOf, regionsTest, type RegionsOpened } from './ground';
import { cannotBeTested, outcome, verdictFor } from './outcome';
import { readMarks } from '../stall/sentence';
import type { Verdict } from '../stall/stall';

const openedLists = ({ opened }: RegionsOpened) => ({
  regions: opened.map(({ region }) => region),
  records: [...new Set(opened.map(({ recordId }) => recordId))],
});

/**
 * "Widened fast": more records set a mark than in random order. Regions opened, places and ground stand
 * beside it.
 */
function widening(period: YearSpan): Run {
  return (given) => {
    const { counted, choice } = given;
    const chance = marksTest(given, period);
    if (!chance) return cannotBeTested('no_record');
    const { few, oneSided } = readMarks(chance);
    const test = groundTest(counted, choice, period);
    const tested = test.measures.flatMap((one) =>
      one.verdict === 'cannot-be-tested' || one.measure === 'standardDistanceKm' ? [] : [one],
    );
    const regions = regionsTest(counted, choice, period);
    const places = measureOf(test, 'newPlaces');
    const said = (verdict: Verdict) => tested.filter((one) => one.verdict === verdict).length;
    return outcome('widening', {
      verdict: few ? 'not-supported' : verdictFor(oneSided),
      ...{ n: chance.records, oneSided: chance.pAsMany, chance },
      numbers: {
        ...{ faster: said('faster-than-chance'), slower: said('slower-than-chance') },
        of: tested.length,
        newPlaces: places.verdict === 'cannot-be-tested' ? null : places.observed,
        newRegions: regions.opened.length,
        ...{ expectedRegions: regions.expected, regionsP: regions.p.faster },
      },
      lists: openedLists(regions),
    });
  };
}

/** "Has not widened": fewer records set a mark than in random order, in a test that would notice it. */
function standstill(period: YearSpan): Run {
  return (given) => {
    const { counted, choice } = given;
    const chance = marksTest(given, period);
    if (!chance) return cannotBeTested('no_record');
    const { few, oneSided, certainty } = readMarks(chance);
    const ground = measureOf(groundTest(counted, choice, period), 'newGroundKm2');
    const regions = regionsTest(counted, choice, period);
    const verdict = few ? verdictFor(oneSided) : 'not-supported';
    const tested = ground.verdict !== 'cannot-be-tested';
    return outcome('new_regions', {
      verdict: certainty === 'too-few' ? 'cannot-be-tested' : verdict,
      ...{ n: chance.records, oneSided: chance.pAsFew, chance },
      numbers: {
        newRegions: regions.opened.length,
        ...{ expectedRegions: regions.expected, regionsP: regions.p.slower },
        newGroundKm2: tested ? ground.observed : null,
        expectedKm2: tested ? ground.median : null,
        groundP: tested ? ground.p.twoSided : null,
      },
      lists: openedLists(regions),
    });
  };
}

const shared = {
  test: 'geography',
  base: { kind: 'exercise' },
  // No mark depends on the radius of a footprint.
  varies: ['rule', 'precise', 'kind'],
} as const;

export const GEOGRAPHY_CLAIMS: readonly ClaimTest[] = [
  { claim: 'C22', ...shared, run: widening(GROWTH), after: widening(SINCE) },
  { claim: 'C25', ...shared, run: standstill(LULL), after: standstill(SINCE) },
];
