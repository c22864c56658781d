import { range } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { inPeriod, type YearSpan } from '../record/time';
import type { ReachRecord } from '../record/schema';
import { changeOf, countVisits, type Change } from './counts';

/** The verdict if the periods met earlier or later. Found afterwards, it tests nothing. */
export type BreakStrip = ReturnType<typeof breakStrips>[number];
const TRIED = 3;

/** @param visits of one series up to the end of `since` */
export function breakStrips(
  records: readonly Pick<ReachRecord, 'id' | 'domains'>[],
  visits: readonly Visit[],
  before: YearSpan,
  since: YearSpan,
) {
  const naval = records.filter(({ domains }) => domains.includes('sea'));
  const atSea = new Set(naval.map(({ id }) => id));
  const years = range(since.from - TRIED, since.from + TRIED + 1).filter(
    (year) => year > before.from && year <= since.to,
  );
  const strip = (part: 'all' | 'sea' | 'elsewhere', isCounted: (visit: Visit) => boolean) => {
    // The first has no earlier record.
    const own = visits.filter((visit) => visit.km !== null && isCounted(visit));
    const countsIn = (span: YearSpan) => countVisits(own.filter((visit) => inPeriod(visit, span)));
    return {
      part,
      breaks: years.map((year) => {
        const counts = {
          before: countsIn({ from: before.from, to: year - 1 }),
          since: countsIn({ from: year, to: since.to }),
        };
        return { year, ...counts, change: changeOf(counts) };
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
