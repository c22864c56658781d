import type { IndexRecord } from '$lib/view/atlas-index';
import { clearOwn, loadOwn, ownIndex, saveOwn, type OwnData } from './own';

/**
 * The reader's own records beside ours, as /data left them in this tab. They are no part of the
 * link: whoever gets it does not have them.
 */
export class OwnRecords {
  #data = $state.raw<OwnData | null>(null);

  /** Null when there are none. */
  readonly file: string | null = $derived(this.#data?.file ?? null);
  readonly isShown: boolean = $derived(this.#data !== null && !this.#data.isHidden);
  readonly #index: IndexRecord[] = $derived(this.#data ? ownIndex(this.#data) : []);
  readonly total: number = $derived(this.#index.length);
  /** None while they are switched off. */
  readonly records: readonly IndexRecord[] = $derived(this.isShown ? this.#index : []);

  load() {
    this.#data = attempt(() => loadOwn(sessionStorage)) ?? null;
  }

  show(isShown: boolean) {
    if (!this.#data) return;
    const data: OwnData = { ...this.#data, isHidden: !isShown };
    this.#data = data;
    attempt(() => saveOwn(sessionStorage, data));
  }

  clear() {
    this.#data = null;
    attempt(() => clearOwn(sessionStorage));
  }
}

/** A browser may refuse its storage altogether. */
function attempt<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
