import { max } from 'd3-array';
import { distanceKm } from '$lib/core/earth/geodesic';
import { roleCounts } from '$lib/core/record/model';
import { contextAround } from '$lib/core/context/context-around';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import { editionsOf, type AtlasRecord } from '$lib/core/record/record';
import { sourceIds } from '$lib/records/export/selection';
import { events, index, readData } from '$lib/site/dataset.server';
import { aroundItems } from '../around/around.server';

/** What a record's page shows beside the record, worked out while it is prerendered. */

const AROUND_DAYS = 60;

const numbers = readData<Record<string, RecordNumbers>>('record-numbers.json');

export function recordPage(record: AtlasRecord) {
  return {
    dataVersion: events.dataVersion,
    record,
    sources: sourceIds(record).flatMap((id) => events.sources[id] ?? []),
    /** Under the core rule if that counts it, else among all records. */
    numbers: numbers[record.id]!,
    /** To the farthest of its places that count; null where none does. */
    kmFromOrigin: kmFromOrigin(record),
    editions: editionsOf(events.records.map(nameOf), record),
    /** Records that it overlaps or belongs to, with the reason why they are apart. */
    related: relatedTo(record),
    around: aroundOf(record),
  };
}

function kmFromOrigin({ sites, track }: AtlasRecord): number | null {
  const places = [
    ...sites.filter(({ role }) => roleCounts(role, false)).map(({ position }) => position),
    ...(track?.waypoints ?? []).map(({ position }) => position),
  ];
  const { position: origin } = index.directions.origin;
  return max(places, (position) => distanceKm(origin, position)) ?? null;
}

export type RecordPage = ReturnType<typeof recordPage>;
export type RecordName = ReturnType<typeof nameOf>;

const nameOf = ({ id, name, kind, scope, series, start, end, datePrecision }: AtlasRecord) => ({
  ...{ id, name, kind, scope, series, start, end, datePrecision },
});

/** One of two records says it; it holds for both. */
const relatedTo = ({ id, related = [] }: AtlasRecord) =>
  events.records.flatMap((other) => {
    const relation =
      related.find((one) => one.id === other.id) ?? other.related?.find((one) => one.id === id);
    return relation ? [{ ...nameOf(other), note: relation.note }] : [];
  });

const aroundOf = (record: AtlasRecord) => ({
  items: contextAround(aroundItems, record, AROUND_DAYS),
  records: contextAround(events.records.map(nameOf), record, AROUND_DAYS),
});
