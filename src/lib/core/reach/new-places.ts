import { max, min } from 'd3-array';
import type { Position, ReachKind } from '../record/model';
import { inOrder } from '../record/time';
import type { Distances } from './distances';
import type { PlaceSettings } from './facts';

/**
 * Was it somewhere new, or a return? The one definition: a record is at a new place if one of its measured
 * places lies more than a limit from every place of every earlier record of its kind that counts. Earlier is by
 * start, then id. The first record of a kind is new, with nothing before it.
 */

/** `perhaps`: only if a place that is known within bounds lies far out in them; it counts as a return. */
export const VISIT_STATUSES = ['new', 'perhaps', 'return'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** What a record with a measured place was. */
export interface Visit {
  id: string;
  kind: ReachKind;
  start: string;
  status: VisitStatus;
  /** How far its place that lies farthest from all earlier records lies from them, whole km; null for the first. */
  km: number | null;
  /** The most that this can be; equal to `km` where the places are known. */
  mostKm: number | null;
  /** The earlier record that is nearest to that place; null for the first. */
  nearest: string | null;
  /** Which one it was of the places that its kind reached, from 1; null for a return. */
  ordinal: number | null;
  /**
   * The places that it belongs to, each by the record that opened it: a new one to its own, a return to the
   * nearest, a track to all that it passes within half the limit. Empty for one that is perhaps new, and for a
   * track that passes none.
   */
  places: string[];
  /**
   * Its place that lies farthest from all earlier records, and whether that is a point of its track; of one that is
   * perhaps new the place that may lie farthest.
   */
  position: Position;
  region: string | null;
  isTrack: boolean;
}

export interface VisitChoices extends PlaceSettings {
  /** Ids of the records that rule and filters admit. */
  ids: ReadonlySet<string>;
}

/** A place of a record, with its distances from the other records, by their index. */
interface PlaceDistances {
  position: Position;
  region: string | null;
  isTrack: boolean;
  /** NaN where the other record has no place that counts. */
  leastKm: Float64Array;
  /** The same of each corner of its bounds; of a place that is known, of itself. */
  cornersKm: readonly Float64Array[];
}

/** Records of one kind that count, in order of time, with what new places follow from. */
export interface VisitSeries {
  kind: ReachKind;
  records: readonly { id: string; start: string }[];
  /** Of each record, its places that count. */
  places: readonly (readonly PlaceDistances[])[];
}

/**
 * The series under a choice: records and places that do not count are neither new nor earlier. A region chooses
 * the places that may be new, and records with one; an earlier record is there with all its places.
 */
export function seriesUnder(
  distances: Distances,
  { ids, precise, staging, region }: VisitChoices,
): VisitSeries {
  const { kind, records, places, groups } = distances;
  const isStanding = (of: { record: number; isSea: boolean; isStaging: boolean }) =>
    ids.has(records[of.record]!.id) && !(precise && of.isSea) && (staging || !of.isStaging);
  const rows = places.flatMap((place, i) =>
    isStanding(place) && (region === null || place.region === region) ? [i] : [],
  );
  const columns = groups.flatMap((group, j) => (isStanding(group) ? [j] : []));
  const counted = [...new Set(rows.map((i) => places[i]!.record))].sort((a, b) => a - b);
  const slotOf = new Map(counted.map((record, slot) => [record, slot]));
  const toRecords = (kmFrom: (group: number) => number) => {
    const km = new Float64Array(counted.length).fill(NaN);
    for (const group of columns) {
      const slot = slotOf.get(groups[group]!.record);
      if (slot === undefined) continue;
      const known = km[slot]!;
      const own = kmFrom(group);
      km[slot] = Number.isNaN(known) ? own : Math.min(known, own);
    }
    return km;
  };
  const placesOf = counted.map((): PlaceDistances[] => []);
  for (const i of rows) {
    const { record, position, region: inRegion, isTrack } = places[i]!;
    const least = distances.leastKm[i]!;
    const leastKm = toRecords((group) => least[group]!);
    const corners = distances.cornersKm[i];
    placesOf[slotOf.get(record)!]!.push({
      position,
      region: inRegion,
      isTrack,
      leastKm,
      cornersKm: corners?.map((km) => toRecords((group) => km[group]!)) ?? [leastKm],
    });
  }
  return { kind, records: counted.map((record) => records[record]!), places: placesOf };
}

/** Every record of a series against the earlier ones. */
export function visitsIn({ kind, records, places }: VisitSeries, limitKm: number): Visit[] {
  const visits: Visit[] = [];
  /** Records that opened a place, and where. */
  const opened: { slot: number; place: PlaceDistances }[] = [];
  records.forEach(({ id, start }, slot) => {
    const own = places[slot]!;
    const farthest = own
      .map((place) => ({ place, ...nearestBefore(place.leastKm, slot) }))
      .reduce((a, b) => (b.km > a.km ? b : a));
    // One corner may be far from one earlier record and another from another, and neither from both.
    const widest = own
      .map((place) => ({ place, km: max(place.cornersKm, (km) => nearestBefore(km, slot).km)! }))
      .reduce((a, b) => (b.km > a.km ? b : a));
    const mostKm = Math.max(farthest.km, widest.km);
    const isFirst = slot === 0;
    const status = statusOf(isFirst ? Infinity : farthest.km, mostKm, limitKm);
    if (status === 'new') opened.push({ slot, place: farthest.place });
    const { position, region, isTrack } = (status === 'perhaps' ? widest : farthest).place;
    visits.push({
      id,
      kind,
      start,
      status,
      km: isFirst ? null : farthest.km,
      mostKm: isFirst ? null : mostKm,
      nearest: isFirst ? null : records[farthest.slot]!.id,
      ordinal: status === 'new' ? opened.length : null,
      places:
        status === 'return'
          ? placesOfReturn(slot, own, opened, limitKm / 2).map((i) => records[i]!.id)
          : [],
      position,
      region,
      isTrack,
    });
    if (status === 'new') visits.at(-1)!.places.push(id);
  });
  return visits;
}

function statusOf(km: number, mostKm: number, limitKm: number): VisitStatus {
  if (km > limitKm) return 'new';
  return mostKm > limitKm ? 'perhaps' : 'return';
}

/** Of the records before a slot the nearest; infinitely far where there is none. */
function nearestBefore(km: Float64Array, slot: number): { km: number; slot: number } {
  let nearest = { km: Infinity, slot: -1 };
  for (let earlier = 0; earlier < slot; earlier++) {
    if (km[earlier]! < nearest.km) nearest = { km: km[earlier]!, slot: earlier };
  }
  return nearest;
}

/** By index of the records that opened them. */
function placesOfReturn(
  slot: number,
  own: readonly PlaceDistances[],
  opened: readonly { slot: number; place: PlaceDistances }[],
  passedKm: number,
): number[] {
  const away = opened.map(({ slot: opener, place }) => ({ opener, km: place.leastKm[slot]! }));
  if (own.some(({ isTrack }) => isTrack)) {
    return away.filter(({ km }) => km <= passedKm).map(({ opener }) => opener);
  }
  const nearestKm = min(away, ({ km }) => km);
  return away
    .filter(({ km }) => km === nearestKm)
    .slice(0, 1)
    .map(({ opener }) => opener);
}

/** Of both kinds, in order of time. */
export const visitsUnder = (
  distances: readonly Distances[],
  choices: VisitChoices,
  limitKm: number,
): Visit[] =>
  inOrder(distances.flatMap((ofKind) => visitsIn(seriesUnder(ofKind, choices), limitKm)));

/** "22 places": those that a kind has reached. */
export const placesReached = (visits: readonly Visit[]): number =>
  visits.filter(({ status }) => status === 'new').length;
