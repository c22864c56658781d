import type { ReachDataset } from '$lib/core/reach/dataset';
import type { Position } from '$lib/core/record/model';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import { openFile, refused, type Opened } from './open';
import { LIMITS, type ReadOptions, type ReadResult } from './own-file';
import { checkStored, type OwnRecord } from './own-record';
import { placed } from './placed';
import { readOpened } from './read';

/** Reads a reader's file off the main thread. The file never leaves the machine. */

export type FileRead = Omit<Opened, 'rows'> & ReadResult & { date: string };

export interface Calls {
  read: { given: { file: File; options: ReadOptions }; answer: FileRead };
  /** Records of a file, or that the browser kept: some may be of another edition, or of something else. */
  place: {
    given: { records: unknown; origin: Position };
    answer: { records: OwnRecord[]; dropped: number };
  };
  /** As those of our records, which are worked out while the site is built. */
  numbers: {
    given: { dataset: ReachDataset };
    answer: Record<string, RecordNumbers>;
  };
}
export type Call = { [Name in keyof Calls]: { name: Name } & Calls[Name]['given'] }[keyof Calls];

self.onmessage = async ({ data }: MessageEvent<Call>) => {
  try {
    self.postMessage({ result: await answerTo(data) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};

async function answerTo(call: Call): Promise<Calls[keyof Calls]['answer']> {
  if (call.name === 'read') return read(call);
  if (call.name === 'place') return place(call);
  return (await import('$lib/core/stall/prebuilt')).recordNumbers(call.dataset);
}

async function read({ file, options }: Calls['read']['given']): Promise<FileRead> {
  // A file too large to read is not read at all.
  const isTooLarge = file.size > LIMITS.bytes;
  const opened = isTooLarge
    ? refused(file.name, `${file.size} bytes`, 'file-size')
    : await openFile(file.name, new Uint8Array(await file.arrayBuffer()), options);
  const { rows: _, mapping: guessed, ...rest } = opened;
  const mapping = options.mapping ?? guessed;
  const result = readOpened(opened, mapping);
  const date = new Date(file.lastModified).toISOString().slice(0, 10);
  return { ...rest, mapping, ...result, date };
}

function place({ records: stored, origin }: Calls['place']['given']) {
  const { records, dropped } = checkStored(stored);
  return { records: placed(records, origin), dropped };
}
