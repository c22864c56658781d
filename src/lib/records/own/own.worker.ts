import type { ReachDataset } from '#core/reach/dataset';
import type { Position } from '#core/record/model';
import { LIMITS } from '$lib/exchange/faults';
import { assignRegions, checkStored } from './own-record';
import { readFile } from '$lib/exchange/read';

/** The file never leaves the machine. */

const calls = {
  async read(file: File, swapsPlaces: boolean) {
    // Only enough to see that it is too long.
    const bytes = await file.slice(0, LIMITS.bytes + 1).arrayBuffer();
    return readFile(file.name, new Uint8Array(bytes), swapsPlaces);
  },
  place(stored: readonly unknown[], origin: Position) {
    const { records, dropped } = checkStored(stored);
    return { records: assignRegions(records, origin), dropped };
  },
  async numbers(dataset: ReachDataset) {
    const { recordNumbers } = await import('#core/stall/prebuilt');
    return recordNumbers(dataset);
  },
};
export type Calls = typeof calls;

self.onmessage = async ({ data: { name, args } }: MessageEvent) => {
  try {
    const call = calls[name as keyof Calls] as (...parameters: unknown[]) => unknown;
    self.postMessage({ result: await call(...(args as unknown[])) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  }
};
