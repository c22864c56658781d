/** Claims on consultation: rounds, meetings, plans. */
import type { ContextKind } from '../context/context';
import { rateRatio } from '../statistics/exact-tests';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import { COUNTS, type ClaimTest } from './claim-test';
import {
  BEFORE,
  LULL,
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
import { cannotBeTested, outcome, type FindingVerdict, type Outcome } from './outcome';

/**
 * Pace of numbered rounds. A calendar year is proved to be without a round when two rounds with
 * consecutive numbers lie on either side of it; a round that was merely not found proves nothing.
 */
function rounds(evidence: Evidence, kind: ContextKind, span: YearSpan, expected: number): Outcome {
  const all = roundsOf(evidence, kind).filter(({ year }) => year >= span.from && year <= span.to);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || first === last) return cannotBeTested('no-record');
  const without = all.slice(1).flatMap((round, i) => {
    const previous = all[i]!;
    return round.round === previous.round + 1
      ? yearsOf({ from: previous.year + 1, to: round.year - 1 })
      : [];
  });
  const perYear = (365.25 * (last.round - first.round)) / (dayOf(last.start) - dayOf(first.start));
  const silent = span.to - last.year;
  const keepsPace = perYear >= 0.9 * expected;
  const verdict: FindingVerdict =
    keepsPace && without.length === 0 && silent <= 1
      ? 'supported'
      : keepsPace
        ? 'mixed'
        : 'not-supported';
  return outcome(
    'rounds',
    verdict,
    last.round - first.round + 1,
    null,
    {
      first: first.round,
      last: last.round,
      firstYear: first.year,
      lastYear: last.year,
      perYear,
      expected,
    },
    { yearsWithout: without.map(String), items: all.map(({ id }) => id) },
  );
}

/** Pace of leaders' meetings from the official tallies, by which they were counted, up to a year. */
function meetingPace({ context }: Evidence, { from, to }: YearSpan): number | null {
  const tallies = context.meetingCounts.counts
    .filter(({ asOf }) => yearOf(asOf) >= from && yearOf(asOf) <= to)
    .sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const [first, last] = [tallies[0], tallies.at(-1)];
  if (!first || !last || first === last) return null;
  return (365.25 * (last.count - first.count)) / (dayOf(last.asOf) - dayOf(first.asOf));
}

function meetings(evidence: Evidence): Outcome {
  const span = { from: 2014, to: 2021 };
  const perYear = meetingPace(evidence, span);
  const inPerson = (years: readonly number[]) =>
    itemsOf(evidence, 'summit').filter(
      ({ mode, start }) => mode === 'in-person' && years.includes(yearOf(start)),
    ).length;
  const others = [2014, 2015, 2016, 2017, 2018, 2019, 2022];
  if (perYear === null) return cannotBeTested('sample-only');
  const [rare, usual] = [inPerson([2020, 2021]), inPerson(others) / others.length];
  const verdict: FindingVerdict =
    perYear >= 2 && rare / 2 < usual ? 'supported' : perYear >= 2 ? 'mixed' : 'not-supported';
  return outcome(
    'meetings',
    verdict,
    itemsOf(evidence, 'summit').length,
    null,
    {
      perYear,
      from: span.from,
      to: span.to,
      inPerson2020to2021: rare,
      inPersonOtherPerYear: usual,
    },
    {},
  );
}

function plans(evidence: Evidence): Outcome {
  const found = itemsOf(evidence, 'road-map').filter(({ covers }) => covers);
  if (found.length === 0) return cannotBeTested('no-record');
  const lengths = found.map(({ covers }) => yearOf(covers!.end) - yearOf(covers!.start) + 1);
  const verdict: FindingVerdict =
    found.length >= 2 && lengths.every((years) => years === 5)
      ? 'supported'
      : found.length >= 2
        ? 'mixed'
        : 'not-supported';
  return outcome(
    'plans',
    verdict,
    found.length,
    null,
    {
      count: found.length,
      shortest: Math.min(...lengths),
      longest: Math.max(...lengths),
      lastYear: Math.max(...found.map(({ covers }) => yearOf(covers!.end))),
    },
    { items: found.map(({ id }) => id) },
  );
}

function consultationsHold(
  evidence: Evidence,
  choice: Choice,
  before: YearSpan,
  period: YearSpan,
): Outcome {
  const all = roundsOf(evidence, 'security-consultation');
  const held = ({ from, to }: YearSpan) =>
    all.filter(({ year }) => year >= from && year <= to).length;
  const records = recordsUnder(evidence, choice);
  const [a, b] = [held(before), held(period)];
  const test = rateRatio(
    { count: within(records, before).length, time: yearsCovered(evidence, before) },
    { count: within(records, period).length, time: yearsCovered(evidence, period) },
  );
  if (a + b === 0 || !test) return cannotBeTested('no-record');
  // At one a year, three against two is no fall that chance would not give.
  const verdict: FindingVerdict = b >= a ? 'supported' : b >= a - 1 ? 'mixed' : 'not-supported';
  return outcome(
    'consultations-hold',
    verdict,
    a + b,
    null,
    {
      roundsA: a,
      roundsB: b,
      meetingsPerYearA: meetingPace(evidence, { from: 2014, to: before.to }),
      meetingsPerYearB: meetingPace(evidence, { from: before.from, to: period.to }),
      ratioOfRecords: test.ratio,
    },
    {},
  );
}

/** Coefficient of variation of the yearly values of each strand. */
function evenness(evidence: Evidence, choice: Choice): Outcome {
  const variation = (values: readonly (number | null)[]) => {
    const mean = meanOf(values);
    if (!mean) return null;
    const squares = meanOf(values.map((value) => (value === null ? null : (value - mean) ** 2)))!;
    return Math.sqrt(squares) / mean;
  };
  const rounds = roundsOf(evidence, 'security-consultation');
  const consultation = variation(
    yearsOf(STUDY).map((year) => rounds.filter((round) => round.year === year).length),
  );
  const arms = variation(armsVolume(evidence, STUDY));
  const records = variation(countsByYear(recordsUnder(evidence, choice), STUDY));
  if (consultation === null || arms === null || records === null)
    return cannotBeTested('no-record');
  const below = [arms, records].filter((value) => consultation < value).length;
  const verdict: FindingVerdict =
    below === 2 ? 'supported' : below === 1 ? 'mixed' : 'not-supported';
  return outcome(
    'evenness',
    verdict,
    yearsOf(STUDY).length,
    null,
    {
      from: STUDY.from,
      to: STUDY.to,
      consultation,
      arms,
      records,
    },
    {},
  );
}

function oldest(evidence: Evidence): Outcome {
  const items = [...evidence.context.items].sort((a, b) => (a.start < b.start ? -1 : 1));
  const rounds = roundsOf(evidence, 'general-staff-consultation');
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!items[0] || !first || !last || first === last) return cannotBeTested('no-record');
  const perYear = (last.round - first.round) / (last.year - first.year);
  const firstRoundAbout = Math.round(first.year - (first.round - 1) / perYear);
  const earliestItem = yearOf(items[0].start);
  const arms = evidence.context.armsTransfers.yearly.map(({ year }) => year);
  // Only a dated item proves it; the numbering of rounds makes it likely.
  const verdict: FindingVerdict =
    earliestItem <= 1995 ? 'supported' : firstRoundAbout <= 1998 ? 'mixed' : 'not-supported';
  return outcome(
    'oldest',
    verdict,
    rounds.length,
    null,
    {
      earliestItem,
      earliestArms: Math.min(...arms),
      firstRoundAbout,
    },
    { items: [items[0].id, first.id] },
  );
}

export const CONSULTATION_CLAIMS: readonly ClaimTest[] = [
  { claim: 'C06', test: 'consultation', varies: COUNTS, run: evenness },
  {
    claim: 'C08',
    test: 'consultation',
    varies: [],
    run: (evidence) => rounds(evidence, 'security-consultation', { from: 2005, to: 2022 }, 1),
    after: (evidence) => rounds(evidence, 'security-consultation', { from: 2022, to: 2026 }, 1),
  },
  {
    claim: 'C09',
    test: 'consultation',
    varies: [],
    run: (evidence) => rounds(evidence, 'north-east-asia-dialogue', { from: 2015, to: 2022 }, 2),
  },
  { claim: 'C10', test: 'consultation', varies: [], run: meetings },
  { claim: 'C11', test: 'consultation', varies: [], run: plans },
  {
    claim: 'C36',
    test: 'consultation',
    varies: COUNTS,
    run: (evidence, choice) => consultationsHold(evidence, choice, BEFORE, LULL),
    after: (evidence, choice) =>
      consultationsHold(evidence, choice, LULL, { from: 2023, to: 2025 }),
  },
  { claim: 'C40', test: 'whole', varies: [], run: oldest },
];
