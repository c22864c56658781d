import { LIMITS } from './limits';
import { readRecords, type ReadResult } from './read';

/** Reads one file off the main thread and answers once. The file never leaves the machine. */

self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  self.postMessage(await read(file));
};

async function read(file: File): Promise<ReadResult> {
  // A file too large to read is not read at all.
  const text = file.size > LIMITS.bytes ? '' : await file.text();
  return readRecords(file.name, text, file.size);
}
