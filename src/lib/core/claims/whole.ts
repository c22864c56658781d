/** Claims on the relationship as a whole: several series together. */
import { correlationTest } from '../statistics/permutation-tests';
import { isStrong } from '../statistics/certainty';
import { studentTwoSided } from '../statistics/student-t';
import { yearsOf } from '../record/time';
import { volumeChance } from './arms';
import type { Run } from './claims';
import { growthChance, rateChance, ratesOf } from './counts';
import { armsVolume, begunByYear, countsByYear, meanOf, roundsOf } from './evidence';
import { byLevel, byParts, cannotBeTested, outcome, type Chance } from './outcome';
import { isBlind } from './power';

/** "As a whole": each series that can be told must rise. One that could hardly rise tells nothing. */
export const trends: Run = ({ before, period }, given) => {
  const years = yearsOf(period);
  const arms = armsVolume(given, period).map((value) => value ?? 0);
  const begun = begunByYear(roundsOf(given, 'security-consultation'), period);
  const series = {
    records: growthChance(begunByYear(given.counted, before!), begunByYear(given.counted, period)),
    arms: volumeChance(years, arms),
    consultation: growthChance([], begun),
  };
  const tests = Object.entries(series).flatMap(([name, by]) => (by ? { name, by } : []));
  const told = tests.filter(({ by }) => !isBlind(by.power));
  const named = (of: typeof tests) => of.map(({ name }) => name);
  const [rising, notRising] = [true, false].map((rises) =>
    named(told.filter(({ by }) => isStrong(by.oneSided) === rises)),
  ) as [string[], string[]];
  const untold = named(tests).filter((name) => !named(told).includes(name));
  // The clearest of those that can be told; without one, the least blind, which the gate stops.
  const [clearest] = told.length
    ? told.sort((a, b) => a.by.oneSided - b.by.oneSided)
    : tests.sort((a, b) => b.by.power - a.by.power);
  return outcome('several_trends', {
    ...{ ...byParts(...told.map(({ by }) => isStrong(by.oneSided))), by: clearest!.by },
    n: years.length,
    numbers: { ...period, rising: rising.length, of: told.length, untold: untold.length },
    lists: { rising, notRising, untold },
  });
};

/** Yearly levels before and since: records and arms must both be higher. */
export const levels: Run = (check, given) => {
  const { before, period } = check;
  const test = ratesOf(check, given);
  // SIPRI's series begins before the records do.
  const armsBefore = meanOf(armsVolume(given, { from: 1992, to: before!.to }));
  const arms = meanOf(armsVolume(given, period));
  if (!test || armsBefore === null || arms === null) return cannotBeTested('no_record');
  const by = rateChance(test, 'up');
  const armsRatio = arms / armsBefore;
  return outcome('two_levels', {
    ...{ ...byParts(isStrong(by.oneSided), armsRatio > 1), by, n: test.n },
    numbers: {
      ...{ recordsRatio: test.ratio, armsRatio, firstYear: before!.from, split: period.from },
    },
  });
};

/** Series that grow evenly share at least half of their ups and downs: r² = ½. */
const TOGETHER = Math.SQRT1_2;

/** P(Z <= z): Student's t with very many degrees of freedom. */
const normalBelow = (z: number) => (1 + Math.sign(z) * studentTwoSided(Math.abs(z), 10_001)) / 2;

/** "Uneven": that activity and arms move together must be excluded (Fisher's z of a correlation). */
export const changes: Run = ({ period }, given) => {
  const steps = (values: readonly (number | null)[]) =>
    values.slice(1).map((value, i) => (value ?? 0) - (values[i] ?? 0));
  const records = steps(countsByYear(given.counted, period));
  const arms = steps(armsVolume(given, period));
  const test = correlationTest(records, arms);
  if (!test) return cannotBeTested('no_record');
  const years = yearsOf(period).slice(1);
  const opposite = years.filter((_, i) => records[i]! * arms[i]! < 0);
  const root = Math.sqrt(years.length - 3);
  const together = Math.atanh(TOGETHER) * root;
  const by: Chance = {
    alternative: 'unrelated',
    oneSided: normalBelow(Math.atanh(test.r) * root - together),
    power: normalBelow(together - 1.959964),
  };
  return outcome('yearly_changes', {
    ...{ ...byLevel(by.oneSided, isStrong(test.p.up)), by, n: years.length },
    numbers: { ...period, r: test.r, opposite: opposite.length, of: years.length },
    lists: { years: opposite.map(String) },
  });
};
