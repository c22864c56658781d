import type { YearSpan } from '#core/record/time';
import type { Counts, PeriodCount } from '#core/stall/counts';
import { m } from '$lib/paraglide/messages';
import { formatCountOf, formatDecimal, formatReturns, formatYears } from '$lib/site/text/format';

export type PeriodCounts = Pick<Counts, 'earlier' | 'before' | 'since'>;

/** Those with records, by date. */
export const spansOf = ({ earlier, before, since }: PeriodCounts): PeriodCount[] =>
  [earlier, before, since].filter((span): span is PeriodCount => span !== null && span.n > 0);

/** The years before them too: the first record is compared with none, so none counts it. */
export const filmedSpans = (periods: readonly PeriodCount[], { from, to }: YearSpan) =>
  [{ from, to: (periods[0]?.from ?? to + 1) - 1 }, ...periods].filter(
    (span) => span.from <= span.to,
  );

/** @param covered first year of the data, whose first record is always new, and last month */
export function wordsOf(span: PeriodCount, covered: { firstYear: number; to: string }) {
  const { from, to, newPerYear } = span;
  const isFirst = from === covered.firstYear;
  return {
    years: formatYears(from, to, covered.to),
    count: formatCountOf(span),
    words: isFirst ? m.map_period_first() : m.map_period_words({ back: formatReturns(span) }),
    perYear: m.map_period_year({ n: formatDecimal(newPerYear) }),
  };
}
