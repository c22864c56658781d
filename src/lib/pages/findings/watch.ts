import type { WatchIndicator } from '$lib/core/claims/claims';
import type { WatchFinding, WatchUnder } from '$lib/core/claims/watch';
import { yearOf } from '$lib/core/record/time';
import { formatDate, formatKm, formatName } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import { recordLink, type Names } from './names';

type WatchNames = Pick<Names, 'records' | 'zones' | 'rules'>;

/** Each place to watch, the latest entered first, by counting rule; signs that are no places are left out. */
export function watchPlaces(
  indicators: readonly WatchIndicator[],
  found: readonly WatchFinding[],
  names: WatchNames,
) {
  const places = found.map(({ indicatorId: id, under, since }) => {
    const { short, zones } = indicators.find((one) => one.id === id)!;
    const all = under.at(-1)!;
    return {
      ...{ id, title: formatName(short ?? names.zones.get(zones[0]!)!) },
      last: all.inside.at(-1)?.start ?? '',
      states: under.map((one) => ({
        rule: formatName(names.rules.find((rule) => rule.id === one.rule)!.name),
        entered: one.since.length > 0,
        text: stateOf(one, since),
      })),
      near:
        all.inside.length > 0 || !all.nearest
          ? ''
          : m.findings_watch_nearest({ km: formatKm(all.nearest.km) }),
      records: visitsOf(all).map((record) => recordLink(record, names)),
    };
  });
  return places.sort((a, b) => (a.last < b.last ? 1 : -1));
}
export type WatchPlace = ReturnType<typeof watchPlaces>[number];

/** A record may be in two zones of one indicator. */
const recordsIn = (visits: WatchUnder['since']) => [
  ...new Set(visits.map(({ recordId }) => recordId)),
];

function stateOf({ since, inside }: WatchUnder, from: number): string {
  const last = inside.at(-1);
  if (!last) return m.findings_watch_never();
  if (since.length === 0) return m.findings_watch_before({ year: yearOf(last.start) });
  const month = formatDate(last.start, 'month');
  return m.findings_watch_since({ n: recordsIn(since).length, from, last: month });
}

/** The records that came since, else the last before, else the nearest of all. */
function visitsOf({ since, inside, nearest }: WatchUnder): string[] {
  const one = inside.at(-1) ?? nearest;
  return since.length > 0 ? recordsIn(since) : one ? [one.recordId] : [];
}
