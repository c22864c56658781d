import * as idb from 'idb-keyval';
import { loadTexts } from 'virtual:texts';
import type { AtlasRecord } from '#core/record/schema';
import type { AtlasPage } from '$lib/view/atlas-index';
import type { Calls } from './own.worker';
import type { OwnData } from './subject';
import { withOwnIds, type OwnSet } from './own-id';

/** In a worker of its own, which aborting ends. */
export async function askWorker<Name extends keyof Calls>(
  name: Name,
  args: Parameters<Calls[Name]>,
  signal?: AbortSignal,
) {
  type Answer = Awaited<ReturnType<Calls[Name]>>;
  const worker = new Worker(new URL('./own.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<Answer>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
    worker.onmessage = ({ data }: MessageEvent<{ result: Answer } | { failed: string }>) => {
      if ('result' in data) resolve(data.result);
      else reject(new Error(data.failed));
    };
    worker.onerror = ({ message }) => reject(new Error(message || 'the reader of files stopped'));
    worker.postMessage({ name, args });
  }).finally(() => worker.terminate());
}

/** Opened at each use: a browser that refuses storage throws. */
const store = () => idb.createStore('joint-reach', 'own');
const KEY = 'own';

export async function saveOwn(data: OwnData | null) {
  try {
    await (data ? idb.set(KEY, data, store()) : idb.del(KEY, store()));
    return true;
  } catch {
    return false;
  }
}

/** Dropped on any page, until /data reads it. */
export const droppedFile = $state<{ file: File | null }>({ file: null });

/** As /data left them in this browser. They are in no link. */
class OwnRecords {
  data = $state.raw<OwnData | null>(null);
  /** If the browser stores nothing, records last as long as the page. */
  isKept = $state(true);
  droppedCount = $state(0);
  failure = $state<string | null>(null);

  readonly set: OwnSet = $derived(this.data?.set ?? 'ours');
  page = $state.raw<AtlasPage | null>(null);
  /** If shown in place of the atlas. */
  readonly shownPage: AtlasPage | null = $derived(this.set === 'own' ? this.page : null);
  /** Meanwhile the page shows the atlas. */
  isLoading = $state(false);

  #loading: Promise<void> | null = null;
  load() {
    return (this.#loading ??= this.#load());
  }
  async #load() {
    const stored: unknown = await Promise.resolve()
      .then(() => idb.get(KEY, store()))
      .catch(() => null);
    if (!stored) return;
    this.isLoading = true;
    try {
      const parsed = (await import('./subject')).parseKept(stored);
      if (!parsed) return;
      const origin = parsed.subject.origin.position;
      const placed = await askWorker('place', [parsed.records, origin]);
      this.droppedCount = placed.dropped;
      if (placed.records.length) await this.#set({ ...parsed, records: placed.records });
    } catch (error) {
      this.failure = (error as Error).message;
    } finally {
      this.isLoading = false;
    }
  }

  async #set(data: OwnData | null) {
    const [{ ownPage }] = await Promise.all([import('./own-page'), loadTexts('own')]);
    this.data = data && { ...data, records: withOwnIds(data.records) };
    this.page = this.data && ownPage(this.data);
  }

  async keep(data: OwnData | null) {
    if (data?.set !== 'own') (await import('$lib/site/links/link-state.svelte')).markAddress(null);
    // Stored before they are shown: a page left at once would lose them.
    this.isKept = await saveOwn(data);
    await this.#set(data);
    this.droppedCount = 0;
  }

  /** Beside those kept, in place of one of its id; the page goes on to show what it shows. */
  async add(record: AtlasRecord, file: string, date: string) {
    await this.load();
    const [added] = withOwnIds([record]);
    const [{ proposed }] = await Promise.all([import('./subject'), loadTexts('own')]);
    const kept: OwnData = this.data ?? {
      file,
      date,
      subject: proposed([added!], file),
      set: 'ours',
      records: [],
    };
    const records = [...kept.records.filter(({ id }) => id !== added!.id), added!];
    // A form's values cannot be sent as they are.
    const plain = $state.snapshot(records) as AtlasRecord[];
    const placed = await askWorker('place', [plain, kept.subject.origin.position]);
    await this.keep({ ...kept, records: placed.records });
  }

  choose(set: OwnSet) {
    return this.data ? this.keep({ ...this.data, set }) : undefined;
  }
}

/** Shared by all parts of the page; empty on the server. */
export const own = new OwnRecords();
