import { directionOfRegion, type DirectionSet } from '$lib/core/reach/directions';
import type { PlaceSettings } from '$lib/core/reach/facts';
import type { Periods } from '$lib/core/reach/dataset';
import { REACH_KINDS, reachKind, roleCounts } from '$lib/core/record/model';
import type { ReachKind, ReachRecord } from '$lib/core/record/model';
import { yearOf, yearsOverlapped, type YearSpan } from '$lib/core/record/time';

/** Regions without a direction are home waters and home land. */
export const HOME = 'home';

/** Where joint activity went, of one direction: a record may be in several. */
export interface WhereRow {
  /** Of a direction, or `home`. */
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
 * Home first, then by the year that was last visited, the latest first; directions without a record are left out.
 * None of it depends on the years shown.
 *
 * @param records that are measured, in order of time
 */
export function whereRows(
  records: readonly ReachRecord[],
  set: DirectionSet,
  { before, since }: Pick<Periods, 'before' | 'since'>,
  settings: PlaceSettings,
): WhereRow[] {
  const regionToDirection = directionOfRegion(set);
  const ofDirection = new Map<string, ReachRecord[]>(
    [HOME, ...set.directions.map(({ id }) => id)].map((id) => [id, []]),
  );
  for (const record of records) {
    const directions = regionsOf(record, settings).map(
      (region) => regionToDirection.get(region) ?? HOME,
    );
    for (const id of new Set(directions)) ofDirection.get(id)!.push(record);
  }
  return [...ofDirection]
    .filter(([, own]) => own.length > 0)
    .map(([id, own]) => ({
      id,
      records: own.map((record) => record.id),
      before: countIn(own, before),
      since: countIn(own, { from: since.from, to: Infinity }),
      years: new Set(own.flatMap(yearsOverlapped)),
      lastYear: Math.max(...own.flatMap(yearsOverlapped)),
    }))
    .sort((a, b) => Number(b.id === HOME) - Number(a.id === HOME) || b.lastYear - a.lastYear);
}

/** In which a record was, by its places that count and by its track. */
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

function countIn(records: readonly ReachRecord[], { from, to }: YearSpan) {
  const inYears = records.filter(({ start }) => yearOf(start) >= from && yearOf(start) <= to);
  const count = (kind: ReachKind) => inYears.filter((one) => reachKind(one.kind) === kind).length;
  return Object.fromEntries(REACH_KINDS.map((kind) => [kind, count(kind)])) as Record<
    ReachKind,
    number
  >;
}
