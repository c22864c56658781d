import { goto, replaceState } from '$app/navigation';
import { navigating, page } from '$app/state';
import { yearsOverlapped, type YearSpan } from '$lib/core/record/time';
import { queryText, type Unread } from '$lib/view/query';
import { decodeEdition, decodeView, encodeView, unreadOf, type Edition } from '$lib/view/view-link';
import { reachChoices } from '$lib/view/shown';
import { defaultView, defaultYears, type Bounds, type View } from '$lib/view/view';
import { withRecord } from '$lib/records/own/record-href';
import type { IndexRecord } from '$lib/view/atlas-index';

const TIME = ['mode', 'from', 'to'] as const;

/**
 * The reader's choices, the chosen years among them: the one place where they are. Map, dock and
 * panel are derived from them, and so is the address, which is written when a hand rests (`settle`)
 * and with each choice (`choose`), so that Back undoes choices, not motion.
 */
export class ViewState {
  readonly bounds: Bounds;
  readonly #records: readonly IndexRecord[];
  /** The choices as the address has them, or will have them. */
  #chosen: View;
  /** The record beside which the reader chose a time: it moves the time no more. */
  #timedBeside = $state<string | null>(null);
  /** What a copied link says of its data; null once the reader has chosen something. */
  made: Edition | null = $state.raw(null);
  /** What of the link the atlas does not have. */
  unread: readonly Unread[] = $state.raw([]);
  /** True while a hand or play moves the view, and until the address has it. */
  isMoving = $state(false);
  /** While play grows: its last year alone is drawn strong. */
  isPlaying = $state(false);
  /** False until the page reads its address: before, it shows the prerendered view. */
  isAwake = $state(false);

  constructor(bounds: Bounds, records: readonly IndexRecord[]) {
    this.bounds = bounds;
    this.#records = records;
    this.#chosen = $state.raw(defaultView(bounds));
  }

  /** All years, first to last. */
  readonly axis: YearSpan = $derived.by(() => {
    const { firstYear: from, lastYear: to } = this.bounds;
    return { from, to };
  });

  /** In another page, and of a reader's own, the query names the record: no page is built for it. */
  #queried = $state<string | null>(null);

  /** The record that path or query names, or null. */
  readonly record: IndexRecord | null = $derived.by(() => {
    const id = page.params.id ?? this.#queried;
    return id ? (this.#records.find((record) => record.id === id) ?? null) : null;
  });

  /** The view to draw: a record opened in another year moves the time until the reader does. */
  readonly current: View = $derived.by(() => {
    const { record } = this;
    const { from, to } = this.#chosen;
    const years = record && record.id !== this.#timedBeside ? yearsOverlapped(record) : [];
    const last = years.at(-1);
    if (last === undefined || years.some((year) => year >= from && year <= to)) return this.#chosen;
    return { ...this.#chosen, mode: 'year', from: last, to: last };
  });

  /** The years drawn strong. */
  readonly strong: YearSpan = $derived.by(() => {
    const { from, to } = this.current;
    return { from: this.isPlaying ? to : from, to };
  });
  /** The years that the page opens with, and play ends in. */
  get standard() {
    return defaultYears(this.bounds);
  }

  /** What narrows and measures the records: unlike the view, the same from year to year. */
  readonly filterKey: string = $derived(JSON.stringify(reachChoices(this.current)));

  #rested = '';
  /** The query of the address and of links, with its `?`, or empty: as it was while a hand moves the view. */
  readonly query: string = $derived.by(() =>
    this.isMoving
      ? this.#rested
      : (this.#rested = queryText(encodeView(this.#chosen, this.bounds))),
  );

  /** The query with the record that it names. */
  readonly #search: string = $derived.by(() => {
    const { record } = this;
    return record && !page.params.id ? withRecord(this.query, record.id) : this.query;
  });

  /**
   * Takes over the address: when the page opens, and when a link or Back leads on. What a hand is
   * moving meanwhile is newer than the address of a link.
   */
  read(isBack: boolean) {
    const query = new URLSearchParams(location.search);
    this.#queried = query.get('record');
    if (this.record?.id !== this.#timedBeside) this.#timedBeside = null;
    const isWritten = this.isAwake && location.search === this.#search;
    this.isAwake = true;
    if (isWritten || (this.isMoving && !isBack)) return;
    this.#chosen = decodeView(query, this.bounds);
    this.made = decodeEdition(query.get('data'));
    this.unread = unreadOf(query, this.bounds);
    this.isMoving = false;
  }

  /** Shows a change at once and leaves the address alone. */
  move(change: Partial<View>) {
    const names = Object.keys(change) as (keyof View)[];
    // A rest repeats the last step: nothing may be worked out and drawn again for it.
    if (names.some((name) => change[name] !== this.#chosen[name]))
      this.#chosen = { ...this.#chosen, ...change };
    if (this.record && TIME.some((name) => name in change)) this.#timedBeside = this.record.id;
    this.isMoving = true;
  }

  /** A hand has come to rest: the address follows, without a step in the history. */
  async settle(change: Partial<View> = {}) {
    const isLeaving = navigating.type === 'popstate';
    this.move(change);
    // The reader may be on the way to a record, or away.
    await navigating.complete?.catch(() => {});
    // A flight that ended on the way back is none of the page that Back leads to.
    if (isLeaving && 'camera' in change) return this.read(true);
    if (page.route.id?.startsWith('/(atlas)') && this.#rest())
      replaceState(this.#address, page.state);
  }

  /** A choice: shown, written and undone by Back. */
  async choose(change: Partial<View>) {
    this.move(change);
    if (this.#rest()) await goto(this.#address, { keepFocus: true, noScroll: true });
  }

  get #address() {
    return location.pathname + this.#search;
  }

  /** Whether the address has to follow. */
  #rest(): boolean {
    this.isMoving = false;
    if (this.#search === location.search) return false;
    this.made = null;
    this.unread = [];
    return true;
  }
}
