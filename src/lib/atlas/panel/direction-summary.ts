import { directionOfRegion, type DirectionSet } from '$lib/core/reach/directions';
import type { PlaceSettings } from '$lib/core/reach/facts';
import type { Periods } from '$lib/core/reach/dataset';
import { reachKind, roleCounts, type ReachKind, type ReachRecord } from '$lib/core/record/model';
import { inPeriod, yearsOverlapped, type YearSpan } from '$lib/core/record/time';

/** Regions without a direction are home waters and home land. */
export const HOME = 'home';

/** How often joint activity went in one direction. A record may go in several. */
export interface DirectionSummary {
  /** Of the direction, or `home`. */
  id: string;
  /** Ids of its records, in order of time. */
  records: readonly string[];
  /** How many began in the period before the set's break, and since. */
  before: Record<ReachKind, number>;
  since: Record<ReachKind, number>;
  /** The years with a record. */
  years: ReadonlySet<number>;
  lastYear: number;
}

/**
 * Home first, then the direction visited last; directions without a record are left out. Nothing here depends on
 * the years shown.
 *
 * @param records with a measured place, in order of time
 */
export function directionSummaries(
  records: readonly ReachRecord[],
  set: DirectionSet,
  { before, since }: Pick<Periods, 'before' | 'since'>,
  settings: PlaceSettings,
): DirectionSummary[] {
  const directionByRegion = directionOfRegion(set);
  const directionsOf = (record: ReachRecord) =>
    regionsOf(record, settings).map((region) => directionByRegion.get(region) ?? HOME);
  const recordsByDirection = new Map<string, ReachRecord[]>(
    [HOME, ...set.directions.map(({ id }) => id)].map((id) => [id, []]),
  );
  for (const record of records)
    for (const direction of new Set(directionsOf(record)))
      recordsByDirection.get(direction)!.push(record);
  return [...recordsByDirection]
    .filter(([, visitors]) => visitors.length > 0)
    .map(([id, visitors]) => {
      const years = visitors.flatMap(yearsOverlapped);
      return {
        id,
        records: visitors.map((record) => record.id),
        before: countByKind(visitors, before),
        since: countByKind(visitors, { from: since.from, to: Infinity }),
        years: new Set(years),
        lastYear: Math.max(...years),
      };
    })
    .sort((a, b) => Number(b.id === HOME) - Number(a.id === HOME) || b.lastYear - a.lastYear);
}

/** The regions of a record's track and of its places that count. */
function regionsOf(
  { sites, track }: ReachRecord,
  { precise, staging, region }: PlaceSettings,
): string[] {
  const ofSites = sites
    .filter(({ role }) => role !== 'command' && roleCounts(role, staging))
    .filter(({ precision }) => !(precise && precision === 'sea'))
    .map((site) => site.region);
  const ofTrack = Object.entries(track?.regionShare ?? {})
    .filter(([, share]) => share > 0)
    .map(([id]) => id);
  return [...ofSites, ...ofTrack].filter((id) => id && (region === null || id === region));
}

function countByKind(records: readonly ReachRecord[], period: YearSpan): Record<ReachKind, number> {
  const count = (kind: ReachKind) =>
    records.filter((record) => inPeriod(record, period) && reachKind(record.kind) === kind).length;
  return { exercise: count('exercise'), patrol: count('patrol') };
}
