import { m } from '$lib/paraglide/messages';
import type { Pointed } from './gl/driver';

interface Callbacks {
  nameOf: (id: string) => string;
  onhover: (id: string | null) => void;
}

/** What is under the pointer, named beside it and reported when its first record changes. */
export class HoverTip {
  #pointed = $state.raw<Pointed | null>(null);
  #id: string | undefined;
  readonly #callbacks: Callbacks;

  /** Null where a link is focused without a pointer. */
  get point() {
    return this.#pointed?.point ?? null;
  }

  readonly text = $derived.by(() => {
    const [id, ...others] = this.#pointed?.ids ?? [];
    if (id === undefined) return '';
    const name = this.#callbacks.nameOf(id);
    return others.length ? m.map_more_here({ name, count: others.length }) : name;
  });

  constructor(callbacks: Callbacks) {
    this.#callbacks = callbacks;
  }

  readonly set = (pointed: Pointed | null): void => {
    const id = pointed?.ids[0];
    if (id !== this.#id) this.#callbacks.onhover(id ?? null);
    this.#id = id;
    this.#pointed = pointed;
  };
}
