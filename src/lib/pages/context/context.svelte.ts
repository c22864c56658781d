import { LinkState } from '$lib/site/link-state.svelte';
import { pageHref } from '$lib/site/href';
import { contextFields, type ContextBounds, type ContextView, type Level } from './context-link';

/** The page's choices, which are the link. */
export class ContextState extends LinkState<ContextView> {
  readonly bounds: ContextBounds;

  constructor(bounds: ContextBounds) {
    super(contextFields(bounds));
    this.bounds = bounds;
  }

  rate(area: string, level: Level | null) {
    const { [area]: _, ...rest } = this.view.rate;
    return this.choose({ rate: level ? { ...rest, [area]: level } : rest });
  }

  /** Without script an item is read among all; with it, beside the axis. */
  readonly itemHref = (id: string): string =>
    this.alive ? this.href({ item: id }) : `${pageHref('/context/items')}#${id}`;
}
