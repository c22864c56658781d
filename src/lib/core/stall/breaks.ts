import { range } from 'd3-array';
import type { Visit } from '../reach/new-places';
import { inPeriod, type YearSpan } from '../record/time';
import type { ReachRecord } from '../record/schema';
import type { Percentiles } from '../statistics/shares';
import { changeOf, countVisits, type Counted } from './counts';

type Counts = Record<'before' | 'since', YearSpan & Counted>;
export type TriedBreak = ReturnType<typeof triedBreaks>[number];
export type Domains = ReturnType<typeof countsByDomain>;

const TRIED = 3;

/**
 * The verdict if the periods met earlier or later. Found afterwards, it tests nothing.
 *
 * @param visits of one series up to the end of `since`
 * @param fellAt how often random orders fall as much
 */
export const triedBreaks = (
  visits: readonly Visit[],
  before: YearSpan,
  since: YearSpan,
  fellAt: (counts: Counts) => Percentiles | null,
) =>
  range(since.from - TRIED, since.from + TRIED + 1)
    .filter((year) => year > before.from && year <= since.to)
    .map((year) => {
      const counts = countsIn(visits, { ...before, to: year - 1 }, { ...since, from: year });
      return { year, ...counts, change: changeOf(counts), fell: fellAt(counts) };
    });

export function countsByDomain(
  records: readonly Pick<ReachRecord, 'id' | 'domains'>[],
  visits: readonly Visit[],
  before: YearSpan,
  since: YearSpan,
) {
  const naval = records.filter(({ domains }) => domains.includes('sea'));
  const atSea = new Set(naval.map(({ id }) => id));
  const part = (isSea: boolean) => {
    const own = visits.filter(({ id }) => atSea.has(id) === isSea);
    const counts = countsIn(own, before, since);
    return { ...counts, change: changeOf(counts) };
  };
  return { sea: part(true), elsewhere: part(false) };
}

function countsIn(visits: readonly Visit[], before: YearSpan, since: YearSpan): Counts {
  // The first has no earlier record.
  const compared = visits.filter(({ km }) => km !== null);
  const countIn = (span: YearSpan) => {
    return { ...span, ...countVisits(compared.filter((visit) => inPeriod(visit, span))) };
  };
  return { before: countIn(before), since: countIn(since) };
}
