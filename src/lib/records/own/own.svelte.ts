import type { IndexRecord } from '$lib/view/atlas-index';
import { loadOwn, ownIndex, saveOwn, type OwnData } from './own';

/**
 * The reader's own records beside ours, as /data left them in this tab. They are no part of the
 * link: whoever gets it does not have them.
 */
export class OwnRecords {
  #data = $state.raw<OwnData | null>(null);
  /** False when the browser keeps nothing: the records last as long as the page. */
  #isKept = $state(true);

  get data(): OwnData | null {
    return this.#data;
  }
  get isKept(): boolean {
    return this.#isKept;
  }
  /** Null when there are none. */
  readonly file: string | null = $derived(this.#data?.file ?? null);
  readonly isShown: boolean = $derived(this.#data !== null && !this.#data.isHidden);
  readonly #index: IndexRecord[] = $derived(this.#data ? ownIndex(this.#data) : []);
  readonly total: number = $derived(this.#index.length);
  /** None while they are switched off. */
  readonly records: readonly IndexRecord[] = $derived(this.isShown ? this.#index : []);

  load() {
    this.#data = loadOwn(STORE);
  }

  /** Null takes them away. */
  keep(data: OwnData | null) {
    this.#data = data;
    this.#isKept = saveOwn(STORE, data);
  }

  show(isShown: boolean) {
    if (this.#data) this.keep({ ...this.#data, isHidden: !isShown });
  }

  clear() {
    this.keep(null);
  }
}

/** Looked up at each use: a browser may refuse its storage altogether, by an error. */
const STORE = {
  getItem: (key: string) => sessionStorage.getItem(key),
  setItem: (key: string, text: string) => sessionStorage.setItem(key, text),
  removeItem: (key: string) => sessionStorage.removeItem(key),
};
