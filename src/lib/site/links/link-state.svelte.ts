import { browser } from '$app/environment';
import { onMount } from 'svelte';
import { goto, replaceState } from '$app/navigation';
import { page } from '$app/state';
import {
  queryText,
  readQuery,
  standardView,
  unreadFields,
  writeQuery,
  type Fields,
  type Unread,
} from '$lib/view/query';
import { withOwnMark } from '$lib/view/view-link';

/** A page's choices, stored in its link. Construct it while a component is initialized. */
export class LinkState<View extends object> {
  readonly fields: Fields<View>;
  readonly #ownFile: string | null;
  /** Until hydration pages show the standard choices. */
  alive = $state(false);
  /** What the link asked for and cannot have; gone with the next choice. */
  unread: readonly Unread[] = $state.raw([]);
  /** Not yet in the link, since keys may be faster than navigation. */
  #pending = $state.raw<Partial<View> | null>(null);

  constructor(fields: Fields<View>, ownFile: string | null = null) {
    this.fields = fields;
    this.#ownFile = ownFile;
    onMount(() => {
      this.alive = true;
      this.unread = unreadFields(page.url.searchParams, fields, ['data', 'own']);
      if (ownFile !== null) markAddress(ownFile);
    });
  }

  readonly view: View = $derived.by(() => ({
    ...(this.alive
      ? readQuery(page.url.searchParams, this.fields)
      : standardView<View>(this.fields)),
    ...this.#pending,
  }));

  /** Relative while prerendering, which does not know where the site will be served. */
  readonly href = (change: Partial<View>) =>
    (browser ? page.url.pathname : './') +
    withOwnMark(
      queryText(writeQuery<View>({ ...this.view, ...change }, this.fields)),
      this.#ownFile,
    );

  async choose(change: Partial<View>, isReplaced = false) {
    this.unread = [];
    const target = this.href(change);
    const pending = { ...this.#pending, ...change };
    this.#pending = pending;
    await goto(target, { replaceState: isReplaced, keepFocus: true, noScroll: true });
    if (this.#pending === pending) this.#pending = null;
  }
}

/** Sets only which reader's own records the address shows, if any. */
export function markAddress(file: string | null) {
  const { pathname, search, hash } = location;
  const parts = search.slice(1).split('&');
  const others = parts.filter((part) => part && !part.startsWith('own=')).join('&');
  const query = withOwnMark(others && `?${others}`, file);
  if (query !== search) replaceState(pathname + query + hash, page.state);
}
