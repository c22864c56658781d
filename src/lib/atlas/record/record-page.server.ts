import { geographyOf } from '#core/reach/dataset';
import { kmFromOrigin } from '#core/reach/origin';
import { contextAround } from '#core/context/context-dates';
import type { RecordNumbers } from '#core/stall/prebuilt';
import { words } from '#core/record/model';
import { pick } from '#core/record/pick';
import { editionsOf } from '#core/record/record';
import type { AtlasRecord } from '#core/record/schema';
import { sourceIds } from '$lib/records/export/selection';
import { events, index, readData } from '$lib/site/dataset/dataset.server';
import { reachDataset } from '$lib/site/dataset/reach-dataset.server';
import { aroundItems } from '../around/around.server';

const AROUND_DAYS = 60;

const numbers = readData<Record<string, RecordNumbers>>('record-numbers.json');

export function recordPage(record: AtlasRecord) {
  return {
    dataVersion: events.dataVersion,
    record,
    sources: sourceIds(record).flatMap((id) => events.sources[id] ?? []),
    /** Under the standard rule if that counts it, else among all records. */
    numbers: numbers[record.id]!,
    fromOrigin: kmFromOrigin(record, geographyOf(reachDataset), index.directions),
    editions: editionsOf(events.records.map(briefOf), record),
    /** With the reason why they are separate records. */
    related: relatedTo(record),
    around: {
      items: contextAround(aroundItems, record, AROUND_DAYS),
      records: contextAround(events.records.map(briefOf), record, AROUND_DAYS),
    },
  };
}

export type RecordPage = ReturnType<typeof recordPage>;
export type RecordBrief = ReturnType<typeof briefOf>;

const BRIEF = words('id name kind scope series start end datePrecision');
const briefOf = (record: AtlasRecord) => pick(record, BRIEF);

/** Stated by one of the two records, and true of both. */
const relatedTo = ({ id, related = [] }: AtlasRecord) =>
  events.records.flatMap((other) => {
    const relation =
      related.find((target) => target.id === other.id) ??
      other.related?.find((target) => target.id === id);
    return relation ? [{ ...briefOf(other), note: relation.note }] : [];
  });
