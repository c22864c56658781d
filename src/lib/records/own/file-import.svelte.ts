import type { AtlasRecord } from '#core/record/schema';
import type { Calls } from './own.worker';
import type { ReadResult } from '$lib/exchange/read';
import { withOwnIds } from './own-id';
import { askWorker, own, saveOwn } from './own.svelte';
import { proposed, type Subject } from './subject';

export class FileImport {
  #abort = new AbortController();
  #file: File | null = null;
  read = $state.raw<ReadResult | null>(null);
  busyFile = $state<string | null>(null);
  isAdded = $state(false);
  /** The reader's; the rest of the subject is proposed. */
  changes = $state.raw<Partial<Subject>>({});
  #isKept = $state(false);

  readonly isNew: boolean = $derived(!!this.read?.records.length && !this.#isKept);
  readonly records: readonly AtlasRecord[] = $derived.by(() => {
    const kept = own.data?.records ?? [];
    const { records = [] } = this.read ?? {};
    if (!this.isNew) return kept;
    return this.isAdded ? [...kept, ...apartFrom(kept, withOwnIds(records))] : records;
  });
  readonly subject: Subject = $derived.by(() => {
    const kept = this.isAdded || !this.isNew ? own.data?.subject : null;
    const { changes, read, records } = this;
    return { ...(kept ?? proposed(records, read?.file ?? '', changes.partners)), ...changes };
  });

  /** `swapsPlaces`: with latitude and longitude exchanged. */
  async open(file = this.#file!, swapsPlaces = false) {
    this.#file = file;
    this.read = null;
    this.isAdded = false;
    this.changes = {};
    this.read = await this.#ask('read', file, swapsPlaces);
    this.#isKept = false;
  }

  async keep() {
    const { records, subject, read, isAdded } = this;
    const { data } = own;
    const file = isAdded && data ? `${data.file}, ${read!.file}` : (read?.file ?? '');
    const date = new Date(this.#file?.lastModified ?? 0).toISOString().slice(0, 10);
    const kept = { ...(this.isNew ? { file, date, set: 'own' as const } : data!), subject };
    // For whoever leaves now: a page that reads them places them.
    await saveOwn({ ...kept, records });
    const placed = await this.#ask('place', records, subject.origin.position);
    if (!placed) return void (await saveOwn(data));
    await own.keep({ ...kept, records: placed.records });
    this.#isKept = true;
    this.isAdded = false;
    this.changes = {};
  }

  cancel() {
    this.#abort.abort();
  }

  async #ask<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>) {
    this.cancel();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.busyFile = this.#file?.name ?? null;
    own.failure = null;
    try {
      return await askWorker(name, args, signal);
    } catch (error) {
      if (!signal.aborted) own.failure = (error as Error).message;
      return null;
    } finally {
      // A newer call has set the name of its own file.
      if (this.#abort.signal === signal) this.busyFile = null;
    }
  }
}

/** Renames ids already taken by earlier records. */
function apartFrom(before: readonly AtlasRecord[], records: readonly AtlasRecord[]): AtlasRecord[] {
  const taken = new Set(before.map(({ id }) => id));
  return records.map((record) => {
    let { id } = record;
    while (taken.has(id)) id += '-2';
    taken.add(id);
    return { ...record, id };
  });
}
