import type { ReadOptions } from '../import/own-file';
import type { Calls, FileRead } from '../import/own.worker';
import type { OwnRecord } from '../import/own-record';
import { fetchFile } from '$lib/site/network/fetch-json';
import { proposed, type Subject } from './subject';
import { askWorker, own } from './own.svelte';

/** A file on its way into the reader's own records: read, mapped, given a subject, kept. */
export class FileImport {
  #abort = new AbortController();
  #file: File | null = null;
  #options: ReadOptions = {};
  read = $state.raw<FileRead | null>(null);
  /** The name of the file at work. */
  busyFile = $state<string | null>(null);
  /** How far it is read; null before its rows are counted. */
  progress = $state.raw<{ rows: number; total: number } | null>(null);
  /** Whether the records of the file are kept already. */
  isKept = $state(false);
  /** Whether the reader has chosen the order of day and month. */
  isOrderChosen = $state(false);
  readonly needsOrder: boolean = $derived(
    !!this.read?.doubts.includes('order') && !this.isOrderChosen,
  );
  /** Whether the records of the file are added to those that are kept, or replace them. */
  isAdded = $state(false);
  /** What the reader changed of the subject; the rest is proposed. */
  #changes = $state.raw<Partial<Subject>>({});

  /** The records as they will be kept. */
  readonly records: readonly OwnRecord[] = $derived.by(() => {
    const kept = own.data?.records ?? [];
    if (!this.read || this.isKept) return kept;
    const ids = new Set(this.read.records.map(({ id }) => id));
    const others = this.isAdded ? kept.filter(({ id }) => !ids.has(id)) : [];
    return [...others, ...this.read.records];
  });
  readonly subject: Subject = $derived.by(() => {
    const { data } = own;
    const isKept = data && (this.isAdded || !this.read || this.isKept);
    const subject = isKept
      ? data.subject
      : proposed(this.records, this.read?.file ?? '', this.#changes.partners);
    return { ...subject, ...this.#changes };
  });
  /** Whether the reader has changed the subject. */
  readonly isChanged: boolean = $derived(Object.keys(this.#changes).length > 0);

  changeSubject(change: Partial<Subject>) {
    this.#changes = { ...this.#changes, ...change };
  }

  async open(file: File, options: ReadOptions = {}) {
    if (file !== this.#file) {
      this.read = null;
      this.isAdded = false;
      this.isOrderChosen = false;
      this.#changes = {};
    }
    this.#file = file;
    this.#options = options;
    const read = await this.#ask('read', { file, options });
    if (!read) return;
    this.read = read;
    this.isKept = false;
  }

  /** Reads a file of this site. */
  async openAddress(address: string, name: string) {
    this.busyFile = name;
    own.failure = null;
    try {
      await this.open(await fetchFile(address, name));
      if (this.read && !this.records.length) own.failure = `${address}: no records in it`;
    } catch (error) {
      this.busyFile = null;
      own.failure = (error as Error).message;
    }
  }

  /** Reads the file again. A mapping holds only for the encoding or sheet that it was made for. */
  reread(change: ReadOptions) {
    const { mapping: _, ...options } = this.#options;
    return this.#file && this.open(this.#file, { ...options, ...change });
  }

  /** Keeps the records with the subject that the reader has confirmed. */
  async keep() {
    const { records, subject, read, isAdded } = this;
    const { data } = own;
    const placed = await this.#ask('place', { records, origin: subject.origin.position });
    if (!placed) return;
    if (read && !this.isKept) {
      const file = isAdded && data ? `${data.file}, ${read.file}` : read.file;
      await own.keep({ file, date: read.date, set: 'own', subject, records: placed.records });
    } else {
      await own.keep({ ...data!, subject, records: placed.records });
    }
    this.isKept = true;
    this.isAdded = false;
    this.#changes = {};
  }

  cancel() {
    this.#abort.abort();
  }

  async #ask<Name extends keyof Calls>(
    name: Name,
    input: Calls[Name]['input'],
  ): Promise<Calls[Name]['output'] | null> {
    this.cancel();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.busyFile = this.#file?.name ?? null;
    this.progress = null;
    own.failure = null;
    try {
      return await askWorker(name, input, signal, (rows, total) => {
        if (!signal.aborted) this.progress = { rows, total };
      });
    } catch (error) {
      if (!signal.aborted) own.failure = (error as Error).message;
      return null;
    } finally {
      // A newer call has set the name of its own file.
      if (this.#abort.signal === signal) this.busyFile = null;
    }
  }
}
