/** Claims on arms and technology, and on who gains. */
import { binomialTest, fisherGreater, rateRatio, shareInterval } from '../statistics/exact-tests';
import type { ContextItem } from '../context/context';
import { meanShift, trendTest } from '../statistics/permutation-tests';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import type { ClaimTest } from './claim-test';
import { verdictFor } from './counts';
import {
  BEFORE,
  LULL,
  SINCE,
  STUDY,
  armsVolume,
  itemsOf,
  meanOf,
  recordsUnder,
  within,
  type Evidence,
} from './evidence';
import { cannotBeTested, outcome, type FindingVerdict, type Outcome } from './outcome';

function known(evidence: Evidence, span: YearSpan): { years: number[]; volume: number[] } {
  const volume = armsVolume(evidence, span);
  const years = yearsOf(span).filter((_, i) => volume[i] !== null);
  return { years, volume: volume.filter((value) => value !== null) };
}

function volumeRises(evidence: Evidence, span: YearSpan): Outcome {
  const { years, volume } = known(evidence, span);
  if (volume.length < 3) return cannotBeTested('outside-the-data');
  const { p } = trendTest(years, volume);
  return outcome(
    'volume',
    verdictFor(p.up),
    volume.length,
    p.up,
    {
      from: years[0]!,
      to: years.at(-1)!,
      first: volume[0]!,
      last: volume.at(-1)!,
      ratio: volume.at(-1)! / volume[0]!,
      p: p.up,
    },
    {},
  );
}

/** Yearly values whose largest is at most this many times the smallest are called level. */
const LEVEL_SPREAD = 1.5;

function volumeLevel(
  evidence: Evidence,
  before: YearSpan,
  span: YearSpan,
  verdictOf: (facts: {
    ratio: number;
    spread: number;
    later: number;
    rose: number;
  }) => FindingVerdict,
): Outcome {
  const [first, second] = [known(evidence, before), known(evidence, span)];
  if (first.volume.length === 0 || second.volume.length < 2) {
    return cannotBeTested('outside-the-data');
  }
  const spreadOf = (values: readonly number[]) => Math.max(...values) / Math.min(...values);
  const [meanBefore, mean] = [meanOf(first.volume)!, meanOf(second.volume)!];
  const rose = meanShift(first.volume, second.volume)!.p.up;
  const facts = {
    ratio: mean / meanBefore,
    spread: spreadOf(second.volume),
    later: spreadOf(second.volume.slice(1)),
    rose,
  };
  return outcome(
    'volume-level',
    verdictOf(facts),
    second.volume.length,
    rose,
    {
      from: span.from,
      to: second.years.at(-1)!,
      meanBefore,
      mean,
      ratio: facts.ratio,
      spread: facts.spread,
      spreadAfterFirst: facts.later,
    },
    {},
  );
}

const deals = (evidence: Evidence, { from, to }: YearSpan) =>
  evidence.context.items.filter(
    ({ deal, start, kind }) =>
      deal &&
      kind !== 'friction' &&
      kind !== 'order-book' &&
      yearOf(start) >= from &&
      yearOf(start) <= to,
  );

/** Share of one-way deals that bring goods or know-how to China. */
function direction(items: readonly ContextItem[]): Outcome {
  const count = (way: string) => items.filter(({ deal }) => deal?.direction === way).length;
  const [toChina, toRussia] = [count('RU-CN'), count('CN-RU')];
  const n = toChina + toRussia;
  if (n === 0) return cannotBeTested('no-record');
  const { greater } = binomialTest(toChina, n);
  const [low, high] = shareInterval(toChina, n);
  return outcome(
    'direction',
    verdictFor(greater),
    n,
    greater,
    {
      toChina,
      toRussia,
      joint: count('joint'),
      share: toChina / n,
      low,
      high,
      p: greater,
    },
    {},
  );
}

const PARTS = ['components', 'engines', 'joint-project'];

/** The claim is about volumes by category, which are not in the data: known deals only illustrate it. */
function kindsOfDeals(evidence: Evidence): Outcome {
  const group = (span: YearSpan) => {
    const all = deals(evidence, span);
    return { hits: all.filter(({ kind }) => PARTS.includes(kind)).length, of: all.length };
  };
  const [a, b] = [group({ from: 2009, to: 2016 }), group({ from: 2017, to: 2022 })];
  if (a.of === 0 || b.of === 0) return cannotBeTested('no-record');
  const p = fisherGreater(a, b);
  const projects = deals(evidence, STUDY).filter(({ kind }) => kind === 'joint-project');
  return outcome(
    'kinds-of-deals',
    'cannot-be-tested',
    a.of + b.of,
    p,
    {
      partsBefore: a.hits,
      ofBefore: a.of,
      partsAfter: b.hits,
      ofAfter: b.of,
      jointProjects: projects.length,
      p,
    },
    { items: projects.map(({ id }) => id) },
  );
}

/** Who is taught, and on whose territory. Roles inside exercises are not in the data. */
function learning(
  evidence: Evidence,
  choice: Parameters<ClaimTest['run']>[1],
  span: YearSpan,
): Outcome {
  const training = itemsOf(evidence, 'training').filter(
    ({ start }) => yearOf(start) >= span.from && yearOf(start) <= span.to,
  );
  const count = (who: string) => training.filter((item) => item.training?.learners === who).length;
  const [chineseOnly, russianOnly] = [count('CN'), count('RU')];
  const n = chineseOnly + russianOnly;
  const hosted = (country: string) =>
    within(recordsUnder(evidence, choice), span).filter(({ hosts }) => hosts.includes(country))
      .length;
  if (n === 0) return cannotBeTested('no-record');
  const { greater } = binomialTest(chineseOnly, n);
  return outcome(
    'learning',
    verdictFor(greater),
    n,
    greater,
    {
      chineseOnly,
      russianOnly,
      both: count('both'),
      hostedRU: hosted('RU'),
      hostedCN: hosted('CN'),
      p: greater,
    },
    {},
  );
}

/** Training of Chinese officers and crews named per year, to 2021 against from 2022. */
function trainingGoesOn(evidence: Evidence): Outcome {
  const items = itemsOf(evidence, 'training').filter(
    ({ training, start }) => training?.learners !== 'RU' && yearOf(start) >= 2017,
  );
  const last = Number(evidence.coverage.to.slice(0, 4));
  const before = items.filter(({ start }) => yearOf(start) <= 2021);
  const after = items.filter(({ start }) => yearOf(start) >= 2022);
  const times = { before: 5, after: last - 2021 };
  const test = rateRatio(
    { count: before.length, time: times.before },
    { count: after.length, time: times.after },
  );
  if (!test) return cannotBeTested('no-record');
  return outcome(
    'training',
    verdictFor(test.p.less),
    items.length,
    test.p.less,
    {
      perYearA: before.length / times.before,
      perYearB: after.length / times.after,
      ratio: test.ratio,
      p: test.p.less,
    },
    { items: after.map(({ id }) => id) },
  );
}

const fixed = { varies: [] } as const;

export const ARMS_CLAIMS: readonly ClaimTest[] = [
  {
    claim: 'C04',
    test: 'arms-volume',
    ...fixed,
    run: (evidence) =>
      volumeLevel(evidence, BEFORE, LULL, ({ ratio, rose }) =>
        ratio <= 1 ? 'supported' : rose <= 0.05 ? 'not-supported' : 'mixed',
      ),
  },
  {
    claim: 'C14',
    test: 'arms-volume',
    ...fixed,
    run: (evidence) => volumeRises(evidence, { from: 2014, to: 2018 }),
  },
  {
    claim: 'C15',
    test: 'arms-volume',
    ...fixed,
    run: (evidence) =>
      volumeLevel(evidence, BEFORE, { from: 2019, to: 2022 }, ({ spread, later }) =>
        spread <= LEVEL_SPREAD ? 'supported' : later <= LEVEL_SPREAD ? 'mixed' : 'not-supported',
      ),
  },
  {
    claim: 'C18',
    sample: true,
    test: 'know-how',
    ...fixed,
    run: (evidence) => direction(deals(evidence, STUDY)),
    after: (evidence) => direction(deals(evidence, SINCE)),
  },
  { claim: 'C19', sample: true, test: 'know-how', ...fixed, run: kindsOfDeals },
  {
    claim: 'C31',
    sample: true,
    test: 'know-how',
    varies: ['rule'],
    run: (evidence, choice) => learning(evidence, choice, STUDY),
    after: (evidence, choice) => learning(evidence, choice, SINCE),
  },
  {
    claim: 'C33',
    sample: true,
    test: 'know-how',
    ...fixed,
    run: (evidence) => direction(deals(evidence, { from: 1992, to: 2022 })),
    after: (evidence) => direction(deals(evidence, SINCE)),
  },
  {
    claim: 'C34',
    sample: true,
    test: 'know-how',
    varies: ['rule'],
    run: (evidence, choice) => learning(evidence, choice, { from: 1992, to: 2022 }),
    after: (evidence, choice) => learning(evidence, choice, SINCE),
  },
  { claim: 'C35', sample: true, test: 'know-how', ...fixed, run: trainingGoesOn },
];
