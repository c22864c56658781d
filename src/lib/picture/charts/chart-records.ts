import type { Visit } from '#core/reach/new-places';
import { yearOf, type YearSpan } from '#core/record/time';
import type { Chance } from '#core/stall/chance';
import { countsOf, type CountInput } from '#core/stall/counts';
import { m } from '$lib/paraglide/messages';
import { formatCount, formatCountOf, formatReturns } from '$lib/site/text/format';
import type { ReachRecord } from '#core/record/schema';
import type { Bracket } from './chart';
import type { ChartRecord } from './chart-rows';

/** A record counts for the year in which it began. */
export function chartRecords(
  records: readonly ReachRecord[],
  visits: readonly Visit[],
  axis: YearSpan,
  labelOf: (visit: Visit) => string,
): ChartRecord[] {
  const visitById = new Map(visits.map((visit) => [visit.id, visit]));
  return records.map((record): ChartRecord => {
    const { id, start } = record;
    const visit = visitById.get(id);
    return {
      id,
      year: Math.max(yearOf(start), axis.from),
      status: visit?.status ?? 'unknown',
      label: visit?.status === 'new' ? labelOf(visit) : null,
    };
  });
}

/** Of visits of one kind: "11 of 15 at a new place, 4 back", or what chance leads to expect. */
export function periodBrackets(
  visits: readonly Visit[],
  input: CountInput,
  chance: Chance | null = null,
): Bracket[] {
  const { before, since } = countsOf(visits, input);
  return [
    { count: before, expected: chance?.expectedBefore },
    { count: since, expected: chance?.expectedSince },
  ].flatMap(({ count, expected }): Bracket[] => {
    if (!count || count.n === 0) return [];
    const { from, to, k, n } = count;
    const byChance = expected && m.timeline_chance({ n: formatCount(Math.round(expected)) });
    const back = formatReturns(count);
    return [
      {
        from,
        to,
        number: formatCountOf(count),
        words: byChance || m.timeline_back({ size: 'full', back }),
        short: byChance || m.timeline_back({ size: 'short', back }),
        shares: expected ? { observed: k / n, expected: expected / n } : undefined,
      },
    ];
  });
}
