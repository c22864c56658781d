import type { ReadOptions } from '../import/own-file';
import type { Calls, FileRead } from '../import/own.worker';
import type { OwnRecord } from '../import/own-record';
import type { OwnData } from './own';
import { proposed, type Subject } from './subject';
import { askWorker, own } from './own.svelte';

export class Importing {
  #stop = new AbortController();
  #file: File | null = null;
  #options: ReadOptions = {};
  read = $state.raw<FileRead | null>(null);
  busy = $state<string | null>(null);
  isTaken = $state(false);
  /** Whether the reader has said which comes first, day or month. */
  isOrdered = $state(false);
  readonly isUnordered: boolean = $derived.by(
    () => !!this.read?.doubts.includes('order') && !this.isOrdered,
  );
  /** Whether the records of the file come to those that are there, or take their place. */
  isMore = $state(false);
  /** What the reader said that the records are about; until then it is proposed. */
  #said = $state.raw<Partial<Subject>>({});

  /** The records as they will be kept. */
  readonly records: readonly OwnRecord[] = $derived.by(() => {
    const kept = own.data?.records ?? [];
    if (!this.read || this.isTaken) return kept;
    const ids = new Set(this.read.records.map(({ id }) => id));
    const others = this.isMore ? kept.filter(({ id }) => !ids.has(id)) : [];
    return [...others, ...this.read.records];
  });
  readonly subject: Subject = $derived.by(() => {
    const { data } = own;
    const isKept = data && (this.isMore || !this.read || this.isTaken);
    const as = isKept ? data.subject : proposed(this.records, this.read?.file ?? '', this.#said);
    return { ...as, ...this.#said };
  });
  /** Whether the reader has changed what the kept records are about. */
  readonly isChanged: boolean = $derived(Object.keys(this.#said).length > 0);

  say(part: Partial<Subject>) {
    this.#said = { ...this.#said, ...part };
  }

  async open(file: File, options: ReadOptions = {}) {
    if (file !== this.#file)
      [this.read, this.isMore, this.isOrdered, this.#said] = [null, false, false, {}];
    [this.#file, this.#options] = [file, options];
    const read = await this.#ask('read', { file, options });
    if (!read) return;
    this.read = read;
    this.isTaken = false;
  }

  again(change: ReadOptions) {
    const { mapping: _, ...kept } = this.#options;
    return this.#file && this.open(this.#file, { ...kept, ...change });
  }

  /** Keeps the records as they are read, about what the reader has confirmed. */
  async take() {
    const { records: given, subject, read, isMore } = this;
    const { data } = own;
    const placed = await this.#ask('place', { records: given, origin: subject.origin.position });
    if (!placed) return;
    const isNew = read !== null && !this.isTaken;
    const set = data && data.set !== 'ours' ? data.set : 'own';
    const of: Pick<OwnData, 'file' | 'date' | 'set'> = isNew
      ? { file: isMore && data ? `${data.file}, ${read.file}` : read.file, date: read.date, set }
      : data!;
    const { file, date } = of;
    await own.keep({ file, date, set: of.set, subject, records: placed.records });
    [this.isTaken, this.isMore, this.#said] = [true, false, {}];
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
    [this.busy, own.failure] = [this.#file?.name ?? null, null];
    try {
      return await askWorker(name, given, signal);
    } catch (error) {
      if (!signal.aborted) own.failure = (error as Error).message;
      return null;
    } finally {
      // A newer call says itself that it is busy.
      if (this.#stop.signal === signal) this.busy = null;
    }
  }
}
