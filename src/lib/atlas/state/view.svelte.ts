import { goto, replaceState } from '$app/navigation';
import { navigating, page } from '$app/state';
import { seriesKinds } from '#core/record/model';
import { yearsOverlapped, type YearSpan } from '#core/record/time';
import { queryText, type Unread } from '$lib/view/query';
import { markAddress } from '$lib/site/links/link-state.svelte';
import {
  decodeEdition,
  decodeView,
  encodeView,
  readOwnMark,
  unreadOf,
  withOwnMark,
  type Edition,
} from '$lib/view/view-link';
import { reachChoices, sameChoices, type ViewChoices } from '$lib/view/shown';
import { defaultView, defaultYears, type ViewBounds, type View } from '$lib/view/view';
import { withRecord } from '$lib/records/own/own-id';
import type { ReachRecord } from '#core/record/schema';

const TIME_FIELDS = ['from', 'to'] as const;

interface LinkNotes {
  /** The data it was made with. */
  edition: Edition | null;
  ownMark: string | null;
  unread: readonly Unread[];
}
const NO_NOTES: LinkNotes = { edition: null, ownMark: null, unread: [] };

/**
 * The only store of the reader's choices. A gesture changes the view at once (`move`) and the
 * address when it ends (`settle`); a choice changes both (`choose`). So Back undoes only choices.
 */
export class ViewState {
  readonly bounds: ViewBounds;
  readonly axis: YearSpan;
  readonly #records: readonly ReachRecord[];
  readonly #ownFile: string | null;
  #choices: View;
  /** As long as the view moves, those before. */
  #resting: View;
  /** An open record sets the years only until others are chosen. */
  #retimedRecordId = $state<string | null>(null);
  /** Until the first choice. */
  linkNotes = $state.raw(NO_NOTES);
  /** Until the address has followed. */
  isMoving = $state(false);
  isPlaying = $state(false);
  hasReadAddress = $state(false);

  constructor(bounds: ViewBounds, records: readonly ReachRecord[], ownFile: string | null) {
    this.bounds = bounds;
    this.axis = { from: bounds.firstYear, to: bounds.lastYear };
    this.#records = records;
    this.#ownFile = ownFile;
    this.#choices = $state.raw(defaultView(bounds));
    this.#resting = $state.raw(this.#choices);
  }

  /** A record without a page, embedded or the reader's own, is in the query. */
  #recordIdInQuery = $state<string | null>(null);

  readonly record = $derived.by(() => {
    const id = page.params.id ?? this.#recordIdInQuery;
    return id ? (this.#records.find((record) => record.id === id) ?? null) : null;
  });

  /** An open record shows its kind, and outside the standard years, until others are chosen, its own. */
  readonly current: View = $derived.by(() => {
    const { record } = this;
    const { from, to, kind } = this.#choices;
    const kinds = record ? seriesKinds(record) : [kind];
    const chosen = kinds.includes(kind) ? this.#choices : { ...this.#choices, kind: kinds[0]! };
    const isChosen = TIME_FIELDS.some((field) => this.#choices[field] !== this.standard[field]);
    const isRetimed = isChosen || record?.id === this.#retimedRecordId;
    const years = record && !isRetimed ? yearsOverlapped(record) : [];
    const last = years.at(-1);
    if (last === undefined || years.some((year) => year >= from && year <= to)) return chosen;
    return { ...chosen, from: last, to: last };
  });

  readonly years = $derived.by(() => {
    const { from, to } = this.current;
    return { from, to };
  });
  readonly isSingleYear = $derived.by(() => this.years.from === this.years.to);
  /** While the years play, only the newest. */
  readonly strong = $derived.by(() => {
    const { from, to } = this.years;
    return { from: this.isPlaying ? to : from, to };
  });
  get standard() {
    return defaultYears(this.bounds);
  }

  #lastChoices: ViewChoices | null = null;
  /** The same object for views that differ in anything else. */
  readonly choices: ViewChoices = $derived.by(() => {
    const choices = reachChoices(this.current);
    const before = this.#lastChoices;
    return (this.#lastChoices = before && sameChoices(before, choices) ? before : choices);
  });

  /** With its `?`, or empty. Unchanged while the view moves. */
  readonly query = $derived.by(() => queryText(encodeView(this.#resting, this.bounds)));

  readonly search = $derived.by(() => {
    const { record } = this;
    const query = record && !page.params.id ? withRecord(this.query, record.id) : this.query;
    return withOwnMark(query, this.#ownFile);
  });

  /** A moving view is newer than a link's, but not than Back's. */
  read(isBack: boolean) {
    const query = new URLSearchParams(location.search);
    this.#recordIdInQuery = query.get('record');
    if (this.record?.id !== this.#retimedRecordId) this.#retimedRecordId = null;
    const isRead = this.hasReadAddress && location.search === this.search;
    this.hasReadAddress = true;
    if (this.isMoving ? !isBack : isRead) return;
    this.#choices = this.#resting = decodeView(query, this.bounds);
    const ownMark = readOwnMark(query);
    const unread = unreadOf(query, this.bounds);
    const id = this.#recordIdInQuery;
    if (id && !this.record && ownMark === null) unread.push({ asked: `record=${id}`, shown: null });
    this.linkNotes = { edition: decodeEdition(query.get('data')), ownMark, unread };
    this.isMoving = false;
    this.isPlaying = false;
    if (this.#ownFile !== null) markAddress(this.#ownFile);
  }

  /** Leaves the address alone. */
  move(change: Partial<View>) {
    const fields = Object.keys(change) as (keyof View)[];
    // The end of a gesture repeats its last step, which must not be drawn again.
    if (fields.some((field) => change[field] !== this.#choices[field]))
      this.#choices = { ...this.#choices, ...change };
    if (this.record && TIME_FIELDS.some((field) => field in change))
      this.#retimedRecordId = this.record.id;
    this.isMoving = true;
  }

  /** Without a step in the history. */
  async settle(change: Partial<View> = {}) {
    const isGoingBack = navigating.type === 'popstate';
    this.#endPlay(change);
    this.move(change);
    // The reader may be on the way to a record, or away.
    await navigating.complete?.catch(() => {});
    // A camera flight that ends during Back belongs to the previous page.
    if (isGoingBack && 'camera' in change) return this.read(true);
    if (page.route.id?.startsWith('/(atlas)') && this.#rest())
      replaceState(this.#address, page.state);
  }

  async choose(change: Partial<View>) {
    this.#endPlay(change);
    this.move(change);
    if (this.#rest()) await goto(this.#address, { keepFocus: true, noScroll: true });
  }

  #endPlay(change: Partial<View>) {
    if (TIME_FIELDS.some((field) => field in change)) this.isPlaying = false;
  }

  get #address() {
    return location.pathname + this.search;
  }

  /** @returns whether the address has to follow */
  #rest() {
    this.#resting = this.#choices;
    this.isMoving = false;
    if (this.search === location.search) return false;
    this.linkNotes = NO_NOTES;
    return true;
  }
}
