import { greatest, least, max, range, sort } from 'd3-array';
import type { Position, SeriesKind } from '../record/model';
import { inOrder } from '../record/time';
import type { Distances, Interval, MeasuredPlace, PlaceGroup, SeriesPlaces } from './distances';
import { placeCounts, type PlaceChoices } from './facts';

/* The rule: a place is new if more than a limit from every place of all earlier counted records. */

/** `perhaps`: precision or bounds leave both open; counts as a return. */
export const VISIT_STATUSES = ['new', 'perhaps', 'return'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** A patrol of ships and aircraft is two visits. */
export interface Visit {
  id: string;
  kind: SeriesKind;
  start: string;
  status: VisitStatus;
  /** From its place farthest from all earlier ones; null for the first. */
  km: number | null;
  /** The interval of `km`, which decides the status. */
  leastKm: number | null;
  mostKm: number | null;
  /** Id of the earlier record nearest to that place. */
  nearest: string | null;
  ordinal: number | null;
  /** If all before it that are perhaps new were. */
  mostOrdinal: number | null;
  /** Ids of their openers: itself if new, the nearest for a return, all that a track passes. */
  places: string[];
  /** Id of the record that opened its place by stored points: itself, or the opener nearest to it. */
  opener: string;
  /** Its farthest place, or if perhaps new the one that may be farthest. */
  position: Position;
  region: string | null;
  isTrack: boolean;
}

/** From the series' records, by index; NaN for one without a place. */
interface PlaceDistances {
  place: MeasuredPlace;
  km: Float64Array;
  leastKm: Float64Array;
  mostKm: readonly Float64Array[];
}

export interface VisitSeries {
  kind: SeriesKind;
  records: readonly { id: string; start: string }[];
  places: readonly (readonly PlaceDistances[])[];
  /** By record; also those outside a region that narrows `places`. */
  reached: readonly (readonly MeasuredPlace[])[];
}

/** A region narrows the places that may be new; earlier records keep all theirs. */
export function countedOf(
  { records, places, groups }: Omit<SeriesPlaces, 'kind'>,
  choices: PlaceChoices,
) {
  const { ids, region } = choices;
  const isCounted = (place: PlaceGroup) =>
    ids.has(records[place.record]!.id) && placeCounts(place, choices);
  const isInRegion = (place: MeasuredPlace) => region === null || place.region === region;
  const placeIds = range(places.length).filter(
    (i) => isCounted(places[i]!) && isInRegion(places[i]!),
  );
  const groupIds = range(groups.length).filter((i) => isCounted(groups[i]!));
  const recordIds = sort(new Set(placeIds.map((i) => places[i]!.record)));
  const slotByRecord = new Map(recordIds.map((record, slot) => [record, slot]));
  const slotOfGroup = groupIds.map((i) => slotByRecord.get(groups[i]!.record) ?? -1);
  const toRecords = (row: readonly Interval[], kmIn: (interval: Interval) => number) => {
    const recordKm = new Float64Array(recordIds.length).fill(NaN);
    groupIds.forEach((group, i) => {
      const slot = slotOfGroup[i]!;
      const km = kmIn(row[group]!);
      // Also true of NaN.
      if (slot >= 0 && !(recordKm[slot]! <= km)) recordKm[slot] = km;
    });
    return recordKm;
  };
  return {
    records: recordIds.map((record) => records[record]!),
    reached: recordIds.map((record) =>
      places.filter((place) => place.record === record && isCounted(place)),
    ),
    /** Indices, for a record's index in `records`. */
    groupsOf: (slot: number) => groupIds.filter((i) => groups[i]!.record === recordIds[slot]),
    placeIds,
    slotOf: (place: number) => slotByRecord.get(places[place]!.record)!,
    distancesOf: (place: MeasuredPlace, row: readonly Interval[]): PlaceDistances => ({
      place,
      km: toRecords(row, ({ km }) => km),
      leastKm: toRecords(row, ({ leastKm }) => leastKm),
      mostKm: range(place.bounds?.arcs.length ?? 1).map((corner) =>
        toRecords(row, ({ mostKm }) => mostKm[corner] ?? 0),
      ),
    }),
  };
}

export function seriesUnder(distances: Distances, choices: PlaceChoices): VisitSeries {
  const { records, placeIds, reached, slotOf, distancesOf } = countedOf(distances, choices);
  const placesBySlot = records.map((): PlaceDistances[] => []);
  for (const i of placeIds)
    placesBySlot[slotOf(i)]!.push(distancesOf(distances.places[i]!, distances.intervals[i]!));
  return { kind: distances.kind, records, places: placesBySlot, reached };
}

export function visitsIn(
  { kind, records, places }: Omit<VisitSeries, 'reached'>,
  limitKm: number,
): Visit[] {
  const opened: Opened[] = [];
  const openedByPoint: Opened[] = [];
  let perhaps = 0;
  return records.map(({ id, start }, slot) => {
    const { farthest, ...visit } = statusIn(records, slot, places[slot]!, limitKm);
    const isNew = visit.status === 'new';
    if (isNew) opened.push({ slot, km: farthest.km });
    if (visit.status === 'perhaps') perhaps++;
    const isOpener = visit.km === null || visit.km > limitKm;
    if (isOpener) openedByPoint.push({ slot, km: farthest.km });
    const openers = openersOf(visit.status, slot, places[slot]!, opened, limitKm / 2);
    const opener = isOpener ? slot : least(openedByPoint, ({ km }) => km[slot]!)!.slot;
    return {
      id,
      kind,
      start,
      ...visit,
      ordinal: isNew ? opened.length : null,
      mostOrdinal: isNew ? opened.length + perhaps : null,
      opener: records[opener]!.id,
      places: openers.map((other) => records[other]!.id),
    };
  });
}

interface Opened {
  slot: number;
  km: Float64Array;
}

/** A record with these places against those before a slot. */
export function statusIn(
  records: VisitSeries['records'],
  slot: number,
  places: readonly PlaceDistances[],
  limitKm: number,
): Omit<Visit, 'id' | 'kind' | 'start' | 'ordinal' | 'mostOrdinal' | 'places' | 'opener'> & {
  farthest: PlaceDistances;
} {
  const own = places.map((distances) => ({
    distances,
    nearest: nearestBefore(distances.km, slot),
    leastKm: nearestBefore(distances.leastKm, slot).km,
    // Corners may be far from different earlier records, and none from all.
    mostKm: max(distances.mostKm, (km) => nearestBefore(km, slot).km)!,
  }));
  const farthest = greatest(own, ({ nearest }) => nearest.km)!;
  const widest = greatest(own, ({ mostKm }) => mostKm)!;
  const leastKm = max(own, (distance) => distance.leastKm)!;
  const isFirst = slot === 0;
  const status = statusOf(leastKm, widest.mostKm, limitKm);
  const { position, region, isTrack } = (status === 'perhaps' ? widest : farthest).distances.place;
  return {
    status,
    km: isFirst ? null : farthest.nearest.km,
    leastKm: isFirst ? null : leastKm,
    mostKm: isFirst ? null : widest.mostKm,
    nearest: isFirst ? null : records[farthest.nearest.slot]!.id,
    position,
    region,
    isTrack,
    farthest: farthest.distances,
  };
}

/** For the first record all distances are infinite: it is new. */
function statusOf(leastKm: number, mostKm: number, limitKm: number): VisitStatus {
  if (leastKm > limitKm) return 'new';
  return mostKm > limitKm ? 'perhaps' : 'return';
}

function nearestBefore(km: Float64Array, slot: number): { km: number; slot: number } {
  let nearest = { km: Infinity, slot: -1 };
  for (let earlier = 0; earlier < slot; earlier++) {
    if (km[earlier]! < nearest.km) nearest = { km: km[earlier]!, slot: earlier };
  }
  return nearest;
}

function openersOf(
  status: VisitStatus,
  slot: number,
  own: readonly PlaceDistances[],
  opened: readonly Opened[],
  passedKm: number,
): number[] {
  if (status !== 'return') return status === 'new' ? [slot] : [];
  const openers = opened.map((opener) => ({ slot: opener.slot, km: opener.km[slot]! }));
  const isTrack = own.some(({ place }) => place.isTrack);
  const reached = isTrack
    ? openers.filter(({ km }) => km <= passedKm)
    : [least(openers, ({ km }) => km) ?? []].flat();
  return reached.map((opener) => opener.slot);
}

export const visitsUnder = (
  distances: readonly Distances[],
  choices: PlaceChoices,
  limitKm: number,
): Visit[] =>
  inOrder(distances.flatMap((ofKind) => visitsIn(seriesUnder(ofKind, choices), limitKm)));
