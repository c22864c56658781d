import { groups, union } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { inPeriod, yearOf, type YearSpan } from '../record/time';
import { countVisits, type Counted } from './counts';

/** Yearly series that take half of the fall along. */
export type Settled = NonNullable<ReturnType<typeof settledSeries>>;

/** Yearly is what was held three times since the break, and in half of the years since. */
const FEWEST_EDITIONS = 3;

/**
 * Null unless leaving them out takes away half of the fall, by the middle of each count.
 *
 * @param visits of one series of new places, up to the end of `since`
 */
export function settledSeries(
  visits: readonly Visit[],
  seriesOf: (id: string) => string,
  before: YearSpan,
  since: YearSpan,
) {
  const compared = visits.filter(({ km }) => km !== null);
  const later = compared.filter((visit) => inPeriod(visit, since));
  const ids = groups(later, ({ id }) => seriesOf(id))
    .filter(([id, own]) => id && own.length >= FEWEST_EDITIONS && isYearly(own, since))
    .map(([id]) => id);
  const countsOf = (isCounted: (visit: Visit) => boolean) => {
    const countIn = (span: YearSpan) =>
      countVisits(compared.filter((visit) => inPeriod(visit, span) && isCounted(visit)));
    return { before: countIn(before), since: countIn(since) };
  };
  const isTheirs = ({ id }: Visit) => ids.includes(seriesOf(id));
  const others = countsOf((visit) => !isTheirs(visit));
  const fall = fallOf(countsOf(() => true));
  // Without a record on either side there is no share to fall, and NaN is not at most a half.
  const isTold = fall > 0 && fallOf(others) <= fall / 2;
  return isTold ? { ids, ...countsOf(isTheirs), others } : null;
}

const isYearly = (visits: readonly Visit[], { from, to }: YearSpan) =>
  union(visits.map(({ start }) => yearOf(start))).size >= (to - from + 1) / 2;

const shareOf = ({ k, atMost, n }: Counted) => (k + atMost) / 2 / n;
const fallOf = ({ before, since }: Record<'before' | 'since', Counted>) =>
  shareOf(before) - shareOf(since);
