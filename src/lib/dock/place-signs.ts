import type { Visit } from '$lib/core/reach/new-places';
import { reachKind, type ReachKind } from '$lib/core/record/model';
import type { YearSpan } from '$lib/core/record/time';
import type { Chance } from '$lib/core/stall/chance';
import { countsOf, type CountInput } from '$lib/core/stall/verdict';
import { m } from '$lib/paraglide/messages';
import { formatCount } from '$lib/site/text/format';
import type { IndexRecord } from '$lib/view/atlas-index';
import { signYear, type Bracket } from './chart';
import type { Sign } from './signs';

/** New places and returns as the chart draws them, in the atlas and in the story. */

/** A record is drawn in the year in which it began, as it counts. */
export function recordSigns(
  records: readonly IndexRecord[],
  visits: readonly Visit[],
  axis: YearSpan,
  labelOf: (visit: Visit) => string,
): Sign[] {
  const visitById = new Map(visits.map((visit) => [visit.id, visit]));
  return records.map(({ id, kind, start }): Sign => {
    const visit = visitById.get(id);
    return {
      id,
      kind: reachKind(kind),
      year: signYear(start, axis),
      status: visit?.status ?? 'unknown',
      label: visit?.status === 'new' ? labelOf(visit) : null,
    };
  });
}

/** "11 of 15 at a new place, 4 back", or beside chance: of all years, whatever is chosen. */
export function placeBrackets(
  visits: readonly Visit[],
  kind: ReachKind,
  input: CountInput,
  chance: Chance | null = null,
): Bracket[] {
  const counts = countsOf(visits, kind, input);
  return [counts.before, counts.since].flatMap((count, i): Bracket[] => {
    if (!count || count.n === 0) return [];
    const expected = chance && [chance.expectedBefore, chance.expectedSince][i]!;
    const beside = expected && m.dock_chance({ n: formatCount(Math.round(expected)) });
    const back = formatCount(count.n - count.k);
    const most = formatCount(count.atMost);
    const form = count.atMost === count.k ? 'one' : 'two';
    return [
      {
        from: count.from,
        to: count.to,
        number: m.dock_number({ k: formatCount(count.k), n: formatCount(count.n) }),
        words: beside || m.dock_back({ size: 'full', form, back, most }),
        short: beside || m.dock_back({ size: 'short', form, back, most }),
        shares: expected ? { found: count.k / count.n, chance: expected / count.n } : undefined,
      },
    ];
  });
}
