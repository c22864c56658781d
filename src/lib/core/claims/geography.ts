/** Claims on where exercises went, by the test of the first screen. */
import { directionsAt } from '../reach/directions';
import { neighbours, newPlaces, isNewPlace } from '../reach/new-places';
import { travelled } from '../reach/travelled';
import type { ReachKind } from '../record/model';
import { yearOf, type YearSpan } from '../record/time';
import { PACE_DEFAULTS, paceBetween, type Pace } from '../stall/pace';
import { readPace } from '../stall/sentence';
import { fisherGreater } from '../statistics/exact-tests';
import type { ClaimCheck, Run } from './claims';
import { BEGINNINGS, GROWTH, type Case } from './evidence';
import { byChance, cannotBeTested, outcome } from './outcome';
import { TWICE, binomialPower } from './power';

interface PaceTested {
  pace: Pace;
  /** Of the period: those that set a mark, or were at a new place. */
  records: string[];
}

/** The one place where the claims meet that test: a period against the one before it. */
function paceTest(
  { counted, choice: { kind, precise }, directions: set, geography, coverage }: Case,
  { period, side }: Pick<ClaimCheck, 'period' | 'side'>,
): PaceTested {
  const one: ReachKind = kind === 'all' ? 'exercise' : kind;
  const year = Math.min(period.to, yearOf(coverage.to));
  const records = counted
    .filter(({ start }) => yearOf(start) <= year)
    .map((record) => (kind === 'all' ? { ...record, kind: one } : record));
  const places = { precise, staging: false, region: null };
  const travels = records.map((record) => travelled(record, geography, set));
  const near = neighbours(records, geography, places);
  const input = { travels, neighbours: near, set, places, year, coveredTo: coverage.to };
  // A share of new places cannot rise much where most places are new: widening is told by marks.
  const measure = side === 'no-growth' ? 'newPlaces' : 'marks';
  const before: YearSpan = side === 'no-growth' ? GROWTH : BEGINNINGS;
  const periods = { before, since: period, later: null };
  const pace = paceBetween(input, one, measure, periods, { ...PACE_DEFAULTS, orders: 999 });
  const inPeriod = ({ start }: { start: string }) =>
    yearOf(start) >= period.from && yearOf(start) <= year;
  const found =
    measure === 'newPlaces'
      ? newPlaces(records, geography, places).filter(
          (place) => isNewPlace(place) && inPeriod(place),
        )
      : directionsAt(travels, set, year, places)
          .flatMap(({ marks }) => marks)
          .map(({ recordId, date }) => ({ id: recordId, start: date }))
          .filter(inPeriod);
  return { pace, records: [...new Set(found.map(({ id }) => id))] };
}

/** "Widened fast": marks at a higher rate than before; "did not widen": new places at a lower one. */
export const pace: Run = (check, given) => {
  const { pace, records } = paceTest(given, check);
  const reading = readPace(pace);
  if (!reading) return cannotBeTested('no_record');
  const { before, test } = pace;
  const since = pace.since!;
  const isStop = check.side === 'no-growth';
  const rises = (k: number) =>
    fisherGreater({ hits: before.k, of: before.n }, { hits: k, of: since.n });
  const twice = Math.min(1, (TWICE * before.k) / before.n);
  const oneSided = isStop ? test!.random.fell : test!.random.rose;
  const holds = reading.change === (isStop ? 'fell' : 'rose');
  return outcome('pace', {
    ...(holds ? byChance(oneSided) : { verdict: 'not-supported' }),
    by: {
      ...(isStop
        ? { alternative: 'stop', power: test!.power.stop }
        : { alternative: 'doubled', power: binomialPower(since.n, twice, rises) }),
      oneSided,
    },
    ...{ n: since.n, pace, lists: { records } },
  });
};
