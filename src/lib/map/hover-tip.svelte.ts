import type { Position } from '$lib/core/record/model';
import { m } from '$lib/paraglide/messages';
import { formatList } from '$lib/site/text/format';
import type { Pointed } from './gl/driver';

export interface TipCallbacks {
  nameOf: (id: string) => string;
  /** How far the new place of a record is from every earlier one. */
  arcText: (id: string) => string;
  /** The records in whose ground a position lies. */
  groundText: (position: Position) => Promise<string>;
  onhover: (ids: readonly string[]) => void;
}

/** What is under the pointer, named beside it and reported when its records change. */
export class HoverTip {
  #pointed = $state.raw<Pointed | null>(null);
  #ground = $state('');
  #ids = '';
  readonly #callbacks: TipCallbacks;

  /** Null where a link is focused without a pointer. */
  get point() {
    return this.#pointed?.point ?? null;
  }

  readonly text = $derived.by(() => {
    const ids = this.#pointed?.ids ?? [];
    const [first] = ids;
    if (first === undefined) return this.#pointed ? this.#ground : '';
    if (this.#pointed?.isArc) return this.#callbacks.arcText(first);
    return formatList(ids.map((id) => this.#callbacks.nameOf(id)));
  });

  constructor(callbacks: TipCallbacks) {
    this.#callbacks = callbacks;
  }

  readonly set = (pointed: Pointed | null): void => {
    const ids = pointed?.ids ?? [];
    if (ids.join() !== this.#ids) this.#callbacks.onhover(ids);
    this.#ids = ids.join();
    this.#pointed = pointed;
    if (ids.length || !pointed?.position) return;
    void this.#callbacks.groundText(pointed.position).then((text) => (this.#ground = text));
  };
}

export const namesOf = (name: string, count: number): string =>
  count > 0 ? m.map_more_here({ name, count }) : name;
