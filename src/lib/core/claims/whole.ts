/** Claims on the relationship as a whole, and those that no number here can test. */
import { correlationTest, trendTest } from '../statistics/permutation-tests';
import { randomBelow, seededRandom } from '../statistics/random';
import { dayNumber, yearsOf } from '../record/time';
import { COUNTS, type ClaimTest, type Run } from './claim-test';
import { ratesOf } from './counts';
import {
  GROWTH,
  STUDY,
  armsVolume,
  begunByYear,
  countsByYear,
  itemsOf,
  meanOf,
  roundsOf,
  within,
} from './evidence';
import { isStrong } from '../statistics/certainty';
import { cannotBeTested, outcome, verdictFor, verdictOf, type NoTest } from './outcome';

const severalTrends: Run = (given) => {
  const years = yearsOf(GROWTH);
  const series = {
    records: countsByYear(given.counted, GROWTH),
    arms: armsVolume(given, GROWTH).map((value) => value ?? 0),
    consultation: begunByYear(roundsOf(given, 'security-consultation'), GROWTH),
  };
  const tests = Object.entries(series).map(([name, values]) => {
    const p = trendTest(years, values).p.up;
    return { name, p, rises: isStrong(p) };
  });
  const named = (rises: boolean) =>
    tests.filter((test) => test.rises === rises).map(({ name }) => name);
  const [rising, notRising] = [named(true), named(false)];
  return outcome('several_trends', {
    verdict: verdictOf(rising.length > tests.length / 2, rising.length > 0),
    ...{ n: years.length, oneSided: Math.min(...tests.map(({ p }) => p)) },
    numbers: { ...GROWTH, rising: rising.length, of: tests.length },
    lists: { rising, notRising },
  });
};

/** Yearly levels before and from 2014: records and arms must both be higher. */
const twoLevels: Run = (given) => {
  const before = { from: 2003, to: 2013 };
  const test = ratesOf(given, before, STUDY);
  const armsBefore = meanOf(armsVolume(given, { from: 2000, to: 2013 }));
  const arms = meanOf(armsVolume(given, STUDY));
  if (!test || armsBefore === null || arms === null) return cannotBeTested('no_record');
  const armsRatio = arms / armsBefore;
  const [more, moreArms] = [isStrong(test.p.greater), armsRatio > 1];
  return outcome('two_levels', {
    ...{
      verdict: verdictOf(more && moreArms, more || moreArms),
      n: test.n,
      oneSided: test.p.greater,
    },
    numbers: { recordsRatio: test.ratio, armsRatio, firstYear: before.from, split: STUDY.from },
  });
};

/** "Uneven": activity and arms do not rise and fall together. */
const yearlyChanges: Run = (given) => {
  const changes = (values: readonly (number | null)[]) =>
    values.slice(1).map((value, i) => (value ?? 0) - (values[i] ?? 0));
  const records = changes(countsByYear(given.counted, STUDY));
  const arms = changes(armsVolume(given, STUDY));
  const test = correlationTest(records, arms);
  if (!test) return cannotBeTested('no_record');
  const years = yearsOf(STUDY).slice(1);
  const opposite = years.filter((_, i) => records[i]! * arms[i]! < 0);
  const apart = !isStrong(test.p.up);
  return outcome('yearly_changes', {
    verdict: verdictOf(apart && opposite.length >= years.length / 3, apart),
    ...{ n: years.length, oneSided: test.p.up },
    numbers: { ...STUDY, r: test.r, opposite: opposite.length, of: years.length },
    lists: { years: opposite.map(String) },
  });
};

const NEAR_DAYS = 7;

/**
 * Against the same calendar days in other years drawn at random: exercises and summits share their
 * seasons, which must not count as a signal.
 */
const nearSummits: Run = (given) => {
  const summits = itemsOf(given, 'summit').filter(({ mode }) => mode === 'in-person');
  const nearDays = new Set<number>();
  for (const { start, end } of summits) {
    const last = dayNumber(end ?? start) + NEAR_DAYS;
    for (let day = dayNumber(start) - NEAR_DAYS; day <= last; day++) nearDays.add(day);
  }
  const isNear = (date: string) => nearDays.has(dayNumber(date));
  const records = within(given.counted, STUDY);
  if (records.length === 0 || summits.length === 0) return cannotBeTested('no_record');
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
  const expectedNear = total / draws;
  return outcome('near_summits', {
    ...{ verdict: verdictFor(p), n: records.length, oneSided: p },
    numbers: { near: near.length, of: records.length, expectedNear, days: NEAR_DAYS },
    lists: { records: near.map(({ id }) => id) },
  });
};

const none = (claim: string, test: ClaimTest['test'], reason: NoTest): ClaimTest => ({
  ...{ claim, test },
  run: () => cannotBeTested(reason),
});

export const WHOLE_CLAIMS: readonly ClaimTest[] = [
  { claim: 'C01', test: 'whole', varies: COUNTS, run: severalTrends },
  { claim: 'C02', test: 'whole', varies: COUNTS, run: twoLevels },
  { claim: 'C05', test: 'whole', varies: COUNTS, run: yearlyChanges },
  none('C07', 'scale', 'criteria_not_public'),
  none('C12', 'words', 'needs_full_texts'),
  none('C13', 'words', 'needs_full_texts'),
  none('C16', 'arms-volume', 'cause_not_separable'),
  none('C17', 'scale', 'criteria_not_public'),
  none('C20', 'scale', 'criteria_not_public'),
  none('C30', 'words', 'outside_the_data'),
  { claim: 'C32', test: 'signals', sample: true, varies: COUNTS, run: nearSummits },
  none('C37', 'whole', 'too_early'),
  none('C38', 'words', 'sample_only'),
  none('C39', 'words', 'design_rule'),
  none('C41', 'words', 'outside_the_data'),
  none('C42', 'words', 'outside_the_data'),
  none('C43', 'arms-volume', 'too_early'),
  none('C44', 'words', 'design_rule'),
];
