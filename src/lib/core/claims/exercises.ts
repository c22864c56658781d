/** Claims on exercises: how many, how demanding, and what held them back. */
import { fisherGreater, rateRatio } from '../statistics/exact-tests';
import type { Practice } from '../record/model';
import { meanShift } from '../statistics/permutation-tests';
import type { AtlasRecord } from '../record/record';
import type { YearSpan } from '../record/time';
import { COUNTS, type ClaimTest, type Run } from './claim-test';
import { compareRates, countTrend, rateVerdict, ratesOf } from './counts';
import {
  BEFORE,
  GROWTH,
  LULL,
  SINCE,
  begunIn,
  itemsOf,
  meanOf,
  within,
  yearsCovered,
} from './evidence';
import { isStrong } from '../statistics/certainty';
import { cannotBeTested, outcome, verdictFor, verdictOf } from './outcome';

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

function practicesShift(a: YearSpan, b: YearSpan): Run {
  return ({ counted }) => {
    const [first, second] = [within(counted, a), within(counted, b)];
    const test = meanShift(first.map(demands), second.map(demands), 999);
    if (!test) return cannotBeTested('no_record');
    const earlier = counted.filter(({ start }) => start < `${b.from}`);
    const known = new Set(earlier.flatMap(({ practices }) => practices));
    const named = new Set(second.flatMap(({ practices }) => practices));
    return outcome('practices', {
      ...{ verdict: verdictFor(test.p.up), oneSided: test.p.up, n: first.length + second.length },
      numbers: {
        ...{ ...b, countA: first.length, countB: second.length },
        ...{ meanA: meanOf(first.map(demands)), meanB: meanOf(second.map(demands)) },
      },
      lists: { firsts: [...named].filter((practice) => !known.has(practice)).sort() },
    });
  };
}

/** As many months before the closures of borders, from February 2020 to December 2022, as in them. */
const closures: Run = (given) => {
  const months = 35;
  const count = (from: string, to: string) =>
    given.counted.filter(({ start }) => start.slice(0, 7) >= from && start.slice(0, 7) <= to)
      .length;
  const [before, during] = [count('2017-03', '2020-01'), count('2020-02', '2022-12')];
  const after = count('2023-01', given.coverage.to);
  const afterMonths = 12 * yearsCovered(given, { from: 2023, to: 2100 });
  const test = rateRatio({ count: before, time: months }, { count: during, time: months });
  if (!test) return cannotBeTested('no_record');
  // A fall and a recovery would fit the causes named; no series can prove them.
  const fell = isStrong(test.p.less);
  const recovered = after / afterMonths > during / months;
  return outcome('closures', {
    ...{
      verdict: verdictOf(false, fell && recovered),
      oneSided: test.p.less,
      n: before + during + after,
    },
    numbers: { months, before, during, after, afterMonths, ratio: test.ratio },
  });
};

const contactsResume: Run = (given) => {
  const meetings = itemsOf(given, 'defence-ministers', 'military-commission');
  const group = (span: YearSpan) => {
    const held = begunIn(meetings, span);
    return { hits: held.filter(({ mode }) => mode === 'in-person').length, of: held.length };
  };
  const year = { from: 2023, to: 2023 };
  const [a, b] = [group(LULL), group(year)];
  if (a.of === 0 || b.of === 0) return cannotBeTested('sample_only');
  const perYear = (span: YearSpan) =>
    within(given.counted, span).length / yearsCovered(given, span);
  const [perYearA, perYearB] = [perYear(LULL), perYear(year)];
  const p = fisherGreater(a, b);
  const [sharesUp, recordsUp] = [b.hits / b.of > a.hits / a.of, perYearB > perYearA];
  return outcome('contacts', {
    ...{
      verdict: verdictOf(isStrong(p) && recordsUp, sharesUp || recordsUp),
      oneSided: p,
      n: a.of + b.of,
    },
    numbers: {
      ...{ inPersonBefore: a.hits, ofBefore: a.of, inPersonAfter: b.hits, ofAfter: b.of },
      ...{ perYearA, perYearB },
    },
  });
};

export const onLand = (records: readonly AtlasRecord[]) =>
  records.filter(({ domains }) => domains.includes('land'));

/** Exercises with land forces, and Russian ships at sea, after the invasion against before. */
const landForces: Run = (given) => {
  const [a, b] = [
    { from: 2014, to: 2021 },
    { from: 2022, to: 2026 },
  ];
  const test = ratesOf(given, a, b, onLand(given.counted));
  if (!test) return cannotBeTested('no_record');
  const ships = (span: YearSpan) =>
    within(given.counted, span).flatMap(({ forces }) => forces.bySide?.RU?.ships ?? []);
  const shift = meanShift(ships(a), ships(b), 999);
  return outcome('land_forces', {
    ...{ verdict: rateVerdict(test, 'down'), oneSided: test.p.less, n: test.n },
    numbers: {
      ...{ landA: test.a.count, landB: test.b.count, ratio: test.ratio },
      ...{ shipsA: meanOf(ships(a)), shipsB: meanOf(ships(b)), shipsP: shift?.p.down ?? null },
    },
  });
};

const exercises = { base: { kind: 'exercise' }, varies: COUNTS } as const;

export const EXERCISE_CLAIMS: readonly ClaimTest[] = [
  {
    ...{ claim: 'C03', test: 'frequency', varies: COUNTS },
    run: compareRates(BEFORE, LULL, 'no-growth'),
    after: compareRates(LULL, SINCE, 'no-growth'),
  },
  {
    ...{ claim: 'C21', test: 'frequency', ...exercises },
    run: countTrend({ from: 2012, to: GROWTH.to }),
    after: compareRates(GROWTH, SINCE, 'up'),
  },
  {
    ...{ claim: 'C24', test: 'frequency', ...exercises },
    run: compareRates(BEFORE, LULL, 'level'),
    after: compareRates(LULL, SINCE, 'level'),
  },
  {
    ...{ claim: 'C23', test: 'complexity', ...exercises },
    run: practicesShift({ from: 2014, to: 2016 }, BEFORE),
    after: practicesShift(GROWTH, SINCE),
  },
  {
    ...{ claim: 'C26', test: 'complexity', ...exercises },
    run: practicesShift(BEFORE, LULL),
    after: practicesShift(LULL, SINCE),
  },
  { claim: 'C27', test: 'causes', ...exercises, run: closures },
  { claim: 'C28', test: 'causes', sample: true, varies: ['rule'], run: contactsResume },
  { claim: 'C29', test: 'forces', ...exercises, varies: ['rule'], run: landForces },
];
