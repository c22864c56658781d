/** Claims on where exercises went, against the null model of the stall analysis. */
import type { YearSpan } from '../record/time';
import { PLACES, type ClaimTest } from './claim-test';
import { GROWTH, LULL, SINCE, recordsUnder, type Choice, type Evidence } from './evidence';
import { groundTest, measureOf, regionsTest } from './ground';
import { cannotBeTested, outcome, type FindingVerdict, type Outcome } from './outcome';

/** Did ground, places and frontier grow faster than the order of records by chance gives? */
function widening(evidence: Evidence, choice: Choice, period: YearSpan): Outcome {
  const records = recordsUnder(evidence, choice);
  const test = groundTest(records, choice, period);
  const growth = test.measures.filter(
    (one) => one.verdict !== 'cannot-be-tested' && one.measure !== 'standardDistanceKm',
  );
  const tested = growth.flatMap((one) => (one.verdict === 'cannot-be-tested' ? [] : [one]));
  if (tested.length === 0) return cannotBeTested('no-record');
  const regions = regionsTest(records, choice, period);
  const opened = regions.opened;
  const ps = [...tested.map((one) => one.p), regions.p];
  const faster = ps.filter((p) => p.faster <= 0.05).length;
  const slower = ps.filter((p) => p.slower <= 0.05).length;
  const places = measureOf(test, 'newPlaces');
  const p = Math.min(...ps.map((one) => one.faster));
  // One-sided: the claim names the direction. Half of the measures must say so.
  const verdict: FindingVerdict =
    slower === 0 && faster >= ps.length / 2
      ? 'supported'
      : faster > 0 || p <= 0.25
        ? 'mixed'
        : 'not-supported';
  return outcome(
    'widening',
    verdict,
    test.records,
    p,
    {
      from: period.from,
      to: period.to,
      records: test.records,
      newRegions: opened.length,
      newPlaces: places.verdict === 'cannot-be-tested' ? null : places.observed,
      faster,
      slower,
      of: ps.length,
      expectedRegions: regions.expected,
      regionsP: regions.p.faster,
      p,
    },
    {
      regions: opened.map(({ region }) => region),
      records: [...new Set(opened.map(({ recordId }) => recordId))],
    },
  );
}

/**
 * "Has not widened": no region opened, and new ground slower than chance. One of the two is mixed:
 * known regions can still be filled, and one visit opens a region.
 */
function standstill(evidence: Evidence, choice: Choice, period: YearSpan): Outcome {
  const records = recordsUnder(evidence, choice);
  const test = groundTest(records, choice, period);
  const ground = measureOf(test, 'newGroundKm2');
  const { opened, expected, p: regionsP } = regionsTest(records, choice, period);
  if (ground.verdict === 'cannot-be-tested') return cannotBeTested('no-record');
  const slow = ground.p.slower <= 0.05;
  const verdict: FindingVerdict =
    opened.length === 0 && slow
      ? 'supported'
      : opened.length === 0 || slow
        ? 'mixed'
        : 'not-supported';
  return outcome(
    'new-regions',
    verdict,
    test.records,
    ground.p.slower,
    {
      from: period.from,
      to: period.to,
      records: test.records,
      newRegions: opened.length,
      expectedRegions: expected,
      regionsP: regionsP.slower,
      newGroundKm2: ground.observed,
      expectedKm2: ground.median,
      p: ground.p.slower,
    },
    {
      regions: opened.map(({ region }) => region),
      records: [...new Set(opened.map(({ recordId }) => recordId))],
    },
  );
}

const shared = {
  test: 'geography',
  base: { kind: 'exercise' },
  varies: [...PLACES, 'kind'],
} as const;

export const GEOGRAPHY_CLAIMS: readonly ClaimTest[] = [
  {
    claim: 'C22',
    ...shared,
    run: (evidence, choice) => widening(evidence, choice, GROWTH),
    after: (evidence, choice) => widening(evidence, choice, SINCE),
  },
  {
    claim: 'C25',
    ...shared,
    run: (evidence, choice) => standstill(evidence, choice, LULL),
    after: (evidence, choice) => standstill(evidence, choice, SINCE),
  },
];
