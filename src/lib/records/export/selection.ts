import type { RecordNumbers } from '#core/stall/prebuilt';
import { roleCounts } from '#core/record/model';
import type { ReachRecord, AtlasData, AtlasRecord, Source } from '#core/record/schema';
import { fetchAsset } from '$lib/site/network/files';
import type { OwnData } from '../own/subject';
import { isOwnId } from '../own/own-id';

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';

/** Null with a reader's own records, which are not ours to license. */
export const licenceOf = (records: readonly Pick<AtlasRecord, 'id'>[]): string | null =>
  records.some(({ id }) => isOwnId(id)) ? null : LICENCE;

export interface DataSelection extends Pick<AtlasData, 'dataVersion' | 'coverage'> {
  records: readonly AtlasRecord[];
  sources: Readonly<Record<string, Source>>;
  numbers: Readonly<Record<string, RecordNumbers>>;
}

/** Records by id, in the order of the dataset; all when `ids` is absent. */
export function selectData(
  { dataVersion, coverage, ...data }: AtlasData,
  numbers: DataSelection['numbers'] = {},
  ids?: ReadonlySet<string>,
): DataSelection {
  const records = ids ? data.records.filter(({ id }) => ids.has(id)) : data.records;
  const cited = new Set(records.flatMap(sourceIds));
  const sources = Object.entries(data.sources).filter(([id]) => cited.has(id));
  return { dataVersion, coverage, records, numbers, sources: Object.fromEntries(sources) };
}

export async function fetchSelection(ids: readonly string[], own: OwnData | null) {
  if (own) {
    const { ownAtlasData, ownNumbers } = await import('../own/own-export');
    return selectData(ownAtlasData(own), await ownNumbers(own), new Set(ids));
  }
  const [data, numbers] = await Promise.all([
    fetchAsset<AtlasData>('/data/events.json'),
    fetchAsset<DataSelection['numbers']>('/data/record-numbers.json'),
  ]);
  return selectData(data, numbers, new Set(ids));
}

export function sourceIds(record: Pick<AtlasRecord, 'sources' | 'track' | 'disputes'>) {
  const cited = record.sources.map(({ id }) => id);
  const waypoints = (record.track?.waypoints ?? []).flatMap(({ sources }) => sources ?? []);
  const disputed = record.disputes.flatMap(({ values }) =>
    values.flatMap(({ sources }) => sources),
  );
  return [...new Set([...cited, ...waypoints, ...disputed])];
}

/** Of measured places and the track, as regions are counted. */
export function regionsOf({ sites, track }: Pick<ReachRecord, 'sites' | 'track'>) {
  const measured = sites.filter(({ role }) => roleCounts(role, false)).map(({ region }) => region);
  return [...new Set([...measured, ...Object.keys(track?.regionShare ?? {})])].filter(Boolean);
}
