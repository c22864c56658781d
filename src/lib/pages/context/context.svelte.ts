import { goto } from '$app/navigation';
import { page } from '$app/state';
import {
  decodeContext,
  defaultContext,
  encodeContext,
  type ContextBounds,
  type ContextView,
  type Level,
} from './context-link';

/** The page's choices, which are the link. */
export class ContextState {
  readonly bounds: ContextBounds;
  /** The prerendered page shows the standard choices; the link is read once the page is alive. */
  alive = $state(false);
  /** Chosen, but not yet in the link: keys come faster than the link is written. */
  #chosen = $state.raw<Partial<ContextView> | null>(null);

  constructor(bounds: ContextBounds) {
    this.bounds = bounds;
  }

  readonly view: ContextView = $derived.by(() => ({
    ...(this.alive
      ? decodeContext(page.url.searchParams, this.bounds)
      : defaultContext(this.bounds)),
    ...this.#chosen,
  }));

  wake() {
    this.alive = true;
  }

  async choose(change: Partial<ContextView>) {
    const target = page.url.pathname + this.#query(change);
    const chosen = { ...this.#chosen, ...change };
    this.#chosen = chosen;
    await goto(target, { keepFocus: true, noScroll: true });
    if (this.#chosen === chosen) this.#chosen = null;
  }

  rate(area: string, level: Level | null) {
    const rest = Object.entries(this.view.ratings).filter(([id]) => id !== area);
    return this.choose({ ratings: Object.fromEntries(level ? [...rest, [area, level]] : rest) });
  }

  /** Without script an item is read in the list; with it, beside the axis. */
  itemHref(id: string): string {
    return this.alive ? page.url.pathname + this.#query({ item: id }) : `#${id}`;
  }

  #query(change: Partial<ContextView>): string {
    return encodeContext({ ...this.view, ...change }, this.bounds);
  }
}
