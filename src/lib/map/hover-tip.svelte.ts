import { formatList } from '$lib/site/text/format';
import type { Pointed } from './gl/driver';

interface Callbacks {
  nameOf: (id: string) => string;
  onhover: (ids: readonly string[]) => void;
}

/** What is under the pointer, named beside it and reported when its records change. */
export class HoverTip {
  #pointed = $state.raw<Pointed | null>(null);
  #ids = '';
  readonly #callbacks: Callbacks;

  /** Null where a link is focused without a pointer. */
  get point() {
    return this.#pointed?.point ?? null;
  }

  readonly text = $derived.by(() =>
    formatList((this.#pointed?.ids ?? []).map((id) => this.#callbacks.nameOf(id))),
  );

  constructor(callbacks: Callbacks) {
    this.#callbacks = callbacks;
  }

  readonly set = (pointed: Pointed | null): void => {
    const ids = pointed?.ids ?? [];
    if (ids.join() !== this.#ids) this.#callbacks.onhover(ids);
    this.#ids = ids.join();
    this.#pointed = pointed;
  };
}
