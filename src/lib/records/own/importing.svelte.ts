import { base } from '$app/paths';
import { FileReading, isGivenUp } from '../import/ask-worker';
import type { Mapping } from '../import/mapping';
import type { FileAsked, Told } from '../import/own.worker';
import type { Summary } from '../import/summary';
import type { OwnRecords } from './own.svelte';

/** One file on its way in: opened, told of, its columns named, its records taken. */
export class Importing {
  readonly #own: OwnRecords;
  readonly #reading = new FileReading();
  #file = $state.raw<File | null>(null);
  #options: FileAsked['options'] = {};
  /** What there is to see of the file; null while it is read for the first time. */
  summary = $state.raw<Summary | null>(null);
  /** Name of the file that is being read. */
  busy = $state<string | null>(null);
  /** 0..1; null while it is not known. */
  progress = $state<number | null>(null);
  failure = $state<string | null>(null);
  /** Whether its records were taken as it is read now. */
  isTaken = $state(false);

  constructor(own: OwnRecords) {
    this.#own = own;
  }

  /** Newest wins: a file that is still being read is given up for the next. */
  async open(file: File, options: FileAsked['options'] = {}, mapping?: Mapping) {
    if (file !== this.#file) this.summary = null;
    this.#file = file;
    this.#options = options;
    const summary = await this.#ask('tell', mapping);
    if (!summary) return;
    this.summary = summary;
    this.isTaken = false;
    // Nothing of it is in doubt: it says itself what it holds.
    if (summary.isOurs && summary.count) await this.take();
  }

  /** As the reader says instead. */
  remap(mapping: Mapping) {
    return this.#file && this.open(this.#file, this.#options, mapping);
  }

  /** Anew, in another encoding or from another sheet. */
  reopen(options: FileAsked['options']) {
    return this.#file && this.open(this.#file, { ...this.#options, ...options });
  }

  async take() {
    const [file, mapping] = [this.#file, this.summary?.mapping];
    const records = await this.#ask('take', mapping);
    if (!records || !file) return;
    this.isTaken = true;
    await this.#own.keep({ file: file.name, records, set: 'both' });
  }

  bad(): Promise<Told['bad'] | null> {
    return this.#ask('bad', this.summary?.mapping);
  }

  /** Gives up what is being read; what was read stays. */
  cancel() {
    this.#reading.close();
  }

  async #ask<Type extends 'tell' | 'take' | 'bad'>(
    type: Type,
    mapping?: Mapping,
  ): Promise<Told[Type] | null> {
    const file = this.#file;
    if (!file) return null;
    [this.busy, this.progress, this.failure] = [file.name, null, null];
    const data = new URL(`${base}/data`, location.href).href;
    const asked = { type, file, data, options: this.#options, ...(mapping && { mapping }) };
    try {
      const told = await this.#reading.ask<Type>(asked, (done) => (this.progress = done));
      this.busy = null;
      return told;
    } catch (error) {
      // A newer question says itself that it is busy.
      if (isGivenUp(error) && this.#reading.isOpen) return null;
      this.busy = null;
      if (!isGivenUp(error)) this.failure = error instanceof Error ? error.message : String(error);
      return null;
    }
  }
}
