import { mean } from 'd3-array';
import { directionsAt } from '../reach/directions';
import { isNewPlace, neighbours, newPlaces } from '../reach/new-places';
import { travelled } from '../reach/travelled';
import { practicesSupported, type AtlasRecord } from '../record/record';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import { PACE_DEFAULTS, paceBetween } from '../stall/pace';
import { readPace } from '../stall/sentence-pace';
import { isStrong } from '../statistics/certainty';
import { rateRatio, shareInterval, studentTwoSided, runsAtLeast } from '../statistics/exact-tests';
import { correlationTest, meanShift } from '../statistics/permutation-tests';
import { randomBelow } from '../statistics/random';
import {
  doublingPower,
  growthChance,
  majorityChance,
  rateChance,
  riseChance,
  shareChance,
  simulatedPower,
} from './chance';
import type { Chance } from './chance';
import type { ClaimCheck } from './claims';
import { byLevel, byParts, isBlind, type Found, type NoTest } from './outcome';
import { begunByYear, entriesOf, seriesOf, valuesIn, wentTo, within, yearsCovered } from './sample';
import type { Sample } from './sample';

/** Why there is nothing to tell, or what was found. */
type Test = (check: ClaimCheck, sample: Sample) => Found | NoTest;

/** Things a year in one period against another. */
const rate: Test = (check, sample) => {
  const entries = entriesOf(seriesOf(check), sample);
  const rateIn = (span: YearSpan) => {
    const [count, time] = [within(entries, span).length, yearsCovered(sample, span)];
    return { count, time, perYear: count / time };
  };
  const { before, period, side = 'up' } = check;
  const [a, b] = [rateIn(before!), rateIn(period)];
  const test = rateRatio(a, b);
  if (!test) return 'no_record';
  const chance = rateChance(a, b, side);
  const { less, greater } = test.p;
  const isChange = side === 'up' || side === 'down';
  const changed = isStrong(side === 'level' ? Math.min(less, greater) : greater);
  return {
    ...{ chance, n: a.count + b.count },
    ruling: isChange ? undefined : byLevel(chance.oneSided, changed),
    numbers: {
      ...{ fromA: before!.from, toA: before!.to, countA: a.count, perYearA: a.perYear },
      ...{ fromB: period.from, toB: period.to, countB: b.count, perYearB: b.perYear },
      ...{ ratio: test.ratio, low: test.interval[0], high: test.interval[1] },
    },
  };
};

/** Each series must rise; one whose test could hardly notice it tells nothing. */
const trend: Test = (check, sample) => {
  const { period } = check;
  const tests = Object.entries(check.series).flatMap(([name, series]) => {
    const entries = entriesOf(series, sample);
    const before = series.before ? begunByYear(entries, series.before) : [];
    const chance =
      series.of === 'transfers'
        ? riseChance(
            within(entries, period).map(({ start }) => yearOf(start)),
            valuesIn(entries, period),
          )
        : growthChance(before, begunByYear(entries, period));
    return chance ? { name, chance, rises: isStrong(chance.oneSided) } : [];
  });
  const [only] = tests;
  if (!only) return 'no_record';
  if (tests.length === 1) return { chance: only.chance, n: 0 };
  const namesOf = (of: typeof tests) => of.map(({ name }) => name);
  const told = tests.filter(({ chance }) => !isBlind(chance.power));
  const untold = namesOf(tests.filter((one) => !told.includes(one)));
  const [rising, notRising] = [true, false].map((yes) =>
    namesOf(told.filter(({ rises }) => rises === yes)),
  );
  // The clearest of those that can be told; without one, the least blind, which the gate stops.
  const [clearest] = told.length
    ? told.toSorted((a, b) => a.chance.oneSided - b.chance.oneSided)
    : tests.toSorted((a, b) => b.chance.power - a.chance.power);
  return {
    ...{ chance: clearest!.chance, n: yearsOf(period).length },
    ruling: byParts(told.map(({ rises }) => rises)),
    numbers: { ...period, rising: rising!.length, of: told.length, untold: untold.length },
    lists: { rising: rising!, notRising: notRising!, untold },
  };
};

const countIn = (check: ClaimCheck, name: string, span: YearSpan, sample: Sample) =>
  within(entriesOf(seriesOf(check, name), sample), span).length;

/** Most things go one way: `hits` against `misses`; what goes both ways is in `all` alone. */
const majority: Test = (check, sample) => {
  const of = (name: string) => countIn(check, name, check.period, sample);
  const [hits, misses] = [of('hits'), of('misses')];
  const n = hits + misses;
  if (n === 0) return 'no_record';
  const chance = majorityChance(hits, n);
  const [shareLow, shareHigh] = shareInterval(hits, n);
  return {
    ...{ chance, n },
    numbers: { hits, misses, others: of('all') - n, share: hits / n, shareLow, shareHigh },
  };
};

/** A larger share of `all` are `hits` than in the years before. */
const share: Test = (check, sample) => {
  const groupIn = (span: YearSpan) => ({
    hits: countIn(check, 'hits', span, sample),
    of: countIn(check, 'all', span, sample),
  });
  const [a, b] = [groupIn(check.before!), groupIn(check.period)];
  if (a.of === 0 || b.of === 0) return 'sample_only';
  return {
    ...{ chance: shareChance(a, b), n: a.of + b.of },
    numbers: { hitsBefore: a.hits, ofBefore: a.of, hitsAfter: b.hits, ofAfter: b.of },
  };
};

/** Series that move together share at least half of their ups and downs: r² = ½. */
const TOGETHER = Math.SQRT1_2;

/** P(Z <= z): Student's t with very many degrees of freedom. */
const normalBelow = (z: number) => (1 + Math.sign(z) * studentTwoSided(Math.abs(z), 10_001)) / 2;

/** That two series move together from year to year must be excluded (Fisher's z of a correlation). */
const correlation: Test = ({ series, period }, sample) => {
  const [x, y] = Object.values(series).map((one) => {
    const values = valuesIn(entriesOf(one, sample), period);
    return values.slice(1).map((value, i) => value - values[i]!);
  });
  const test = correlationTest(x!, y!);
  if (!test) return 'no_record';
  const years = yearsOf(period).slice(1);
  const opposite = years.filter((_, i) => x![i]! * y![i]! < 0);
  const root = Math.sqrt(years.length - 3);
  const together = Math.atanh(TOGETHER) * root;
  const chance: Chance = {
    alternative: 'unrelated',
    oneSided: normalBelow(Math.atanh(test.r) * root - together),
    power: normalBelow(together - 1.959964),
  };
  return {
    ...{ chance, n: years.length, ruling: byLevel(chance.oneSided, isStrong(test.p.up)) },
    numbers: { ...period, r: test.r, opposite: opposite.length, of: years.length },
    lists: { years: opposite.map(String) },
  };
};

/** Of the records of either period, those whose practices a source supports: with fewer, no test. */
const LEAST_SOURCED = 0.75;

/** More of the named practices a record, of those records alone whose practices a cited page supports. */
const practices: Test = ({ before, period, practices: wanted = [] }, { counted }) => {
  const demands = (record: AtlasRecord) =>
    record.practices.filter((practice) => wanted.includes(practice)).length;
  const [allA, allB] = [within(counted, before!), within(counted, period)];
  const [first, second] = [allA.filter(practicesSupported), allB.filter(practicesSupported)];
  const [a, b] = [first.map(demands), second.map(demands)];
  const test = meanShift(a, b, 999);
  if (!test) return allA.length && allB.length ? 'no_source' : 'no_record';
  const isSourced =
    a.length >= LEAST_SOURCED * allA.length && b.length >= LEAST_SOURCED * allB.length;
  const both = [...a, ...b];
  const power = simulatedPower((random) => {
    const drawn = () => both[randomBelow(random, both.length)]!;
    return meanShift(
      a.map(drawn),
      b.map(() => drawn() + 1),
      199,
    )!.p.up;
  }, 200);
  const earlier = counted.filter(({ start }) => start < `${period.from}`);
  const known = new Set(earlier.flatMap(({ practices: named }) => named));
  const named = new Set(second.flatMap(({ practices: of }) => of));
  const tagged = allA.length + allB.length;
  return {
    chance: { alternative: 'one_more', oneSided: test.p.up, power },
    ...{ n: both.length, reason: isSourced ? undefined : 'no_source' },
    numbers: {
      ...{ ...period, countA: a.length, countB: b.length, meanA: mean(a)!, meanB: mean(b)! },
      ...{ unsourced: tagged - both.length, tagged },
    },
    lists: { firsts: [...named].filter((practice) => !known.has(practice)).sort() },
  };
};

/**
 * By the test of the first screen. "Widened": marks at a higher rate, since a share of new places cannot rise
 * much where most are new. "Did not widen": new places at a lower one.
 */
const place: Test = ({ before, period, side }, sample) => {
  const { counted, choice, directions: set, geography, coverage } = sample;
  const kind = choice.kind === 'all' ? 'exercise' : choice.kind;
  const year = Math.min(period.to, yearOf(coverage.to));
  const isStop = side === 'no-growth';
  const records = counted
    .filter(({ start }) => yearOf(start) <= year)
    .map((record) => (choice.kind === 'all' ? { ...record, kind } : record));
  const places = { precise: choice.precise, staging: false, region: null };
  const travels = records.map((record) => travelled(record, geography, set));
  const near = neighbours(records, geography, places);
  const input = { travels, neighbours: near, set, places, year, coveredTo: coverage.to };
  const periods = { before: before!, since: period, later: null };
  const settings = { ...PACE_DEFAULTS, orders: 999 };
  const pace = paceBetween(input, kind, isStop ? 'newPlaces' : 'marks', periods, settings);
  const reading = readPace(pace);
  if (!reading) return 'no_record';
  const [since, random] = [pace.since!, pace.test!.random];
  const chance: Chance = isStop
    ? { alternative: 'stop', oneSided: random.fell, power: pace.test!.power.stop }
    : {
        ...{ alternative: 'doubled', oneSided: random.rose },
        power: doublingPower({ hits: pace.before.k, of: pace.before.n }, since.n),
      };
  const hits = isStop
    ? newPlaces(near).filter((one) => isNewPlace(one))
    : directionsAt(travels, set, year, places)
        .flatMap(({ marks }) => marks)
        .map(({ recordId, date }) => ({ id: recordId, start: date }));
  const inPeriod = hits.filter(({ start }) => start >= `${period.from}` && yearOf(start) <= year);
  const isClaimed = reading.change === (isStop ? 'fell' : 'rose');
  return {
    ...{ chance, n: since.n, pace, lists: { records: [...new Set(inPeriod.map(({ id }) => id))] } },
    ruling: isClaimed ? undefined : { verdict: 'not-supported' },
  };
};

/** "Alternately": so many changes from the one side to the other, among all orders of the same visits. */
const STEADY_CHANGES = 0.9;

/**
 * Whether records go to two sides by turns: the number of changes, by the exact distribution of runs (Wald and
 * Wolfowitz 1940). A record that went to both enters once a stage.
 */
const alternation: Test = (check, sample) => {
  const [first, second] = Object.values(check.series).map((series) => {
    return new Set(entriesOf(series, sample).map(({ id }) => id));
  });
  const [of] = Object.values(check.series);
  const visits = within(sample.counted, check.period).flatMap((record) => {
    const [a, b] = [first!.has(record.id), second!.has(record.id)];
    if (!a || !b) return a || b ? [a] : [];
    const near = of!.of === 'records' ? (of!.directions ?? []) : [];
    return (record.stages ?? []).map(({ sites: at }) => {
      const sites = at.map((i) => record.sites[i]!);
      return near.some((id) => wentTo(id, { ...record, sites, track: null }, sample.directions));
    });
  });
  const n = visits.length;
  const changesOf = (sides: readonly boolean[]) =>
    sides.slice(1).filter((side, i) => side !== sides[i]).length;
  const oneSided = (sides: readonly boolean[]) => {
    const ones = sides.filter(Boolean).length;
    return runsAtLeast(changesOf(sides) + 1, ones, sides.length - ones);
  };
  if (n < 2) return 'no_record';
  const power = simulatedPower((random) => {
    const sides = [random() < 0.5];
    while (sides.length < n) sides.push(random() < STEADY_CHANGES !== sides.at(-1)!);
    return oneSided(sides);
  });
  const ones = visits.filter(Boolean).length;
  return {
    chance: { alternative: 'nine_in_ten', oneSided: oneSided(visits), power },
    ...{ n, numbers: { ...check.period, changes: changesOf(visits), of: n - 1 } },
    lists: { records: [...new Set([...first!, ...second!])] },
    ...(ones === 0 || ones === n ? { reason: 'too_few' as const } : {}),
  };
};

/** Dates and amounts as they are, without a test of chance: all is in what the check measures. */
const comparison: Test = () => ({ n: 0 });

export const TESTS: Record<ClaimCheck['by'], Test> = {
  ...{ alternation, comparison, correlation, majority, place, practices, rate, share, trend },
};
