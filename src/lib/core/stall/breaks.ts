import { range } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { inPeriod, type YearSpan } from '../record/time';
import type { ReachRecord } from '../record/schema';
import type { Percentiles } from '../statistics/shares';
import { changeOf, countVisits, type Change, type Counted, type Counts } from './counts';

/** The verdict if the periods met earlier or later. Found afterwards, it tests nothing. */
export type BreakStrip = ReturnType<typeof breakStrips>[number];
const TRIED = 3;

/**
 * @param visits of one series up to the end of `since`
 * @param fellAt how often random orders fall as much
 */
export function breakStrips(
  records: readonly Pick<ReachRecord, 'id' | 'domains'>[],
  visits: readonly Visit[],
  before: YearSpan,
  since: YearSpan,
  fellAt: (counts: Record<'before' | 'since', YearSpan & Counted>) => Percentiles | null,
) {
  const naval = records.filter(({ domains }) => domains.includes('sea'));
  const atSea = new Set(naval.map(({ id }) => id));
  const years = range(since.from - TRIED, since.from + TRIED + 1).filter(
    (year) => year > before.from && year <= since.to,
  );
  const strip = (part: 'all' | 'sea' | 'elsewhere', isCounted: (visit: Visit) => boolean) => {
    // The first has no earlier record.
    const own = visits.filter((visit) => visit.km !== null && isCounted(visit));
    const countsIn = (span: YearSpan) => {
      return { ...span, ...countVisits(own.filter((visit) => inPeriod(visit, span))) };
    };
    return {
      part,
      breaks: years.map((year) => {
        const counts = {
          before: countsIn({ from: before.from, to: year - 1 }),
          since: countsIn({ from: year, to: since.to }),
        };
        /** Of a part there is no order of its own. */
        const fell = part === 'all' ? fellAt(counts) : null;
        return { year, ...counts, change: changeOf(counts), fell };
      }),
    };
  };
  return [
    strip('all', () => true),
    strip('sea', ({ id }) => atSea.has(id)),
    strip('elsewhere', ({ id }) => !atSea.has(id)),
  ];
}

export const holdsUnder = (change: Change, own: Change): 'stays' | 'few' | 'coarse' | 'changes' => {
  if (change === 'few' || change === 'coarse') return change;
  return change === own ? 'stays' : 'changes';
};
