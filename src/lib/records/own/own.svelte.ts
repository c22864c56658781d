import { loadTexts } from 'virtual:texts';
import type { AtlasPage } from '$lib/view/atlas-index';
import type { Call, Calls } from '../import/own.worker';
import { loadOwn, saveOwn, type OwnData, type OwnSet } from './own';

/** By then every file within the limits has been read; another kind of file may never be. */
const READ_S = 60;

export function askWorker<Name extends keyof Calls>(
  name: Name,
  given: Calls[Name]['given'],
  wanted?: AbortSignal,
): Promise<Calls[Name]['answer']> {
  const worker = new Worker(new URL('../import/own.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<Calls[Name]['answer']>((resolve, reject) => {
    wanted?.addEventListener('abort', () => reject(wanted.reason));
    worker.onmessage = ({
      data,
    }: MessageEvent<{ result: Calls[Name]['answer'] } | { failed: string }>) =>
      'result' in data ? resolve(data.result) : reject(new Error(data.failed));
    worker.onerror = ({ message }) => reject(new Error(message || 'the reader of files stopped'));
    worker.postMessage({ name, ...given } as Call);
    const late = new Error(`it took longer than ${READ_S} s`);
    if (name === 'read') setTimeout(() => reject(late), 1000 * READ_S);
  }).finally(() => worker.terminate());
}

export const dropped = $state<{ file: File | null }>({ file: null });

/** The reader's own records, as /data left them in this browser. No link has them. */
class OwnRecords {
  data = $state.raw<OwnData | null>(null);
  /** False when the browser keeps nothing: the records last as long as the page. */
  isKept = $state(true);
  dropped = $state(0);
  failure = $state<string | null>(null);

  readonly set: OwnSet = $derived(this.data?.set ?? 'ours');
  /** The set that they are, whatever is shown. */
  page = $state.raw<AtlasPage | null>(null);
  /** Where they are all that is shown. */
  readonly alone: AtlasPage | null = $derived(this.set === 'own' ? this.page : null);
  /** Whether a click on the map says from where they are measured. */
  isPlacing = $state(false);
  /** Whether they were left here and are not read yet: what is shown meanwhile is not theirs. */
  isComing = $state(false);

  #loading: Promise<void> | null = null;
  load() {
    return (this.#loading ??= this.#load());
  }
  async #load() {
    const stored = await loadOwn();
    if (!stored) return;
    this.isComing = true;
    try {
      const parsed = (await import('./subject')).parseKept(stored);
      // Of something else.
      if (!parsed) return;
      const { records: given, ...data } = parsed;
      const origin = data.subject.origin.position;
      const { records, dropped } = await askWorker('place', { records: given, origin });
      this.dropped = dropped;
      if (records.length) await this.#take({ ...data, records });
    } catch (error) {
      this.failure = (error as Error).message;
    } finally {
      this.isComing = false;
    }
  }

  /** What makes a set of them comes with them, as do its words. */
  async #take(data: OwnData | null) {
    const [{ ownPage }] = await Promise.all([import('./own-page'), loadTexts('own')]);
    [this.data, this.page] = [data, data && ownPage(data)];
  }

  async keep(data: OwnData | null) {
    await this.#take(data);
    this.dropped = 0;
    this.isKept = await saveOwn(data);
  }

  choose(set: OwnSet) {
    return this.data ? this.keep({ ...this.data, set }) : undefined;
  }

  /** Measured anew, from a point of the map or one that is typed. */
  async place(origin: OwnData['subject']['origin']) {
    this.isPlacing = false;
    const { subject, ...data } = this.data!;
    const given = { records: data.records, origin: origin.position };
    try {
      const { records } = await askWorker('place', given);
      await this.keep({ ...data, records, subject: { ...subject, origin } });
    } catch (error) {
      this.failure = (error as Error).message;
    }
  }
}

/** One for all parts of the page; on the server it stays empty. */
export const own = new OwnRecords();

/** Few readers bring records: their switch and its words come only for them. */
export async function ownSwitch() {
  const [{ default: OwnSwitch }] = await Promise.all([
    import('./OwnSwitch.svelte'),
    loadTexts('own'),
  ]);
  return OwnSwitch;
}
