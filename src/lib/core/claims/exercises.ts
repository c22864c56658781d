/** Claims on exercises: how many, how demanding, and what held them back. */
import { fisherGreater, rateRatio } from '../statistics/exact-tests';
import type { Practice } from '../record/model';
import { meanShift } from '../statistics/permutation-tests';
import type { AtlasRecord } from '../record/record';
import type { YearSpan } from '../record/time';
import { COUNTS, COUNTS_OF_EXERCISES, type ClaimTest } from './claim-test';
import { compareRates, countTrend, rateVerdict, verdictFor } from './counts';
import {
  BEFORE,
  GROWTH,
  LULL,
  SINCE,
  itemsOf,
  recordsUnder,
  within,
  yearsCovered,
  type Choice,
  type Evidence,
} from './evidence';
import { cannotBeTested, outcome, type FindingVerdict, type Outcome } from './outcome';

/** Practices that need the partners to act together under fire or command: ours, not the study's. */
export const DEMANDING: readonly Practice[] = [
  'air-defence',
  'airborne-assault',
  'amphibious-landing',
  'anti-submarine',
  'combined-arms',
  'cyber-and-electronic',
  'joint-command',
  'live-fire',
  'missile-defence',
  'partner-airfield',
  'strike',
  'submarine-rescue',
];

const demands = ({ practices }: AtlasRecord) =>
  practices.filter((practice) => DEMANDING.includes(practice)).length;

/** Demanding practices per record in one period against another. */
function practicesShift(records: readonly AtlasRecord[], a: YearSpan, b: YearSpan): Outcome {
  const [first, second] = [within(records, a), within(records, b)];
  const test = meanShift(first.map(demands), second.map(demands), { draws: 999 });
  if (!test) return cannotBeTested('no-record');
  const mean = (group: readonly AtlasRecord[]) =>
    group.reduce((sum, record) => sum + demands(record), 0) / group.length;
  const earlier = records.filter(({ start }) => start < `${b.from}`);
  const known = new Set(earlier.flatMap(({ practices }) => practices));
  const fresh = new Set(second.flatMap(({ practices }) => practices));
  return outcome(
    'practices',
    verdictFor(test.p.up),
    first.length + second.length,
    test.p.up,
    {
      from: b.from,
      to: b.to,
      meanA: mean(first),
      meanB: mean(second),
      countA: first.length,
      countB: second.length,
      p: test.p.up,
    },
    { firsts: [...fresh].filter((practice) => !known.has(practice)).sort() },
  );
}

/** Months in which travel was closed, as the study's first cause would have it. */
const CLOSED = { from: '2020-02', to: '2022-12' };

function closures(evidence: Evidence, choice: Choice): Outcome {
  const records = recordsUnder(evidence, choice);
  const monthOf = ({ start }: AtlasRecord) => start.slice(0, 7);
  const months = 35;
  const count = (from: string, to: string) =>
    records.filter((record) => monthOf(record) >= from && monthOf(record) <= to).length;
  const [before, during] = [count('2017-03', '2020-01'), count(CLOSED.from, CLOSED.to)];
  const after = count('2023-01', evidence.coverage.to);
  const afterMonths = 12 * yearsCovered(evidence, { from: 2023, to: 2100 });
  const test = rateRatio({ count: before, time: months }, { count: during, time: months });
  if (!test) return cannotBeTested('no-record');
  // A fall and a recovery would fit the causes named; no series can prove them.
  const fell = test.p.less <= 0.05;
  const recovered = after / afterMonths > during / months;
  const verdict: FindingVerdict = fell && recovered ? 'mixed' : 'not-supported';
  return outcome(
    'closures',
    verdict,
    before + during + after,
    test.p.less,
    {
      months,
      before,
      during,
      after,
      afterMonths,
      ratio: test.ratio,
      p: test.p.less,
    },
    {},
  );
}

function contactsResume(evidence: Evidence, choice: Choice): Outcome {
  const records = recordsUnder(evidence, choice);
  const meetings = itemsOf(evidence, 'defence-ministers', 'military-commission');
  const group = ({ from, to }: YearSpan) => {
    const held = meetings.filter(({ start }) => start >= `${from}` && start < `${to + 1}`);
    return { hits: held.filter(({ mode }) => mode === 'in-person').length, of: held.length };
  };
  const year = { from: 2023, to: 2023 };
  const [a, b] = [group(LULL), group(year)];
  if (a.of === 0 || b.of === 0) return cannotBeTested('sample-only');
  const perYear = (span: YearSpan) => within(records, span).length / yearsCovered(evidence, span);
  const p = fisherGreater(a, b);
  const [perYearA, perYearB] = [perYear(LULL), perYear(year)];
  const shareUp = b.hits / b.of > a.hits / a.of;
  const verdict: FindingVerdict =
    p <= 0.05 && perYearB > perYearA
      ? 'supported'
      : shareUp || perYearB > perYearA
        ? 'mixed'
        : 'not-supported';
  return outcome(
    'contacts',
    verdict,
    a.of + b.of,
    p,
    {
      inPersonBefore: a.hits,
      ofBefore: a.of,
      inPersonAfter: b.hits,
      ofAfter: b.of,
      p,
      perYearA,
      perYearB,
    },
    {},
  );
}

/** Exercises with land forces, and Russian ships at sea, after the invasion against before. */
function landForces(evidence: Evidence, choice: Choice): Outcome {
  const records = recordsUnder(evidence, choice);
  const [a, b] = [
    { from: 2014, to: 2021 },
    { from: 2022, to: 2026 },
  ];
  const land = records.filter(({ domains }) => domains.includes('land'));
  const [landA, landB] = [within(land, a).length, within(land, b).length];
  const test = rateRatio(
    { count: landA, time: yearsCovered(evidence, a) },
    { count: landB, time: yearsCovered(evidence, b) },
  );
  if (!test) return cannotBeTested('no-record');
  const ships = (span: YearSpan) =>
    within(records, span).flatMap(({ forces }) => forces.bySide?.RU?.ships ?? []);
  const [shipsA, shipsB] = [ships(a), ships(b)];
  const shift = meanShift(shipsA, shipsB, { draws: 999 });
  const mean = (values: readonly number[]) =>
    values.length > 0 ? values.reduce((sum, x) => sum + x, 0) / values.length : null;
  return outcome(
    'land-forces',
    rateVerdict(test, 'down'),
    landA + landB,
    test.p.less,
    {
      landA,
      landB,
      ratio: test.ratio,
      p: test.p.less,
      shipsA: mean(shipsA),
      shipsB: mean(shipsB),
      shipsP: shift?.p.down ?? null,
    },
    {},
  );
}

const exercises: Partial<Choice> = { kind: 'exercise' };

export const EXERCISE_CLAIMS: readonly ClaimTest[] = [
  {
    claim: 'C03',
    test: 'frequency',
    varies: COUNTS,
    run: (evidence, choice) =>
      compareRates(evidence, recordsUnder(evidence, choice), BEFORE, LULL, 'no-growth'),
    after: (evidence, choice) =>
      compareRates(evidence, recordsUnder(evidence, choice), LULL, SINCE, 'no-growth'),
  },
  {
    claim: 'C21',
    test: 'frequency',
    base: exercises,
    varies: COUNTS,
    run: (evidence, choice) =>
      countTrend(recordsUnder(evidence, choice), { from: 2012, to: GROWTH.to }),
    after: (evidence, choice) =>
      compareRates(evidence, recordsUnder(evidence, choice), GROWTH, SINCE, 'up'),
  },
  {
    claim: 'C24',
    test: 'frequency',
    base: exercises,
    varies: COUNTS,
    run: (evidence, choice) =>
      compareRates(evidence, recordsUnder(evidence, choice), BEFORE, LULL, 'level'),
    after: (evidence, choice) =>
      compareRates(evidence, recordsUnder(evidence, choice), LULL, SINCE, 'level'),
  },
  {
    claim: 'C23',
    test: 'complexity',
    base: exercises,
    varies: COUNTS,
    run: (evidence, choice) =>
      practicesShift(
        recordsUnder(evidence, choice),
        { from: 2014, to: 2016 },
        { from: 2017, to: 2019 },
      ),
    after: (evidence, choice) => practicesShift(recordsUnder(evidence, choice), GROWTH, SINCE),
  },
  {
    claim: 'C26',
    test: 'complexity',
    base: exercises,
    varies: COUNTS,
    run: (evidence, choice) => practicesShift(recordsUnder(evidence, choice), BEFORE, LULL),
    after: (evidence, choice) => practicesShift(recordsUnder(evidence, choice), LULL, SINCE),
  },
  { claim: 'C27', test: 'causes', base: exercises, varies: COUNTS, run: closures },
  {
    claim: 'C28',
    test: 'causes',
    sample: true,
    varies: COUNTS_OF_EXERCISES,
    run: contactsResume,
  },
  { claim: 'C29', test: 'forces', base: exercises, varies: COUNTS_OF_EXERCISES, run: landForces },
];
