import { directionOfRegion, fartherOf, reachByDirection } from '$lib/core/reach/directions';
import { geographyOf } from '$lib/core/reach/dataset';
import { farthestPlaces } from '$lib/core/reach/farthest-places';
import { contextAround } from '$lib/core/context/context-dates';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import { editionsOf, type AtlasRecord } from '$lib/core/record/record';
import { sourceIds } from '$lib/records/export/selection';
import { events, readData } from '$lib/site/dataset/dataset.server';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { aroundItems } from '../around/around.server';

const AROUND_DAYS = 60;

const numbers = readData<Record<string, RecordNumbers>>('record-numbers.json');

/** What a record's page shows, computed while the page is prerendered. */
export function recordPage(record: AtlasRecord) {
  return {
    dataVersion: events.dataVersion,
    record,
    sources: sourceIds(record).flatMap((id) => events.sources[id] ?? []),
    /** Under the standard rule if that counts it, else among all records. */
    numbers: numbers[record.id]!,
    fromOrigin: kmFromOrigin(record),
    editions: editionsOf(events.records.map(briefOf), record),
    /** Records that it overlaps or belongs to, with the reason why they are separate records. */
    related: relatedTo(record),
    around: {
      items: contextAround(aroundItems, record, AROUND_DAYS),
      records: contextAround(events.records.map(briefOf), record, AROUND_DAYS),
    },
  };
}

/** How far the record went, least and most, as directions measure it; null where it went in no direction. */
function kmFromOrigin(record: AtlasRecord): { km: number; mostKm: number } | null {
  const { directions } = reachDataset;
  if (!directions) return null;
  const reachByDirectionId = reachByDirection(
    farthestPlaces(record, geographyOf(reachDataset), directions),
    directionOfRegion(directions),
    { precise: false, staging: false, region: null },
  );
  const reaches = [...reachByDirectionId.values()];
  if (reaches.length === 0) return null;
  const { certain, most } = reaches.reduce((a, b) => fartherOf(a, b));
  return { km: certain.km, mostKm: most.mostKm ?? most.km };
}

export type RecordPage = ReturnType<typeof recordPage>;
export type RecordBrief = ReturnType<typeof briefOf>;

const briefOf = ({ id, name, kind, scope, series, start, end, datePrecision }: AtlasRecord) => ({
  id,
  name,
  kind,
  scope,
  series,
  start,
  end,
  datePrecision,
});

/** A relation is stated by one of the two records, and holds for both. */
const relatedTo = ({ id, related = [] }: AtlasRecord) =>
  events.records.flatMap((other) => {
    const relation =
      related.find((target) => target.id === other.id) ??
      other.related?.find((target) => target.id === id);
    return relation ? [{ ...briefOf(other), note: relation.note }] : [];
  });
