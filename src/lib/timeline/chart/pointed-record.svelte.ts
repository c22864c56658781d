import { untrack } from 'svelte';

interface Callbacks {
  hrefOf(id: string): string;
  onhover(id: string | null): void;
}

/** The record under the pointer, named at its symbol in the chart. */
export class PointedRecord {
  current = $state.raw<{ id: string; x: number; y: number } | null>(null);
  readonly #width: () => number;
  readonly #callbacks: Callbacks;

  /** @param width of the chart in its own px, which differ from the screen's under CSS zoom */
  constructor(width: () => number, callbacks: Callbacks) {
    this.#width = width;
    this.#callbacks = callbacks;
  }

  /**
   * Links keep the choices of when they were drawn, so that a step of the year does not rewrite
   * them all; `refreshLink` updates one before it is followed.
   */
  readonly hrefOf = (id: string) => untrack(() => this.#callbacks.hrefOf(id));

  readonly refreshLink = (event: Event) => {
    const id = recordIdOf(event);
    if (id)
      (event.target as Element).closest('a')?.setAttribute('href', this.#callbacks.hrefOf(id));
  };

  readonly point = (event: PointerEvent & { currentTarget: Element }) => {
    this.refreshLink(event);
    const id = recordIdOf(event);
    if (id === (this.current?.id ?? null)) return;
    this.current = id === null ? null : { id, ...this.#placeOf(event) };
    this.#callbacks.onhover(id);
  };

  readonly leave = () => {
    if (this.current) this.#callbacks.onhover(null);
    this.current = null;
  };

  /** The middle of its upper edge. */
  #placeOf(event: PointerEvent & { currentTarget: Element }) {
    const symbol = (event.target as Element).getBoundingClientRect();
    const chart = event.currentTarget.getBoundingClientRect();
    const scale = chart.width / this.#width() || 1;
    return {
      x: (symbol.left + symbol.width / 2 - chart.left) / scale,
      y: (symbol.top - chart.top) / scale,
    };
  }
}

const recordIdOf = ({ target }: Event) =>
  (target as Element).closest?.('[data-record-id]')?.getAttribute('data-record-id') ?? null;

export function markRecords(chart: Element, ids: readonly string[], name: string): () => void {
  const symbols = ids.flatMap((id) => [
    ...chart.querySelectorAll(`[data-record-id="${CSS.escape(id)}"]`),
  ]);
  for (const symbol of symbols) symbol.classList.add(name);
  return () => symbols.forEach((symbol) => symbol.classList.remove(name));
}
