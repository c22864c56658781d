import type { ReachDataset } from '$lib/core/reach/dataset';
import type { Position } from '$lib/core/record/model';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import { openFile, refused, type Opened } from './open';
import { LIMITS, type OnProgress, type ReadOptions, type ReadResult } from './own-file';
import { assignRegions, checkStored, type OwnRecord } from './own-record';
import { readOpened } from './read';

/** Reads a reader's file off the main thread. The file never leaves the machine. */

export type FileRead = Omit<Opened, 'rows'> & ReadResult & { date: string };

export interface Calls {
  read: { input: { file: File; options: ReadOptions }; output: FileRead };
  /** Checks records, which the browser may have kept from an earlier version, and assigns regions. */
  place: {
    input: { records: unknown; origin: Position };
    output: { records: OwnRecord[]; dropped: number };
  };
  /** The numbers of each record, which ours have from the build. */
  numbers: {
    input: { dataset: ReachDataset };
    output: Record<string, RecordNumbers>;
  };
}
export type Call = { [Name in keyof Calls]: { name: Name } & Calls[Name]['input'] }[keyof Calls];

self.onmessage = async ({ data }: MessageEvent<Call>) => {
  try {
    self.postMessage({ result: await answer(data) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};

async function answer(call: Call): Promise<Calls[keyof Calls]['output']> {
  if (call.name === 'read') return read(call);
  if (call.name === 'place') {
    const { records, dropped } = checkStored(call.records);
    return { records: assignRegions(records, call.origin), dropped };
  }
  const { recordNumbers } = await import('$lib/core/stall/prebuilt');
  return recordNumbers(call.dataset);
}

const onProgress: OnProgress = (rows, total) => self.postMessage({ rows, total });

async function read({ file, options }: Calls['read']['input']): Promise<FileRead> {
  const opened =
    file.size > LIMITS.bytes
      ? refused(file.name, `${file.size} bytes`, 'file-size')
      : await openFile(file.name, new Uint8Array(await file.arrayBuffer()), {
          ...options,
          onProgress,
        });
  const { rows: _, ...rest } = opened;
  const mapping = options.mapping ?? opened.mapping;
  const date = new Date(file.lastModified).toISOString().slice(0, 10);
  return { ...rest, mapping, ...readOpened(opened, mapping, LIMITS, onProgress), date };
}
