/** What was practised: the claims on how demanding exercises are, and the table of practices by year. */
import { PRACTICES, type Practice } from '../record/model';
import { practicesSupported, type AtlasRecord } from '../record/record';
import { meanShift } from '../statistics/permutation-tests';
import { randomBelow } from '../statistics/random';
import { yearOf, yearsOf, type YearSpan } from '../record/time';
import type { Run } from './claims';
import { countsByYear, meanOf, within } from './evidence';
import { byChance, cannotBeTested, outcome, type Chance } from './outcome';
import { simulatedPower } from './power';

/** Practices that need the partners to act together under fire or command: ours, not the study's. */
export const DEMANDING: readonly Practice[] = [
  'air-defence',
  'airborne-assault',
  'amphibious-landing',
  'anti-submarine',
  'combined-arms',
  'cyber-and-electronic',
  'joint-command',
  'live-fire',
  'missile-defence',
  'partner-airfield',
  'strike',
  'submarine-rescue',
];

const demands = ({ practices }: AtlasRecord) =>
  practices.filter((practice) => DEMANDING.includes(practice)).length;

/** Of the records of either period, those whose practices a source supports: with fewer, no test. */
const LEAST_SOURCED = 0.75;

/** "More complex": more demanding practices a record, of those alone that a cited page supports. */
export const practices: Run = ({ before, period }, { counted }) => {
  const [allA, allB] = [within(counted, before!), within(counted, period)];
  const [first, second] = [allA.filter(practicesSupported), allB.filter(practicesSupported)];
  const [a, b] = [first.map(demands), second.map(demands)];
  const test = meanShift(a, b, 999);
  if (!test) return cannotBeTested(allA.length && allB.length ? 'no_source' : 'no_record');
  const isSourced =
    a.length >= LEAST_SOURCED * allA.length && b.length >= LEAST_SOURCED * allB.length;
  const both = [...a, ...b];
  const by: Chance = {
    ...{ alternative: 'one_more', oneSided: test.p.up },
    power: simulatedPower((random) => {
      const drawn = () => both[randomBelow(random, both.length)]!;
      return meanShift(
        a.map(drawn),
        b.map(() => drawn() + 1),
        199,
      )!.p.up;
    }, 200),
  };
  const earlier = counted.filter(({ start }) => start < `${period.from}`);
  const known = new Set(earlier.flatMap(({ practices: named }) => named));
  const named = new Set(second.flatMap(({ practices: of }) => of));
  return outcome('practices', {
    ...{ ...byChance(by.oneSided), by, n: both.length },
    ...(!isSourced && { reason: 'no_source' as const }),
    numbers: {
      ...{ ...period, countA: a.length, countB: b.length, meanA: meanOf(a), meanB: meanOf(b) },
      ...{ unsourced: allA.length + allB.length - both.length, tagged: allA.length + allB.length },
    },
    lists: { firsts: [...named].filter((practice) => !known.has(practice)).sort() },
  });
};

export interface PracticeRow {
  practice: Practice;
  /** One of those counted as demanding; the choice is ours. */
  demanding: boolean;
  firstYear: number | null;
  firstRecord: string | null;
  counts: number[];
}

export interface PracticeMatrix {
  years: number[];
  /** Every practice of the closed list, by first year; those never seen last. */
  rows: PracticeRow[];
  records: number[];
  /** Practices, and demanding practices, named per record in each year; null without a record. */
  perRecord: (number | null)[];
  demandingPerRecord: (number | null)[];
}

/**
 * Practice by year, with the first record of each. What was practised is known only as far as it was
 * reported: later records have more sources, so a rise is partly a rise in reporting.
 */
export function practiceMatrix(records: readonly AtlasRecord[], span: YearSpan): PracticeMatrix {
  const years = yearsOf(span);
  const ordered = [...records].sort((a, b) => (a.start + a.id < b.start + b.id ? -1 : 1));
  const rows = PRACTICES.map((practice): PracticeRow => {
    const having = ordered.filter(({ practices }) => practices.includes(practice));
    const first = having[0];
    return {
      practice,
      demanding: DEMANDING.includes(practice),
      firstYear: first ? yearOf(first.start) : null,
      firstRecord: first?.id ?? null,
      counts: countsByYear(having, span),
    };
  });
  rows.sort(
    (a, b) =>
      (a.firstYear ?? Infinity) - (b.firstYear ?? Infinity) || (a.practice < b.practice ? -1 : 1),
  );
  const counts = countsByYear(records, span);
  const perRecord = (wanted: (row: PracticeRow) => boolean) =>
    years.map((_, i) => {
      const named = rows.filter(wanted).reduce((sum, row) => sum + row.counts[i]!, 0);
      return counts[i]! > 0 ? Number((named / counts[i]!).toFixed(4)) : null;
    });
  return {
    years,
    rows,
    records: counts,
    perRecord: perRecord(() => true),
    demandingPerRecord: perRecord(({ demanding }) => demanding),
  };
}
