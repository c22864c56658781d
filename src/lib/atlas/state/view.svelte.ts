import { goto } from '$app/navigation';
import { navigating, page } from '$app/state';
import { yearsOverlapped } from '$lib/core/record/time';
import { decodeEdition, decodeView, encodeView, type Edition } from '$lib/view/link';
import { defaultView, type Bounds, type View } from '$lib/view/view';
import type { IndexRecord } from '$lib/view/atlas-index';

/**
 * The view on the page: the link, plus what is being moved right now. Choices (`choose`) push the
 * history, so that Back undoes them; movements (`move`, then `settle`) replace it once, at rest.
 */
export class ViewState {
  readonly bounds: Bounds;
  readonly #records: readonly IndexRecord[];
  /** What a hand or a playing timeline is changing; not yet in the link. */
  #moving = $state.raw<Partial<View> | null>(null);
  /** The prerendered page shows the default view; the link is read once the page is alive. */
  #alive = $state(false);

  constructor(bounds: Bounds, records: readonly IndexRecord[]) {
    this.bounds = bounds;
    this.#records = records;
  }

  /** The view that the link names. */
  readonly linked: View = $derived.by(() =>
    this.#alive ? decodeView(page.url.searchParams, this.bounds) : defaultView(this.bounds),
  );

  /** The record that the path names, or null. */
  readonly record: IndexRecord | null = $derived.by(() => {
    const id = page.params.id;
    return id ? (this.#records.find((record) => record.id === id) ?? null) : null;
  });

  /** The view to draw: a selected record in another year moves the time while it is open. */
  readonly current: View = $derived.by(() => {
    const view = { ...this.linked, ...this.#moving };
    const years = this.record ? yearsOverlapped(this.record) : [];
    const last = years.at(-1);
    if (last === undefined || this.#moving || years.some((y) => y >= view.from && y <= view.to))
      return view;
    return { ...view, mode: 'year', from: last, to: last };
  });

  /** The query of the current link, with its `?`, or empty. */
  readonly query: string = $derived.by(() => {
    const text = encodeView({ ...this.linked, ...this.#moving }, this.bounds).toString();
    return text ? `?${text.replaceAll('%2C', ',')}` : '';
  });

  /** What a copied link says of its data; null once the reader has chosen something. */
  readonly made: Edition | null = $derived.by(() =>
    this.#alive ? decodeEdition(page.url.searchParams.get('data')) : null,
  );

  /** True while a hand or play moves the view, and until the link has it. */
  get isMoving(): boolean {
    return this.#moving !== null;
  }

  /** False until the page reads its link: before, it shows the prerendered view. */
  get isAwake(): boolean {
    return this.#alive;
  }

  wake() {
    this.#alive = true;
  }

  /** Shows a change at once and leaves the link alone. */
  move(change: Partial<View>) {
    this.#moving = { ...this.#moving, ...change };
  }

  /** Writes what was moved into the link. */
  async settle(change: Partial<View> = {}) {
    this.move(change);
    await this.#write(true);
  }

  /** A choice: shown, written and undone by Back. */
  async choose(change: Partial<View>) {
    this.move(change);
    await this.#write(false);
  }

  /** Every filter back to standard; rule, time and layers stay. */
  clearFilters() {
    const { kinds, domains, frameworks, practices, partners, region, precise, staging, radiusKm } =
      defaultView(this.bounds);
    return this.choose({
      kinds,
      domains,
      frameworks,
      practices,
      partners,
      region,
      precise,
      staging,
      radiusKm,
    });
  }

  async #write(replaceState: boolean) {
    // What comes to rest meanwhile must not stop the reader's way to another page.
    if (replaceState && navigating.to) await navigating.complete?.catch(() => {});
    const written = this.#moving;
    const target = `${page.url.pathname}${this.query}`;
    if (target !== `${page.url.pathname}${page.url.search}`)
      await goto(target, { replaceState, keepFocus: true, noScroll: true });
    if (this.#moving === written) this.#moving = null;
  }
}
