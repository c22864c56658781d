/** Claims on arms and technology, and on who gains. */
import { binomialTest, fisherGreater, shareInterval } from '../statistics/exact-tests';
import { trendTest } from '../statistics/permutation-tests';
import { randomBelow } from '../statistics/random';
import { yearsOf, type YearSpan } from '../record/time';
import type { ClaimCheck, Run } from './claims';
import { armsVolume, begunIn, itemsOf, meanOf, type Evidence } from './evidence';
import { byChance, byParts, cannotBeTested, outcome, type Chance } from './outcome';
import { FAST, binomialPower, fisherPower, simulatedPower } from './power';

function knownVolume(evidence: Evidence, span: YearSpan): { years: number[]; volume: number[] } {
  const volume = armsVolume(evidence, span);
  const years = yearsOf(span).filter((_, i) => volume[i] !== null);
  return { years, volume: volume.filter((value) => value !== null) };
}

const known = new Map<string, Chance>();

/** A rise of a short series; its scatter round its own line, two degrees of freedom wider, stands for the rest. */
export function volumeChance(years: readonly number[], volume: readonly number[]): Chance {
  // The series is the same under every choice of records.
  const key = [...years, ...volume].join();
  const chance = known.get(key) ?? riseOf(years, volume);
  known.set(key, chance);
  return chance;
}

function riseOf(years: readonly number[], volume: readonly number[]): Chance {
  const logs = volume.map(Math.log);
  const { slope } = trendTest(years, logs);
  const [middle, mean] = [meanOf(years)!, meanOf(logs)!];
  const wider = Math.sqrt(logs.length / (logs.length - 2));
  const scatter = logs.map((log, i) => wider * (log - mean - slope * (years[i]! - middle)));
  const power = simulatedPower((random) => {
    const drawn = () => Math.exp(scatter[randomBelow(random, scatter.length)]!);
    return trendTest(
      years,
      years.map((_, i) => FAST ** i * drawn()),
    ).p.up;
  });
  return { alternative: 'fifth_a_year', oneSided: trendTest(years, volume).p.up, power };
}

export const trend: Run = ({ period }, given) => {
  const { years, volume } = knownVolume(given, period);
  if (volume.length < 3) return cannotBeTested('outside_the_data');
  const [first, last] = [volume[0]!, volume.at(-1)!];
  const by = volumeChance(years, volume);
  return outcome('volume', {
    ...{ ...byChance(by.oneSided), by, n: volume.length },
    numbers: { from: years[0]!, to: years.at(-1)!, first, last, ratio: last / first },
  });
};

/** Yearly values whose largest is at most this many times the smallest are called level. */
const LEVEL_SPREAD = 1.5;

/**
 * The series estimates all deliveries and is no sample, so that levels are compared without a test of
 * chance: with the years before, or by the spread of the years themselves (`level`).
 */
export const volumes: Run = ({ before, period, side }, given) => {
  const { years, volume } = knownVolume(given, period);
  const meanBefore = meanOf(knownVolume(given, before ?? period).volume);
  if (meanBefore === null || volume.length < 2) return cannotBeTested('outside_the_data');
  const shown = { from: years[0]!, to: years.at(-1)! };
  if (side === 'level') {
    const spreadOf = (values: readonly number[]) => Math.max(...values) / Math.min(...values);
    const [spread, spreadAfterFirst] = [spreadOf(volume), spreadOf(volume.slice(1))];
    return outcome('volume_spread', {
      ...byParts(spread <= LEVEL_SPREAD, spreadAfterFirst <= LEVEL_SPREAD),
      ...{ n: volume.length, numbers: { ...shown, spread, spreadAfterFirst } },
    });
  }
  const mean = meanOf(volume)!;
  return outcome('volume_level', {
    ...byParts(mean <= meanBefore, Math.max(...volume) <= meanBefore),
    ...{ n: volume.length, numbers: { ...shown, meanBefore, mean, ratio: mean / meanBefore } },
  });
};

const dealsIn = ({ context }: Evidence, span: YearSpan) =>
  begunIn(context.items, span).filter(
    ({ deal, kind }) => deal && kind !== 'friction' && kind !== 'order-book',
  );

/** Which way the one-way things of a sample go: to China, or who is taught. */
export const sides: Run = ({ of, period }, given) => {
  const ways =
    of === 'training'
      ? begunIn(itemsOf(given, 'training'), period).map(({ training }) => training?.learners)
      : dealsIn(given, period).map(({ deal }) => deal?.direction);
  const count = (...names: string[]) => ways.filter((way) => names.includes(way ?? '')).length;
  const [toChina, toRussia] = [count('RU-CN', 'CN'), count('CN-RU', 'RU')];
  const n = toChina + toRussia;
  if (n === 0) return cannotBeTested('no_record');
  const oneSided = (k: number) => binomialTest(k, n).greater;
  const power = binomialPower(n, 0.75, oneSided);
  const by: Chance = { alternative: 'three_in_four', oneSided: oneSided(toChina), power };
  const [shareLow, shareHigh] = shareInterval(toChina, n);
  return outcome(of === 'training' ? 'learning' : 'direction', {
    ...{ ...byChance(by.oneSided), by, n },
    numbers: {
      toChina,
      toRussia,
      joint: count('joint', 'both'),
      share: toChina / n,
      shareLow,
      shareHigh,
    },
  });
};

const PARTS = ['components', 'engines', 'joint-project'];

/** Items of a sample, and whether each is of the kind whose share the claim speaks of. */
function hitsOf({ of }: ClaimCheck, evidence: Evidence, span: YearSpan): boolean[] {
  if (of === 'parts') return dealsIn(evidence, span).map(({ kind }) => PARTS.includes(kind));
  const meetings = itemsOf(evidence, 'defence-ministers', 'military-commission');
  return begunIn(meetings, span).map(({ mode }) => mode === 'in-person');
}

export const shares: Run = (check, given) => {
  const group = (span: YearSpan) => {
    const hits = hitsOf(check, given, span);
    return { hits: hits.filter(Boolean).length, of: hits.length };
  };
  const [a, b] = [group(check.before!), group(check.period)];
  if (a.of === 0 || b.of === 0) return cannotBeTested('sample_only');
  const [oneSided, power] = [fisherGreater(a, b), fisherPower(a.of, b.of)];
  return outcome(check.of === 'parts' ? 'kinds_of_deals' : 'contacts', {
    ...byChance(oneSided),
    ...{ by: { alternative: 'one_to_three_in_four', oneSided, power }, n: a.of + b.of },
    numbers: { hitsBefore: a.hits, ofBefore: a.of, hitsAfter: b.hits, ofAfter: b.of },
  });
};
