import { goto } from '$app/navigation';
import { page } from '$app/state';
import { decodeQuery, defaultQuery, encodeQuery, type Bounds, type Query } from './query';

/** How long after the last letter a search is written into the link. */
const REST_MS = 400;

/** The choices about the table: the link, plus a search text that is still being written. */
export class TableState {
  readonly bounds: Bounds;
  #writing = $state<string | null>(null);
  /** The prerendered page shows the whole table; the link is read once the page is alive. */
  #alive = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bounds: Bounds) {
    this.bounds = bounds;
  }

  readonly #linked: Query = $derived.by(() =>
    this.#alive ? decodeQuery(page.url.searchParams, this.bounds) : defaultQuery(this.bounds),
  );

  readonly query: Query = $derived.by(() =>
    this.#writing === null ? this.#linked : { ...this.#linked, text: this.#writing },
  );

  /** All records, sorted and shown as now. */
  readonly #whole: Query = $derived.by(() => {
    const { sort, descending, columns } = this.query;
    return { ...defaultQuery(this.bounds), sort, descending, columns };
  });
  readonly isNarrowed: boolean = $derived(this.#text(this.query) !== this.#text(this.#whole));

  wake() {
    this.#alive = true;
  }

  /** Shown at once; replaces the link once the hand rests, so that Back does not undo letters. */
  write(text: string) {
    this.#writing = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#go(this.query, true), REST_MS);
  }

  /** A choice that Back undoes. */
  async choose(change: Partial<Query>) {
    await this.#go({ ...this.query, ...change }, false);
  }

  async reset() {
    await this.#go(this.#whole, false);
  }

  async #go(query: Query, replaceState: boolean) {
    clearTimeout(this.#timer);
    const text = this.#text(query);
    const search = text && `?${text}`;
    if (search !== page.url.search) {
      await goto(`${page.url.pathname}${search}${page.url.hash}`, {
        replaceState,
        keepFocus: true,
        noScroll: true,
      });
    }
    this.#writing = null;
  }

  #text(query: Query): string {
    return encodeQuery(query, this.bounds).toString().replaceAll('%2C', ',');
  }
}
