import { boundsLookup } from '$lib/core/earth/bounds';
import { regionLookup } from '$lib/core/earth/region-at';
import { withRegions } from '$lib/core/earth/region-share';
import type { FarPlace } from '$lib/core/reach/directions';
import { travelled } from '$lib/core/reach/travelled';
import { openFile, refused } from './open';
import { LIMITS, type Mapping, type ReadOptions, type Summary } from './own-file';
import { checkStored, type OwnRecord } from './own-record';
import { badRows, readOpened, summaryOf } from './read';

/** Reads a reader's file off the main thread. The file never leaves the machine. */

export interface FileAsked {
  file: File;
  options: ReadOptions;
  /** As it was guessed, unless the reader said otherwise. */
  mapping?: Mapping | undefined;
  /** Folder of our built data, by which places get their regions. */
  data: string;
}

export type Asked =
  /** What is in a file, its records, or the rows of it that are none. */
  | ({ type: 'tell' | 'take' | 'bad' } & FileAsked)
  /** Records that the browser kept: some may be of another edition, or of something else. */
  | { type: 'check'; stored: unknown; data: string };

/** A reader's record with its regions and its places in the directions, worked out as for ours. */
export interface PlacedRecord {
  record: OwnRecord;
  far: FarPlace[];
}

export interface Told {
  tell: Summary;
  take: PlacedRecord[];
  bad: ReturnType<typeof badRows>;
  check: { records: PlacedRecord[]; dropped: number };
}

self.onmessage = async ({ data }: MessageEvent<Asked>) => {
  try {
    self.postMessage({ told: await answer(data) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};

async function answer(asked: Asked): Promise<Told[keyof Told]> {
  if (asked.type === 'check') {
    const { records, dropped } = checkStored(asked.stored);
    return { records: await placed(records, asked.data), dropped };
  }
  const { file, options, data, type } = asked;
  // A file too large to read is not read at all.
  const isTooLarge = file.size > LIMITS.bytes;
  const opened = isTooLarge
    ? refused(file.name, `${file.size} bytes`, 'file-size')
    : await openFile(file.name, new Uint8Array(await file.arrayBuffer()), options);
  const mapping = asked.mapping ?? opened.mapping;
  const result = readOpened(opened, mapping);
  if (type === 'take') return placed(result.records, data);
  return type === 'tell' ? summaryOf(opened, mapping, result) : badRows(opened, result);
}

async function placed(records: readonly OwnRecord[], data: string): Promise<PlacedRecord[]> {
  const read = async (name: string): Promise<never> => {
    const response = await fetch(`${data}/${name}`);
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    return (await response.json()) as never;
  };
  const [regions, directions] = [await read('regions.geojson'), await read('directions.json')];
  const geography = { regionAt: regionLookup(regions), boundsOf: boundsLookup(regions) };
  return records.map((given) => {
    const record = withRegions(given, geography.regionAt);
    return { record, far: [...travelled(record, geography, directions).places] };
  });
}
