import { loadTexts } from 'virtual:texts';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import type { IndexRecord } from '$lib/view/atlas-index';
import type { Call, Calls } from '../import/own.worker';
import { loadOwn, ownIndex, saveOwn, type OwnData, type OwnSet } from './own';

export interface OwnMeasured {
  name: string;
  records: readonly IndexRecord[];
  alone: boolean;
}

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
  }).finally(() => worker.terminate());
}

export const dropped = $state<{ file: File | null }>({ file: null });

/** The reader's own records, as /data left them in this browser. No link has them. */
export class OwnRecords {
  data = $state.raw<OwnData | null>(null);
  /** False when the browser keeps nothing: the records last as long as the page. */
  isKept = $state(true);
  dropped = $state(0);
  failure = $state<string | null>(null);
  #changes = $state(0);

  readonly file: string | null = $derived(this.data?.file ?? null);
  readonly set: OwnSet = $derived(this.data?.set ?? 'ours');
  readonly all: IndexRecord[] = $derived(this.data ? ownIndex(this.data) : []);
  readonly measured: OwnMeasured | null = $derived(
    this.data && this.set !== 'ours'
      ? { name: this.data.file, records: this.all, alone: this.set === 'own' }
      : null,
  );
  /** Another word for each choice of records, so that no number of one stands for another; empty for ours. */
  readonly edition: string = $derived(this.measured ? `${this.#changes} ` : '');

  async load(folder: string) {
    const stored = await loadOwn();
    if (!stored) return;
    try {
      const { records, dropped } = await askWorker('place', { records: stored.records, folder });
      this.dropped = dropped;
      if (records.length) this.#take({ ...stored, records });
    } catch (error) {
      this.failure = (error as Error).message;
    }
  }

  #take(data: OwnData | null) {
    this.data = data;
    this.#changes++;
  }

  async keep(data: OwnData | null) {
    this.#take(data);
    this.dropped = 0;
    this.isKept = await saveOwn(data);
  }

  choose(set: OwnSet) {
    return this.data ? this.keep({ ...this.data, set }) : undefined;
  }

  clear() {
    return this.keep(null);
  }

  version(ours: string): string {
    if (!this.measured) return ours;
    return this.measured.alone ? this.measured.name : `${ours} + ${this.measured.name}`;
  }

  chosen<Kept>(ours: readonly Kept[]): (Kept | IndexRecord)[] {
    return [...(this.measured?.alone ? [] : ours), ...(this.measured ? this.all : [])];
  }

  span({ from, to }: YearSpan): YearSpan {
    if (!this.measured) return { from, to };
    const [least, most] = this.measured.alone ? [Infinity, -Infinity] : [from, to];
    return {
      from: this.all.reduce((year, { start }) => Math.min(year, yearOf(start)), least),
      to: this.all.reduce((year, { end }) => Math.max(year, yearOf(end)), most),
    };
  }
}

/** Few readers bring records: their switch and its words come only for them. */
export async function ownSwitch() {
  const [{ default: OwnSwitch }] = await Promise.all([
    import('./OwnSwitch.svelte'),
    loadTexts('own'),
  ]);
  return OwnSwitch;
}
