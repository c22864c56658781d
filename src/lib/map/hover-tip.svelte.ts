import type { Position } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import type { Pointed } from './gl/driver';

export interface TipCallbacks {
  nameOf: (id: string) => string;
  /** How far the new place of a record is from every earlier one. */
  arcText: (id: string) => string;
  /** The records in whose ground a position lies. */
  groundText: (position: Position) => Promise<string>;
  onhover: (id: string | null) => void;
}

/** What is under the pointer, named beside it and reported when its first record changes. */
export class HoverTip {
  #pointed = $state.raw<Pointed | null>(null);
  #ground = $state('');
  #id: string | undefined;
  readonly #callbacks: TipCallbacks;

  /** Null where a link is focused without a pointer. */
  get point() {
    return this.#pointed?.point ?? null;
  }

  readonly text = $derived.by(() => {
    const [id, ...others] = this.#pointed?.ids ?? [];
    if (id === undefined) return this.#pointed ? this.#ground : '';
    if (this.#pointed?.isArc) return this.#callbacks.arcText(id);
    return namesOf(this.#callbacks.nameOf(id), others.length);
  });

  constructor(callbacks: TipCallbacks) {
    this.#callbacks = callbacks;
  }

  readonly set = (pointed: Pointed | null): void => {
    const id = pointed?.ids[0];
    if (id !== this.#id) this.#callbacks.onhover(id ?? null);
    this.#id = id;
    this.#pointed = pointed;
    if (id !== undefined || !pointed?.position) return;
    void this.#callbacks.groundText(pointed.position).then((text) => (this.#ground = text));
  };
}

export const namesOf = (name: string, count: number): string =>
  count > 0 ? m.map_more_here({ name, count }) : name;
