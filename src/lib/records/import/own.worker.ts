import { boundsLookup } from '$lib/core/earth/bounds';
import { regionLookup, withRegions } from '$lib/core/earth/regions';
import type { FarPlace } from '$lib/core/reach/directions';
import { travelled } from '$lib/core/reach/travelled';
import { openFile, refused, type Opened } from './open';
import { LIMITS, type ReadOptions, type ReadResult } from './own-file';
import { checkStored, type OwnRecord } from './own-record';
import { badRows, readOpened } from './read';

/** Reads a reader's file off the main thread. The file never leaves the machine. */

export type FileRead = Omit<Opened, 'rows'> & ReadResult & { bad: ReturnType<typeof badRows> };

export interface Calls {
  read: { given: { file: File; options: ReadOptions }; answer: FileRead };
  /** Records of a file, or that the browser kept: some may be of another edition, or of something else. */
  place: {
    given: { records: unknown; folder: string };
    answer: { records: PlacedRecord[]; dropped: number };
  };
}
export type Call = { [Name in keyof Calls]: { name: Name } & Calls[Name]['given'] }[keyof Calls];

/** A reader's record with its regions and its places in the directions, worked out as for ours. */
export interface PlacedRecord {
  record: OwnRecord;
  far: FarPlace[];
}

self.onmessage = async ({ data }: MessageEvent<Call>) => {
  try {
    self.postMessage({ result: await (data.name === 'read' ? read(data) : place(data)) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};

async function read({ file, options }: Calls['read']['given']): Promise<FileRead> {
  // A file too large to read is not read at all.
  const isTooLarge = file.size > LIMITS.bytes;
  const opened = isTooLarge
    ? refused(file.name, `${file.size} bytes`, 'file-size')
    : await openFile(file.name, new Uint8Array(await file.arrayBuffer()), options);
  const { rows: _, mapping: guessed, ...rest } = opened;
  const mapping = options.mapping ?? guessed;
  const result = readOpened(opened, mapping);
  return { ...rest, mapping, ...result, bad: badRows(opened, result) };
}

async function place({ records: stored, folder }: Calls['place']['given']) {
  const json = async (name: string): Promise<never> => {
    const response = await fetch(`${folder}/${name}`);
    if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
    return (await response.json()) as never;
  };
  const [regions, directions] = [await json('regions.geojson'), await json('directions.json')];
  const geography = { regionAt: regionLookup(regions), boundsOf: boundsLookup(regions) };
  const { records, dropped } = checkStored(stored);
  const placed = records.map((given) => {
    const record = withRegions(given, geography.regionAt);
    return { record, far: [...travelled(record, geography, directions).places] };
  });
  return { records: placed, dropped };
}
