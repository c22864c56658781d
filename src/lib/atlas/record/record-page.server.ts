import {
  directionOfRegion,
  fartherOf,
  reachByDirection,
  type Reach,
} from '$lib/core/reach/directions';
import { geographyOf } from '$lib/core/reach/dataset';
import { travelled } from '$lib/core/reach/travelled';
import { contextAround } from '$lib/core/context/context-around';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import { editionsOf, type AtlasRecord } from '$lib/core/record/record';
import { sourceIds } from '$lib/records/export/selection';
import { events, readData } from '$lib/site/dataset/dataset.server';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
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
    fromOrigin: fromOrigin(record),
    editions: editionsOf(events.records.map(nameOf), record),
    /** Records that it overlaps or belongs to, with the reason why they are apart. */
    related: relatedTo(record),
    around: aroundOf(record),
  };
}

/** As directions are measured: the least and the most that it can be; null of what went nowhere. */
function fromOrigin(record: AtlasRecord): { km: number; mostKm: number } | null {
  const { directions } = reachDataset;
  if (!directions) return null;
  const reaches = reachByDirection(
    travelled(record, geographyOf(reachDataset), directions),
    directionOfRegion(directions),
    { precise: false, staging: false, region: null },
  );
  const [first, ...others] = reaches.values();
  if (!first) return null;
  const { sure, most } = others.reduce<Reach>(fartherOf, first);
  return { km: sure.km, mostKm: most.mostKm ?? most.km };
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
