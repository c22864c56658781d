import type { WatchUnder } from '$lib/core/claims/watch';
import { yearOf } from '$lib/core/record/time';
import { rules } from '$lib/site/dataset/dataset.server';
import { formatDate, formatKm, formatName } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { recordLink, tested } from './tested.server';

/** Each place to watch, the latest entered first, by counting rule; signs that are no places are left out. */
export function watchPlaces() {
  const { claims, watched, zoneNames } = tested();
  const places = watched.map(({ indicatorId, under, since }) => {
    const { id, short, zones } = claims.indicators.find((one) => one.id === indicatorId)!;
    const { inside, nearest, ...all } = under.at(-1)!;
    const last = inside.at(-1);
    // Those that came since, else the last before, else the nearest of all.
    const shown =
      all.since.length > 0 ? all.since : [last ?? nearest].filter((one) => one !== null);
    return {
      ...{ id, title: formatName(short ?? zoneNames.get(zones[0]!)!), last: last?.start ?? '' },
      states: under.map((one) => ({
        rule: formatName(rules.find((rule) => rule.id === one.rule)!.name) + m.findings_colon(),
        entered: one.since.length > 0,
        text: stateOf(one, since),
      })),
      near: last || !nearest ? '' : m.findings_watch_nearest({ km: formatKm(nearest.km) }),
      records: recordsIn(shown).map((shownId) => {
        return { path: `/record/${shownId}`, text: recordLink(shownId).name };
      }),
    };
  });
  return places.sort((a, b) => (a.last < b.last ? 1 : -1));
}

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
