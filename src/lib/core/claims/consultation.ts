/** Claims on consultation: rounds, meetings, plans. Plain dates and counts, without a test of chance. */
import { dayNumber, yearOf, yearsOf, type YearSpan } from '../record/time';
import type { Run } from './claims';
import { ratesOf } from './counts';
import {
  armsVolume,
  begunByYear,
  begunIn,
  countsByYear,
  itemsOf,
  meanOf,
  roundsOf,
  type Evidence,
} from './evidence';
import { byParts, cannotBeTested, outcome } from './outcome';

const perYear = (count: number, from: string, to: string) =>
  (365.25 * count) / (dayNumber(to) - dayNumber(from));

/**
 * A calendar year is proved to be without a round when rounds with consecutive numbers lie on either side
 * of it; a round that was merely not found proves nothing.
 */
export const rounds: Run = ({ of, aYear: expected = 1, period }, given) => {
  const kind = of === 'north-east-asia-dialogue' ? of : 'security-consultation';
  const all = begunIn(roundsOf(given, kind), period);
  const [first, last] = [all[0], all.at(-1)];
  if (!first || !last || first === last) return cannotBeTested('no_record');
  const without = all.slice(1).flatMap((round, i) => {
    const previous = all[i]!;
    const next = round.round === previous.round + 1;
    return next ? yearsOf({ from: previous.year + 1, to: round.year - 1 }) : [];
  });
  const pace = perYear(last.round - first.round, first.start, last.start);
  return outcome('rounds', {
    ...byParts(pace >= 0.9 * expected, without.length === 0 && period.to - last.year <= 1),
    n: last.round - first.round + 1,
    numbers: {
      ...{ first: first.round, last: last.round, firstYear: first.year, lastYear: last.year },
      ...{ perYear: pace, expected },
    },
    lists: { yearsWithout: without.map(String), items: all.map(({ id }) => id) },
  });
};

/** Pace of leaders' meetings by the official tallies of the span; null with fewer than two. */
function meetingPace({ context }: Evidence, { from, to }: YearSpan): number | null {
  const tallies = context.meetingCounts.counts
    .filter(({ asOf }) => yearOf(asOf) >= from && yearOf(asOf) <= to)
    .sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const [first, last] = [tallies[0], tallies.at(-1)];
  if (!first || !last || first === last) return null;
  return perYear(last.count - first.count, first.asOf, last.asOf);
}

/** "Often": at least twice a year; fewer in person while borders were closed. */
export const meetings: Run = ({ period }, given) => {
  const pace = meetingPace(given, period);
  if (pace === null) return cannotBeTested('sample_only');
  const summits = itemsOf(given, 'summit');
  const inPerson = summits.filter(({ mode }) => mode === 'in-person');
  const closed = begunIn(inPerson, { from: 2020, to: 2021 }).length;
  const before = begunByYear(inPerson, { from: period.from, to: 2019 });
  const inPersonOtherPerYear = meanOf([
    ...before,
    begunIn(inPerson, { from: 2022, to: 2022 }).length,
  ])!;
  return outcome('meetings', {
    ...byParts(pace >= 2, closed / 2 < inPersonOtherPerYear),
    n: summits.length,
    numbers: {
      ...{ ...period, meetingsPerYear: pace, inPersonOtherPerYear, inPerson2020to2021: closed },
    },
  });
};

export const plans: Run = (_, given) => {
  const found = itemsOf(given, 'road-map').filter(({ covers }) => covers);
  const count = found.length;
  if (count === 0) return cannotBeTested('no_record');
  const ends = found.map(({ covers }) => yearOf(covers!.end));
  const lengths = found.map(({ covers }, i) => ends[i]! - yearOf(covers!.start) + 1);
  const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)];
  return outcome('plans', {
    ...byParts(count >= 2, shortest === 5 && longest === 5),
    n: count,
    numbers: { count, shortest, longest, lastYear: Math.max(...ends) },
    lists: { items: found.map(({ id }) => id) },
  });
};

/** That consultations went on can be shown; that circumstances made the lull cannot. */
export const talks: Run = (check, given) => {
  const all = roundsOf(given, 'security-consultation');
  const { before, period } = check;
  const [roundsA, roundsB] = [begunIn(all, before!).length, begunIn(all, period).length];
  const rates = ratesOf({ ...check, of: 'records' }, given);
  if (roundsA + roundsB === 0 || !rates) return cannotBeTested('no_record');
  return outcome('consultations_hold', {
    // At one a year, three against two may be a matter of months.
    ...byParts(roundsB >= roundsA - 1, false),
    n: roundsA + roundsB,
    numbers: {
      ...{ roundsA, roundsB, ratioOfRecords: rates.ratio },
      meetingsPerYearA: meetingPace(given, { from: 2014, to: before!.to }),
      meetingsPerYearB: meetingPace(given, { from: before!.from, to: period.to }),
    },
  });
};

export const evenness: Run = ({ period }, given) => {
  const variation = (values: readonly (number | null)[]) => {
    const mean = meanOf(values);
    if (!mean) return null;
    const squares = meanOf(values.map((value) => (value === null ? null : (value - mean) ** 2)))!;
    return Math.sqrt(squares) / mean;
  };
  const consulted = begunByYear(roundsOf(given, 'security-consultation'), period);
  const consultationSpread = variation(consulted);
  const armsSpread = variation(armsVolume(given, period));
  const recordsSpread = variation(countsByYear(given.counted, period));
  if (consultationSpread === null || armsSpread === null || recordsSpread === null) {
    return cannotBeTested('no_record');
  }
  return outcome('evenness', {
    ...byParts(consultationSpread < armsSpread, consultationSpread < recordsSpread),
    n: consulted.length,
    numbers: { ...period, consultationSpread, armsSpread, recordsSpread },
  });
};

/** "The early 1990s" end in 1995: by a dated item, and by the numbering of rounds counted back. */
export const oldest: Run = (_, given) => {
  const item = [...given.context.items].sort((a, b) => (a.start < b.start ? -1 : 1))[0];
  const rounds = roundsOf(given, 'general-staff-consultation');
  const [first, last] = [rounds[0], rounds.at(-1)];
  if (!item || !first || !last || first === last) return cannotBeTested('no_record');
  const pace = (last.round - first.round) / (last.year - first.year);
  const firstRoundAbout = Math.round(first.year - (first.round - 1) / pace);
  const earliestItem = yearOf(item.start);
  const earliestArms = Math.min(...given.context.armsTransfers.yearly.map(({ year }) => year));
  return outcome('oldest', {
    ...byParts(earliestItem <= 1995, firstRoundAbout <= 1995),
    n: rounds.length,
    numbers: { earliestItem, earliestArms, firstRoundAbout },
    lists: { items: [item.id, first.id] },
  });
};
