/** Claims on the relationship as a whole, and those that no number here can test. */
import { rateRatio } from '../statistics/exact-tests';
import { correlationTest, trendTest } from '../statistics/permutation-tests';
import { randomBelow, seededRandom } from '../statistics/random';
import { yearsOf } from '../record/time';
import { COUNTS, type ClaimTest } from './claim-test';
import { verdictFor } from './counts';
import {
  GROWTH,
  STUDY,
  armsVolume,
  countsByYear,
  dayOf,
  itemsOf,
  meanOf,
  recordsUnder,
  roundsOf,
  within,
  yearsCovered,
  type Choice,
  type Evidence,
} from './evidence';
import { cannotBeTested, outcome, type FindingVerdict, type NoTest, type Outcome } from './outcome';

function severalTrends(evidence: Evidence, choice: Choice): Outcome {
  const years = yearsOf(GROWTH);
  const rounds = roundsOf(evidence, 'security-consultation');
  const series: Record<string, (number | null)[]> = {
    records: countsByYear(recordsUnder(evidence, choice), GROWTH),
    arms: armsVolume(evidence, GROWTH),
    consultation: years.map((year) => rounds.filter((round) => round.year === year).length),
  };
  const tests = Object.entries(series).map(([name, values]) => {
    const { p } = trendTest(
      years,
      values.map((value) => value ?? 0),
    );
    return { name, p: p.up, verdict: verdictFor(p.up) };
  });
  const rising = tests.filter(({ verdict }) => verdict === 'supported');
  const verdict: FindingVerdict =
    rising.length > tests.length / 2 ? 'supported' : rising.length > 0 ? 'mixed' : 'not-supported';
  return outcome(
    'several-trends',
    verdict,
    years.length,
    Math.min(...tests.map(({ p }) => p)),
    {
      from: GROWTH.from,
      to: GROWTH.to,
      rising: rising.length,
      of: tests.length,
    },
    {
      rising: rising.map(({ name }) => name),
      notRising: tests.filter((test) => !rising.includes(test)).map(({ name }) => name),
    },
  );
}

/** Yearly levels before and from 2014: records and arms must both be higher. */
function twoLevels(evidence: Evidence, choice: Choice): Outcome {
  const [a, b] = [{ from: 2003, to: 2013 }, STUDY];
  const records = recordsUnder(evidence, choice);
  const test = rateRatio(
    { count: within(records, a).length, time: yearsCovered(evidence, a) },
    { count: within(records, b).length, time: yearsCovered(evidence, b) },
  );
  const arms = {
    a: meanOf(armsVolume(evidence, { from: 2000, to: 2013 })),
    b: meanOf(armsVolume(evidence, b)),
  };
  if (!test || arms.a === null || arms.b === null) return cannotBeTested('no-record');
  const more = test.p.greater <= 0.05;
  const armsRatio = arms.b / arms.a;
  const verdict: FindingVerdict =
    more && armsRatio > 1 ? 'supported' : more || armsRatio > 1 ? 'mixed' : 'not-supported';
  const n = within(records, a).length + within(records, b).length;
  return outcome(
    'two-levels',
    verdict,
    n,
    test.p.greater,
    {
      recordsRatio: test.ratio,
      recordsP: test.p.greater,
      armsRatio,
      firstYear: a.from,
      split: b.from,
    },
    {},
  );
}

/** "Uneven": activity and arms do not rise and fall together. */
function yearlyChanges(evidence: Evidence, choice: Choice): Outcome {
  const span = STUDY;
  const changes = (values: readonly (number | null)[]) =>
    values.slice(1).map((value, i) => (value ?? 0) - (values[i] ?? 0));
  const records = changes(countsByYear(recordsUnder(evidence, choice), span));
  const arms = changes(armsVolume(evidence, span));
  const test = correlationTest(records, arms);
  if (!test) return cannotBeTested('no-record');
  const years = yearsOf(span).slice(1);
  const opposite = years.filter((_, i) => records[i]! * arms[i]! < 0);
  const together = test.p.up <= 0.05;
  const verdict: FindingVerdict = together
    ? 'not-supported'
    : opposite.length >= years.length / 3
      ? 'supported'
      : 'mixed';
  return outcome(
    'yearly-changes',
    verdict,
    years.length,
    test.p.up,
    {
      from: span.from,
      to: span.to,
      r: test.r,
      p: test.p.up,
      opposite: opposite.length,
      of: years.length,
    },
    { years: opposite.map(String) },
  );
}

const NEAR_DAYS = 7;

/**
 * Records that begin within a week of a summit, against the same calendar days in other years drawn
 * at random: exercises and summits share their seasons, which must not count as a signal.
 */
function nearSummits(evidence: Evidence, choice: Choice): Outcome {
  const summits = itemsOf(evidence, 'summit').filter(({ mode }) => mode === 'in-person');
  const nearDays = new Set<number>();
  for (const { start, end } of summits) {
    const last = dayOf(end ?? start) + NEAR_DAYS;
    for (let day = dayOf(start) - NEAR_DAYS; day <= last; day++) nearDays.add(day);
  }
  const isNear = (date: string) => nearDays.has(dayOf(date));
  const records = within(recordsUnder(evidence, choice), STUDY);
  if (records.length === 0 || summits.length === 0) return cannotBeTested('no-record');
  const near = records.filter(({ start }) => isNear(start));
  const sameDay = records.map(({ start }) =>
    yearsOf(STUDY).map((year) => isNear(`${year}${start.slice(4).replace('-02-29', '-02-28')}`)),
  );
  const random = seededRandom(1);
  const draws = 4999;
  let [total, asMany] = [0, 1];
  for (let i = 0; i < draws; i++) {
    let count = 0;
    for (const years of sameDay) if (years[randomBelow(random, years.length)]) count++;
    total += count;
    if (count >= near.length) asMany++;
  }
  const p = asMany / (draws + 1);
  return outcome(
    'near-summits',
    verdictFor(p),
    records.length,
    p,
    {
      near: near.length,
      of: records.length,
      expected: total / draws,
      days: NEAR_DAYS,
      p,
    },
    { records: near.map(({ id }) => id) },
  );
}

const none = (claim: string, test: ClaimTest['test'], reason: NoTest): ClaimTest => ({
  claim,
  test,
  varies: [],
  run: () => cannotBeTested(reason),
});

export const WHOLE_CLAIMS: readonly ClaimTest[] = [
  { claim: 'C01', test: 'whole', varies: COUNTS, run: severalTrends },
  { claim: 'C02', test: 'whole', varies: COUNTS, run: twoLevels },
  { claim: 'C05', test: 'whole', varies: COUNTS, run: yearlyChanges },
  none('C07', 'scale', 'criteria-not-public'),
  none('C12', 'words', 'needs-full-texts'),
  none('C13', 'words', 'needs-full-texts'),
  none('C16', 'arms-volume', 'cause-not-separable'),
  none('C17', 'scale', 'criteria-not-public'),
  none('C20', 'scale', 'criteria-not-public'),
  none('C30', 'words', 'outside-the-data'),
  { claim: 'C32', test: 'signals', sample: true, varies: COUNTS, run: nearSummits },
  none('C37', 'whole', 'too-early'),
  none('C38', 'words', 'sample-only'),
  none('C39', 'words', 'design-rule'),
  none('C41', 'words', 'outside-the-data'),
  none('C42', 'words', 'outside-the-data'),
  none('C43', 'arms-volume', 'too-early'),
  none('C44', 'words', 'design-rule'),
];
