import { sum } from 'd3-array';
import type { AtlasData } from '$lib/core/record/record';
import { sourceIds, type Selection } from './selection';

/** Throws for data of another version, or of which a part did not come: a file made of them would lack it unseen. */
export function checkWhole(data: AtlasData, version: string): void {
  const { dataVersion, records, sources } = data;
  const counts: Partial<AtlasData['counts']> = data.counts ?? {};
  expectEqual('dataVersion', dataVersion, version);
  expectEqual('the number of records', records.length, counts.records);
  expectEqual(
    'the number of sites',
    sum(records, ({ sites }) => sites?.length),
    counts.sites,
  );
  expectEqual('the number of tracks', records.filter(({ track }) => track).length, counts.tracks);
  expectEqual(
    'the number of citations',
    sum(records, (record) => record.sources?.length),
    counts.citations,
  );
  expectEqual('the number of sources', Object.keys(sources ?? {}).length, counts.sources);
}

function expectEqual<Value>(what: string, value: Value, expected: Value | undefined): void {
  if (value !== expected) throw new Error(`events.json: ${what} is ${value}, expected ${expected}`);
}

/** Throws where a record lacks its numbers, or a source that it cites. */
export function checkSelection({ records, sources, numbers }: Selection): void {
  for (const record of records) {
    if (!numbers[record.id]) throw new Error(`${record.id}: its numbers did not come`);
    const missing = sourceIds(record).find((id) => !sources[id]);
    if (missing) throw new Error(`${record.id}: its source ${missing} did not come`);
  }
}
