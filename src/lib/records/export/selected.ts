import type { AtlasData } from '$lib/core/record/schema';
import { fetchAsset } from '$lib/site/network/files';
import type { OwnData } from '../own/own';
import { selectData, type DataSelection } from './selection';

/** The records with these ids, whole: ours from the built files, or a reader's own. */
export async function selectedRecords(
  ids: readonly string[],
  own: OwnData | null,
): Promise<DataSelection> {
  const [data, numbers] = own ? await ownParts(own) : await builtParts();
  return selectData(data, numbers, new Set(ids));
}

type Parts = [AtlasData, DataSelection['numbers']];

const builtParts = (): Promise<Parts> =>
  Promise.all([
    fetchAsset<AtlasData>('/data/events.json'),
    fetchAsset<DataSelection['numbers']>('/data/record-numbers.json'),
  ]);

async function ownParts(own: OwnData): Promise<Parts> {
  const { ownAtlasData, ownNumbers } = await import('../own/own-export');
  return [ownAtlasData(own), await ownNumbers(own)];
}
