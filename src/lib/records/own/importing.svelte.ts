import { base } from '$app/paths';
import { askWorker } from '../import/ask-worker';
import type { FileAsked, Told } from '../import/own.worker';
import type { Mapping, ReadOptions, Summary } from '../import/own-file';
import type { OwnRecords } from './own.svelte';

/** One file on its way in: opened, told of, its columns named, its records taken. */
export class Importing {
  readonly #own: OwnRecords;
  /** Ends the question that is open. */
  #stop = new AbortController();
  #asked: Omit<FileAsked, 'mapping'> | null = null;
  /** What there is to see of the file; null while it is read for the first time. */
  summary = $state.raw<Summary | null>(null);
  /** Name of the file that is being read. */
  busy = $state<string | null>(null);
  failure = $state<string | null>(null);
  /** Whether its records were taken as it is read now. */
  isTaken = $state(false);

  constructor(own: OwnRecords) {
    this.#own = own;
  }

  /** Newest wins: a file that is still being read is given up for the next. */
  async open(file: File, options: ReadOptions = {}, mapping?: Mapping) {
    if (file !== this.#asked?.file) this.summary = null;
    const data = new URL(`${base}/data`, location.href).href;
    this.#asked = { file, options, data };
    const summary = await this.#ask('tell', mapping);
    if (!summary) return;
    this.summary = summary;
    this.isTaken = false;
    // Nothing of it is in doubt: it says itself what it holds.
    if (summary.isOurs && summary.count) await this.take();
  }

  /** As the reader says instead. */
  remap(mapping: Mapping) {
    return this.#asked && this.open(this.#asked.file, this.#asked.options, mapping);
  }

  /** Anew, in another encoding or from another sheet. */
  reopen(options: ReadOptions) {
    return this.#asked && this.open(this.#asked.file, { ...this.#asked.options, ...options });
  }

  async take() {
    const records = await this.#ask('take', this.summary?.mapping);
    if (!records || !this.#asked) return;
    this.isTaken = true;
    await this.#own.keep({ file: this.#asked.file.name, records, set: 'both' });
  }

  bad() {
    return this.#ask('bad', this.summary?.mapping);
  }

  /** Gives up what is being read; what was read stays. */
  cancel() {
    this.#stop.abort();
  }

  async #ask<Type extends 'tell' | 'take' | 'bad'>(
    type: Type,
    mapping: Mapping | undefined,
  ): Promise<Told[Type] | null> {
    if (!this.#asked) return null;
    this.cancel();
    const { signal } = (this.#stop = new AbortController());
    [this.busy, this.failure] = [this.#asked.file.name, null];
    try {
      return await askWorker<Type>({ type, mapping, ...this.#asked }, signal);
    } catch (error) {
      if (!signal.aborted) this.failure = error instanceof Error ? error.message : String(error);
      return null;
    } finally {
      // A newer question says itself that it is busy.
      if (this.#stop.signal === signal) this.busy = null;
    }
  }
}
