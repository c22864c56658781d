import { browser } from '$app/environment';
import { onMount } from 'svelte';
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { queryText, readQuery, standardView, writeQuery, type Fields } from '$lib/view/query';

/** The choices of a page, which are its link. Made while the page's component is made. */
export class LinkState<View extends object> {
  readonly fields: Fields<View>;
  /** The prerendered page shows the standard choices; the link is read once the page is alive. */
  alive = $state(false);
  /** Chosen, but not yet in the link: keys come faster than the link is written. */
  #chosen = $state.raw<Partial<View> | null>(null);

  constructor(fields: Fields<View>) {
    this.fields = fields;
    onMount(() => {
      this.alive = true;
    });
  }

  readonly view: View = $derived.by(() => ({
    ...(this.alive
      ? readQuery(page.url.searchParams, this.fields)
      : standardView<View>(this.fields)),
    ...this.#chosen,
  }));

  /** While a page is prerendered, within the page alone: where it will be served is not known. */
  readonly href = (change: Partial<View>): string =>
    (browser ? page.url.pathname : './') +
    queryText(writeQuery<View>({ ...this.view, ...change }, this.fields));

  async choose(change: Partial<View>, replaceState = false) {
    const target = this.href(change);
    const chosen = { ...this.#chosen, ...change };
    this.#chosen = chosen;
    await goto(target, { replaceState, keepFocus: true, noScroll: true });
    if (this.#chosen === chosen) this.#chosen = null;
  }
}
