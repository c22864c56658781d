import { base } from '$app/paths';
import type { ReadOptions } from '../import/own-file';
import type { Calls, FileRead } from '../import/own.worker';
import { askWorker, type OwnRecords } from './own.svelte';

export class Importing {
  readonly #own: OwnRecords;
  #stop = new AbortController();
  #file: File | null = null;
  #options: ReadOptions = {};
  read = $state.raw<FileRead | null>(null);
  busy = $state<string | null>(null);
  isTaken = $state(false);

  constructor(own: OwnRecords) {
    this.#own = own;
  }

  async open(file: File, options: ReadOptions = {}) {
    if (file !== this.#file) this.read = null;
    [this.#file, this.#options] = [file, options];
    const read = await this.#ask('read', { file, options });
    if (!read) return;
    this.read = read;
    this.isTaken = false;
    // Nothing of it is in doubt: it says itself what it holds.
    if (read.isOurs && read.records.length) await this.take();
  }

  again(change: ReadOptions) {
    const { mapping: _, ...kept } = this.#options;
    return this.#file && this.open(this.#file, { ...kept, ...change });
  }

  async take() {
    const { file, records } = this.read!;
    const folder = new URL(`${base}/data`, location.href).href;
    const placed = await this.#ask('place', { records, folder });
    if (!placed) return;
    this.isTaken = true;
    await this.#own.keep({ file, records: placed.records, set: 'both' });
  }

  cancel() {
    this.#stop.abort();
  }

  async #ask<Name extends keyof Calls>(
    name: Name,
    given: Calls[Name]['given'],
  ): Promise<Calls[Name]['answer'] | null> {
    this.cancel();
    const { signal } = (this.#stop = new AbortController());
    [this.busy, this.#own.failure] = [this.#file?.name ?? null, null];
    try {
      return await askWorker(name, given, signal);
    } catch (error) {
      if (!signal.aborted) this.#own.failure = (error as Error).message;
      return null;
    } finally {
      // A newer call says itself that it is busy.
      if (this.#stop.signal === signal) this.busy = null;
    }
  }
}
