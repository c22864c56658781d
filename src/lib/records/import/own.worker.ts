import { LIMITS } from './limits';
import type { Mapping } from './mapping';
import { openFile, refused, type Opened, type OpenOptions } from './open';
import { checkStored } from './own-record';
import { placed, type PlacedRecord } from './placed';
import { readOpened, type ReadResult } from './read';
import { badRows, summaryOf, type Summary } from './summary';

/** Reads a reader's file off the main thread. The file never leaves the machine. */

export interface FileAsked {
  file: File;
  options: Pick<OpenOptions, 'encoding' | 'sheet'>;
  /** As it was guessed, unless the reader said otherwise. */
  mapping?: Mapping;
  /** Folder of our built data, by which places get their regions. */
  data: string;
}

export type Asked =
  /** What is in a file, its records, or the rows of it that are none. */
  | ({ type: 'tell' | 'take' | 'bad' } & FileAsked)
  /** Records that the browser kept: some may be of another edition, or of something else. */
  | { type: 'check'; stored: unknown; data: string };

export interface Told {
  tell: Summary;
  take: PlacedRecord[];
  bad: ReturnType<typeof badRows>;
  check: { records: PlacedRecord[]; dropped: number };
}

export type FromOwnWorker = { id: number } & (
  | { type: 'progress'; done: number }
  | { type: 'done'; told: Told[keyof Told] }
  | { type: 'failed'; message: string }
);

const post = (message: FromOwnWorker) => self.postMessage(message);
let last: { key: string; opened: Opened } | null = null;

self.onmessage = async ({ data: { id, asked } }: MessageEvent<{ id: number; asked: Asked }>) => {
  try {
    const told = await answer(asked, (done) => post({ id, type: 'progress', done }));
    post({ id, type: 'done', told });
  } catch (error) {
    post({ id, type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};

type OnProgress = (done: number) => void;

async function answer(asked: Asked, onProgress: OnProgress): Promise<Told[keyof Told]> {
  if (asked.type === 'check') {
    const { records, dropped } = checkStored(asked.stored);
    return { records: await withPlaces(records, asked.data, onProgress), dropped };
  }
  const { opened, result, mapping } = await read(asked, onProgress);
  if (asked.type === 'take') return withPlaces(result.records, asked.data, onProgress);
  if (asked.type === 'tell') return summaryOf(opened, mapping, result);
  return badRows(opened, result);
}

/** The file stays open while the reader says what its columns hold. */
async function read({ file, options, mapping: said }: FileAsked, onProgress: OnProgress) {
  const key = JSON.stringify([file.name, file.size, file.lastModified, options]);
  if (last?.key !== key) {
    last = { key, opened: await open(file, options) };
  }
  const { opened } = last;
  const mapping = said ?? opened.guess.mapping;
  const result = readOpened(opened, mapping, LIMITS, onProgress);
  return { opened, mapping, result };
}

async function open(file: File, options: FileAsked['options']): Promise<Opened> {
  // A file too large to read is not read at all.
  if (file.size > LIMITS.bytes) return refused(file.name, `${file.size} bytes`, 'file-size');
  return openFile(file.name, new Uint8Array(await file.arrayBuffer()), options);
}

async function withPlaces(
  records: ReadResult['records'],
  data: string,
  onProgress: OnProgress,
): Promise<PlacedRecord[]> {
  const [regions, directions] = await Promise.all(
    ['regions.geojson', 'directions.json'].map(async (name) => {
      const response = await fetch(`${data}/${name}`);
      if (!response.ok) throw new Error(`${name}: HTTP ${response.status}`);
      return response.json() as Promise<never>;
    }),
  );
  return placed(records, regions!, directions!, onProgress);
}
