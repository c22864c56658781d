/** Claims on consultation: rounds, meetings, plans. */
import type { ContextKind } from '../context/context';
import { dayNumber, yearOf, yearsOf, type YearSpan } from '../record/time';
import { COUNTS, type ClaimTest, type Run } from './claim-test';
import { ratesOf } from './counts';
import {
  BEFORE,
  LULL,
  STUDY,
  armsVolume,
  begunByYear,
  begunIn,
  countsByYear,
  itemsOf,
  meanOf,
  roundsOf,
  type Evidence,
} from './evidence';
import { cannotBeTested, outcome, verdictOf } from './outcome';

const perYear = (count: number, from: string, to: string) =>
  (365.25 * count) / (dayNumber(to) - dayNumber(from));

/**
 * A calendar year is proved to be without a round when rounds with consecutive numbers lie on either side
 * of it; a round that was merely not found proves nothing.
 */
function rounds(kind: ContextKind, span: YearSpan, expected: number): Run {
  return (given) => {
    const all = begunIn(roundsOf(given, kind), span);
    const [first, last] = [all[0], all.at(-1)];
    if (!first || !last || first === last) return cannotBeTested('no_record');
    const without = all.slice(1).flatMap((round, i) => {
      const previous = all[i]!;
      const next = round.round === previous.round + 1;
      return next ? yearsOf({ from: previous.year + 1, to: round.year - 1 }) : [];
    });
    const pace = perYear(last.round - first.round, first.start, last.start);
    const keepsPace = pace >= 0.9 * expected;
    const silent = span.to - last.year;
    return outcome('rounds', {
      verdict: verdictOf(keepsPace && without.length === 0 && silent <= 1, keepsPace),
      n: last.round - first.round + 1,
      numbers: {
        ...{ first: first.round, last: last.round, firstYear: first.year, lastYear: last.year },
        ...{ perYear: pace, expected },
      },
      lists: { yearsWithout: without.map(String), items: all.map(({ id }) => id) },
    });
  };
}

/** Pace of leaders' meetings by the official tallies of the span; null with fewer than two. */
function meetingPace({ context }: Evidence, { from, to }: YearSpan): number | null {
  const tallies = context.meetingCounts.counts
    .filter(({ asOf }) => yearOf(asOf) >= from && yearOf(asOf) <= to)
    .sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const [first, last] = [tallies[0], tallies.at(-1)];
  if (!first || !last || first === last) return null;
  return perYear(last.count - first.count, first.asOf, last.asOf);
}

const meetings: Run = (given) => {
  const span = { from: 2014, to: 2021 };
  const pace = meetingPace(given, span);
  if (pace === null) return cannotBeTested('sample_only');
  const summits = itemsOf(given, 'summit');
  const inPerson = begunByYear(
    summits.filter(({ mode }) => mode === 'in-person'),
    STUDY,
  );
  const closed = inPerson.filter((_, i) => [2020, 2021].includes(STUDY.from + i));
  const open = inPerson.filter((_, i) => ![2020, 2021].includes(STUDY.from + i));
  const inPersonOtherPerYear = meanOf(open)!;
  return outcome('meetings', {
    verdict: verdictOf(pace >= 2 && meanOf(closed)! < inPersonOtherPerYear, pace >= 2),
    n: summits.length,
    numbers: {
      ...{ ...span, meetingsPerYear: pace, inPersonOtherPerYear },
      inPerson2020to2021: closed.reduce((sum, n) => sum + n, 0),
    },
  });
};

const plans: Run = (given) => {
  const found = itemsOf(given, 'road-map').filter(({ covers }) => covers);
  const count = found.length;
  if (count === 0) return cannotBeTested('no_record');
  const ends = found.map(({ covers }) => yearOf(covers!.end));
  const lengths = found.map(({ covers }, i) => ends[i]! - yearOf(covers!.start) + 1);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  return outcome('plans', {
    verdict: verdictOf(count >= 2 && shortest === 5 && longest === 5, count >= 2),
    n: count,
    numbers: { count, shortest, longest, lastYear: Math.max(...ends) },
    lists: { items: found.map(({ id }) => id) },
  });
};

function consultationsHold(before: YearSpan, period: YearSpan): Run {
  return (given) => {
    const all = roundsOf(given, 'security-consultation');
    const [roundsA, roundsB] = [begunIn(all, before).length, begunIn(all, period).length];
    const rates = ratesOf(given, before, period);
    if (roundsA + roundsB === 0 || !rates) return cannotBeTested('no_record');
    return outcome('consultations_hold', {
      // At one a year, three against two is no fall that chance would not give.
      verdict: verdictOf(roundsB >= roundsA, roundsB >= roundsA - 1),
      n: roundsA + roundsB,
      numbers: {
        ...{ roundsA, roundsB, ratioOfRecords: rates.ratio },
        meetingsPerYearA: meetingPace(given, { from: 2014, to: before.to }),
        meetingsPerYearB: meetingPace(given, { from: before.from, to: period.to }),
      },
    });
  };
}

const evenness: Run = (given) => {
  const variation = (values: readonly (number | null)[]) => {
    const mean = meanOf(values);
    if (!mean) return null;
    const squares = meanOf(values.map((value) => (value === null ? null : (value - mean) ** 2)))!;
    return Math.sqrt(squares) / mean;
  };
  const rounds = begunByYear(roundsOf(given, 'security-consultation'), STUDY);
  const consultationSpread = variation(rounds);
  const armsSpread = variation(armsVolume(given, STUDY));
  const recordsSpread = variation(countsByYear(given.counted, STUDY));
  if (consultationSpread === null || armsSpread === null || recordsSpread === null) {
    return cannotBeTested('no_record');
  }
  const below = [armsSpread, recordsSpread].filter((value) => consultationSpread < value).length;
  return outcome('evenness', {
    verdict: verdictOf(below === 2, below === 1),
    n: rounds.length,
    numbers: { ...STUDY, consultationSpread, armsSpread, recordsSpread },
  });
};

const oldest: Run = (given) => {
  const item = [...given.context.items].sort((a, b) => (a.start < b.start ? -1 : 1))[0];
  const rounds = roundsOf(given, 'general-staff-consultation');
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!item || !first || !last || first === last) return cannotBeTested('no_record');
  const pace = (last.round - first.round) / (last.year - first.year);
  const firstRoundAbout = Math.round(first.year - (first.round - 1) / pace);
  const earliestItem = yearOf(item.start);
  const earliestArms = Math.min(...given.context.armsTransfers.yearly.map(({ year }) => year));
  return outcome('oldest', {
    // Only a dated item proves it; the numbering of rounds makes it likely.
    verdict: verdictOf(earliestItem <= 1995, firstRoundAbout <= 1998),
    n: rounds.length,
    numbers: { earliestItem, earliestArms, firstRoundAbout },
    lists: { items: [item.id, first.id] },
  });
};

const about = { test: 'consultation' } as const;

export const CONSULTATION_CLAIMS: readonly ClaimTest[] = [
  { claim: 'C06', ...about, varies: COUNTS, run: evenness },
  {
    ...{ claim: 'C08', ...about },
    run: rounds('security-consultation', { from: 2005, to: 2022 }, 1),
    after: rounds('security-consultation', { from: 2022, to: 2026 }, 1),
  },
  { claim: 'C09', ...about, run: rounds('north-east-asia-dialogue', { from: 2015, to: 2022 }, 2) },
  { claim: 'C10', ...about, run: meetings },
  { claim: 'C11', ...about, run: plans },
  {
    ...{ claim: 'C36', ...about, varies: COUNTS },
    run: consultationsHold(BEFORE, LULL),
    after: consultationsHold(LULL, { from: 2023, to: 2025 }),
  },
  { claim: 'C40', test: 'whole', run: oldest },
];
