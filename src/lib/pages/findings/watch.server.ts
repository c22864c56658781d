import { union } from 'd3-array';
import type { WatchUnder } from '#geodata/analysis/watch';
import { PRECISION_KM } from '#core/record/model';
import { yearOf } from '#core/record/time';
import { m } from '$lib/paraglide/messages';
import { readData, recordById, rules } from '$lib/site/dataset/dataset.server';
import { formatDate, formatKm, formatName } from '$lib/site/text/format';
import type { ZonesFile } from '#core/context/claims-file';
import { claimsData, tested } from './claims.server';

const zones = readData<ZonesFile>('watch-zones.geojson').features.map(
  ({ properties }) => properties,
);

export const watchNote = () => m.findings_watch_note({ km: formatKm(PRECISION_KM.sea) });

/** The last one entered first, with its records under each rule. */
export function watchPlaces() {
  const places = tested.watched.map(({ indicatorId, under, since }) => {
    const indicator = claimsData.indicators.find(({ id }) => id === indicatorId)!;
    const [zoneId] = indicator.zones;
    const { inside, nearest, since: later } = under.at(-1)!;
    const last = inside.at(-1);
    const lastOrNearest = last ?? nearest;
    const shown = later.length === 0 && lastOrNearest ? [lastOrNearest] : later;
    return {
      id: indicatorId,
      title: formatName(indicator.short ?? zones.find(({ id }) => id === zoneId)!.name),
      last: last?.start ?? '',
      states: under.map((visits) => ({
        rule: formatName(rules.find(({ id }) => id === visits.rule)!.name) + m.colon(),
        entered: visits.since.length > 0,
        text: stateText(visits, since),
      })),
      near: last || !nearest ? '' : m.findings_watch_nearest({ km: formatKm(nearest.km) }),
      records: recordIds(shown).map((id) => {
        return { path: `/record/${id}`, text: formatName(recordById.get(id)!.name) };
      }),
    };
  });
  return places.sort((a, b) => (a.last < b.last ? 1 : -1));
}

/** A record may be in two zones of one indicator. */
const recordIds = (visits: WatchUnder['since']) => [
  ...union(visits.map((visit) => visit.recordId)),
];

function stateText({ since, inside }: WatchUnder, from: number) {
  const last = inside.at(-1);
  if (!last) return m.findings_watch_never();
  if (since.length === 0) return m.findings_watch_before({ year: yearOf(last.start) });
  const month = formatDate(last.start, 'month');
  return m.findings_watch_since({ n: recordIds(since).length, from, last: month });
}
