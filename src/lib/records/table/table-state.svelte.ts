import { LinkState } from '$lib/site/link-state.svelte';
import { tableFields, type Bounds, type Query } from './query';

/** How long after the last letter a search is written into the link. */
const REST_MS = 400;

/** The choices about the table: the link, plus a search text that is still being written. */
export class TableState extends LinkState<Query> {
  readonly bounds: Bounds;
  #writing = $state<string | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bounds: Bounds) {
    super(tableFields(bounds));
    this.bounds = bounds;
  }

  readonly query: Query = $derived.by(() =>
    this.#writing === null ? this.view : { ...this.view, q: this.#writing },
  );

  /** What leaves records out. */
  readonly #whole = $derived.by(() => {
    const { q, rule, kind, year } = this.fields;
    return { q: q.standard, rule: rule.standard, kind: kind.standard, year: year.standard };
  });
  readonly isNarrowed: boolean = $derived.by(
    () => this.href({ ...this.query, ...this.#whole }) !== this.href(this.query),
  );

  /** Shown at once; replaces the link once the hand rests, so that Back does not undo letters. */
  write(text: string) {
    this.#writing = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.choose({}, true), REST_MS);
  }

  override async choose(change: Partial<Query>, replaceState = false) {
    clearTimeout(this.#timer);
    const { q } = this.query;
    this.#writing = null;
    await super.choose({ q, ...change }, replaceState);
  }

  reset() {
    return this.choose(this.#whole);
  }
}
