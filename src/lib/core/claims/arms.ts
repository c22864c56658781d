/** Claims on arms and technology, and on who gains. */
import { binomialTest, fisherGreater, rateRatio, shareInterval } from '../statistics/exact-tests';
import type { ContextItem } from '../context/context';
import { isStrong } from '../statistics/certainty';
import { meanShift, trendTest } from '../statistics/permutation-tests';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import type { ClaimTest, Run } from './claim-test';
import {
  BEFORE,
  LULL,
  SINCE,
  STUDY,
  armsVolume,
  begunIn,
  itemsOf,
  meanOf,
  within,
  type Evidence,
} from './evidence';
import { cannotBeTested, outcome, verdictFor, verdictOf, type FindingVerdict } from './outcome';

function knownVolume(evidence: Evidence, span: YearSpan): { years: number[]; volume: number[] } {
  const volume = armsVolume(evidence, span);
  const years = yearsOf(span).filter((_, i) => volume[i] !== null);
  return { years, volume: volume.filter((value) => value !== null) };
}

function volumeRises(span: YearSpan): Run {
  return (given) => {
    const { years, volume } = knownVolume(given, span);
    if (volume.length < 3) return cannotBeTested('outside_the_data');
    const [first, last] = [volume[0]!, volume.at(-1)!];
    const { p } = trendTest(years, volume);
    return outcome('volume', {
      ...{ verdict: verdictFor(p.up), n: volume.length, oneSided: p.up },
      numbers: { from: years[0]!, to: years.at(-1)!, first, last, ratio: last / first },
    });
  };
}

/** Yearly values whose largest is at most this many times the smallest are called level. */
const LEVEL_SPREAD = 1.5;

/** Of the later period: its mean over the earlier one's, p that it rose, largest over smallest year. */
interface VolumeFacts {
  ratio: number;
  rose: number;
  spread: number;
  spreadAfterFirst: number;
}

function volumeLevel(
  before: YearSpan,
  span: YearSpan,
  verdict: (facts: VolumeFacts) => FindingVerdict,
): Run {
  return (given) => {
    const [first, second] = [knownVolume(given, before), knownVolume(given, span)];
    if (first.volume.length === 0 || second.volume.length < 2) {
      return cannotBeTested('outside_the_data');
    }
    const spreadOf = (values: readonly number[]) => Math.max(...values) / Math.min(...values);
    const [meanBefore, mean] = [meanOf(first.volume)!, meanOf(second.volume)!];
    const rose = meanShift(first.volume, second.volume)!.p.up;
    const facts = {
      ratio: mean / meanBefore,
      spread: spreadOf(second.volume),
      spreadAfterFirst: spreadOf(second.volume.slice(1)),
    };
    return outcome('volume_level', {
      ...{ verdict: verdict({ ...facts, rose }), n: second.volume.length, oneSided: rose },
      numbers: { from: span.from, to: second.years.at(-1)!, meanBefore, mean, ...facts },
    });
  };
}

const dealsIn = ({ context }: Evidence, span: YearSpan) =>
  begunIn(context.items, span).filter(
    ({ deal, kind }) => deal && kind !== 'friction' && kind !== 'order-book',
  );

function direction(span: YearSpan): Run {
  return (given) => {
    const deals = dealsIn(given, span);
    const count = (way: string) => deals.filter(({ deal }) => deal?.direction === way).length;
    const [toChina, toRussia] = [count('RU-CN'), count('CN-RU')];
    const n = toChina + toRussia;
    if (n === 0) return cannotBeTested('no_record');
    const { greater: p } = binomialTest(toChina, n);
    const [shareLow, shareHigh] = shareInterval(toChina, n);
    const share = toChina / n;
    return outcome('direction', {
      ...{ verdict: verdictFor(p), n, oneSided: p },
      numbers: { toChina, toRussia, joint: count('joint'), share, shareLow, shareHigh },
    });
  };
}

const PARTS = ['components', 'engines', 'joint-project'];

/** The claim is about volumes by category, which are not in the data: known deals only illustrate it. */
const kindsOfDeals: Run = (given) => {
  const group = (span: YearSpan) => {
    const all = dealsIn(given, span);
    return { hits: all.filter(({ kind }) => PARTS.includes(kind)).length, of: all.length };
  };
  const [a, b] = [group({ from: 2009, to: 2016 }), group({ from: 2017, to: 2022 })];
  if (a.of === 0 || b.of === 0) return cannotBeTested('no_record');
  const projects = dealsIn(given, STUDY).filter(({ kind }) => kind === 'joint-project');
  return outcome('kinds_of_deals', {
    ...{ verdict: 'cannot-be-tested', n: a.of + b.of, oneSided: fisherGreater(a, b) },
    numbers: {
      ...{ partsBefore: a.hits, ofBefore: a.of, partsAfter: b.hits, ofAfter: b.of },
      jointProjects: projects.length,
    },
    lists: { items: projects.map(({ id }) => id) },
  });
};

/** Who is taught, and on whose territory. Roles inside exercises are not in the data. */
function learning(span: YearSpan): Run {
  return (given) => {
    const training = begunIn(itemsOf(given, 'training'), span);
    const count = (who: string) =>
      training.filter((item) => item.training?.learners === who).length;
    const hosted = (country: string) =>
      within(given.counted, span).filter(({ hosts }) => hosts.includes(country)).length;
    const [chineseOnly, russianOnly] = [count('CN'), count('RU')];
    const n = chineseOnly + russianOnly;
    if (n === 0) return cannotBeTested('no_record');
    const { greater: p } = binomialTest(chineseOnly, n);
    return outcome('learning', {
      ...{ verdict: verdictFor(p), n, oneSided: p },
      numbers: {
        ...{ chineseOnly, russianOnly, both: count('both') },
        ...{ hostedRU: hosted('RU'), hostedCN: hosted('CN') },
      },
    });
  };
}

/** Training of Chinese officers and crews named in sources. */
export function trainingOfChinese(evidence: Evidence): ContextItem[] {
  return itemsOf(evidence, 'training').filter(({ training }) => training?.learners !== 'RU');
}

const trainingGoesOn: Run = (given) => {
  const inSpan = (from: number, to: number) => {
    const items = begunIn(trainingOfChinese(given), { from, to });
    return { items, count: items.length, time: to - from + 1 };
  };
  const [before, after] = [inSpan(2017, 2021), inSpan(2022, yearOf(given.coverage.to))];
  const test = rateRatio(before, after);
  if (!test) return cannotBeTested('no_record');
  const [perYearA, perYearB] = [before.count / before.time, after.count / after.time];
  return outcome('training', {
    ...{ verdict: verdictFor(test.p.less), n: before.count + after.count, oneSided: test.p.less },
    numbers: { perYearA, perYearB, ratio: test.ratio },
    lists: { items: after.items.map(({ id }) => id) },
  });
};

const know = { sample: true, test: 'know-how' } as const;
const ALL: YearSpan = { from: 1992, to: STUDY.to };

export const ARMS_CLAIMS: readonly ClaimTest[] = [
  {
    ...{ claim: 'C04', test: 'arms-volume' },
    run: volumeLevel(BEFORE, LULL, ({ ratio, rose }) => verdictOf(ratio <= 1, !isStrong(rose))),
  },
  { claim: 'C14', test: 'arms-volume', run: volumeRises({ from: 2014, to: 2018 }) },
  {
    ...{ claim: 'C15', test: 'arms-volume' },
    run: volumeLevel(BEFORE, { from: 2019, to: 2022 }, ({ spread, spreadAfterFirst }) =>
      verdictOf(spread <= LEVEL_SPREAD, spreadAfterFirst <= LEVEL_SPREAD),
    ),
  },
  { claim: 'C18', ...know, run: direction(STUDY), after: direction(SINCE) },
  { claim: 'C19', ...know, run: kindsOfDeals },
  { claim: 'C31', ...know, varies: ['rule'], run: learning(STUDY), after: learning(SINCE) },
  { claim: 'C33', ...know, run: direction(ALL), after: direction(SINCE) },
  { claim: 'C34', ...know, varies: ['rule'], run: learning(ALL), after: learning(SINCE) },
  { claim: 'C35', ...know, run: trainingGoesOn },
];
