import type { ReachDataset } from '$lib/core/reach/dataset';
import type { Position } from '$lib/core/record/model';
import type { RecordNumbers } from '$lib/core/stall/prebuilt';
import { LIMITS } from './faults';
import { assignRegions, checkStored, type OwnRecord } from './own-record';
import { readFile, type ReadResult } from './read';

/** Reads a reader's file off the main thread. The file never leaves the machine. */

export interface Calls {
  /** `swapsPlaces`: exchange latitude and longitude. */
  read: { input: { file: File; swapsPlaces: boolean }; output: ReadResult };
  /** Checks records, which may be from an earlier version, and assigns regions. */
  place: {
    input: { records: readonly unknown[]; origin: Position };
    output: { records: OwnRecord[]; dropped: number };
  };
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
  if (call.name === 'read')
    return readFile(call.file.name, await bytesOf(call.file), call.swapsPlaces);
  if (call.name === 'place') {
    const { records, dropped } = checkStored(call.records);
    return { records: assignRegions(records, call.origin), dropped };
  }
  const { recordNumbers } = await import('$lib/core/stall/prebuilt');
  return recordNumbers(call.dataset);
}

/** Only enough to see that it is too long. */
const bytesOf = async (file: File) =>
  new Uint8Array(await file.slice(0, LIMITS.bytes + 1).arrayBuffer());
