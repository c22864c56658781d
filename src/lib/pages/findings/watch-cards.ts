import type { WatchIndicator } from '$lib/core/claims/claims';
import { NEAR_ZONE_KM, type WatchFinding, type ZoneVisit } from '$lib/core/claims/watch';
import { formatCount, formatKm, formatList } from '$lib/site/format';
import { m } from '$lib/paraglide/messages';
import type { Cell } from '$lib/site/cell';
import { placeName, recordCell, recordLink, type Names } from './names';

/** One watch indicator with what its card shows, in the reader's language. */
export interface WatchCard {
  id: string;
  /** In English. */
  text: string;
  state: string;
  says: string;
  /** Name of its file; null without a place. */
  picture: string | null;
  /** Where on /context the data for it stand; null where the map is the place. */
  context: string | null;
  /** What the picture shows. */
  label: string;
  /** Date, record, zone, distance. */
  visits: Cell[][];
}

const CONTEXT_PART: Record<WatchIndicator['sphere'], string | null> = {
  arms: 'arms',
  exercises: null,
  method: 'lanes',
};

type WatchNames = Pick<Names, 'records' | 'zones'>;

export function watchCards(
  indicators: readonly WatchIndicator[],
  found: readonly WatchFinding[],
  names: WatchNames,
): WatchCard[] {
  return indicators.map((indicator) => {
    const finding = found.find(({ indicatorId }) => indicatorId === indicator.id);
    if (!finding) throw new RangeError(`indicator ${indicator.id} has no finding`);
    return {
      ...{
        id: indicator.id,
        text: indicator.text,
        state: m.findings_watch_state({ state: finding.state }),
      },
      says: saysOf(finding, names),
      context: CONTEXT_PART[indicator.sphere],
      picture: indicator.zones.length > 0 ? `watch-${indicator.id}` : null,
      label: m.findings_sketch_label({
        zone: formatList(indicator.zones.map((id) => placeName(id, names.zones))),
      }),
      visits: finding.visits.map((visit) => visitOf(visit, finding, names)),
    };
  });
}

export const watchLead = () => m.findings_watch_lead({ km: formatKm(NEAR_ZONE_KM) });

function saysOf(finding: WatchFinding, names: WatchNames): string {
  const { state, since, records, firstEntry, nearest } = finding;
  const named = (visit: ZoneVisit | null) => {
    if (!visit) return m.findings_nothing();
    const { name, date } = recordLink(visit.recordId, names);
    return `${name}, ${date}`;
  };
  const all = { since: String(since), records: formatCount(records) };
  switch (state) {
    case 'entered-since': {
      // A record may be in two zones of one indicator.
      const inside = new Map(finding.entriesSince.map((visit) => [visit.recordId, visit]));
      return m.findings_watch_says_entered_since({
        ...all,
        n: formatCount(inside.size),
        core: formatCount(
          [...inside.keys()].filter((id) => names.records.get(id)?.scope === 'core').length,
        ),
        // Names and dates have commas of their own.
        list: [...inside.values()].map(named).join('; '),
        first: named(firstEntry),
      });
    }
    case 'entered-before':
      return m.findings_watch_says_entered_before({ ...all, first: named(firstEntry) });
    case 'near':
    case 'none': {
      const say = state === 'near' ? m.findings_watch_says_near : m.findings_watch_says_none;
      return say({ ...all, nearest: named(nearest), km: formatKm(nearest?.km ?? null) });
    }
    case 'not-on-map':
      return m.findings_watch_says_not_on_map();
    default:
      return state satisfies never;
  }
}

/** Strong: since the study, and inside. */
function visitOf(visit: ZoneVisit, { since }: WatchFinding, names: WatchNames): Cell[] {
  const uncertainty = formatKm(visit.uncertaintyKm);
  const isSince = Number(visit.start.slice(0, 4)) >= since;
  return [
    { text: recordLink(visit.recordId, names).date, ...(isSince && { look: 'strong' }) },
    recordCell(visit.recordId, names),
    placeName(visit.zone, names.zones),
    visit.km === 0
      ? { text: m.findings_visit_inside({ km: uncertainty }), look: 'strong' }
      : m.findings_visit_km({ km: formatKm(visit.km), uncertainty }),
  ];
}
