import { goto } from '$app/navigation';
import { base } from '$app/paths';
import { page } from '$app/state';
import {
  decodeCompare,
  defaultCompare,
  encodeCompare,
  spanText,
  type CompareBounds,
  type CompareView,
} from './compare-link';
import type { Mark } from '$lib/map/still/marks';
import { fatePaths, shownComparison } from './period-map';
import { groundQuestion, measuresQuestion } from './period-question';
import { periodTable } from './period-rows';
import type { ComparedPeriods, RuledData } from './ruled';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { Rule } from '$lib/core/record/rules';
import { fetchJson } from '$lib/site/files';

interface First {
  bounds: CompareBounds;
  rules: readonly Rule[];
  core: RuledData;
  regionLand: Record<string, Mark[]>;
}

/** The page's choices, which are the link, and what was loaded and computed for them. */
export class CompareState {
  readonly #first: First;
  /** The prerendered page shows the standard choices; the link is read once the page is alive. */
  #alive = $state(false);
  #client: ReachClient | null = null;
  #land = $state.raw<Record<string, Mark[]> | null>(null);
  #loaded = $state.raw<Record<string, RuledData>>({});
  #answered = $state.raw<(ComparedPeriods & { key: string }) | null>(null);
  failure = $state<string | null>(null);

  constructor(first: First) {
    this.#first = first;
  }

  readonly view: CompareView = $derived.by(() =>
    this.#alive
      ? decodeCompare(page.url.searchParams, this.#first.bounds)
      : defaultCompare(this.#first.bounds),
  );

  /** Under the chosen rule; under the first one while the chosen one is loading. */
  readonly by: RuledData = $derived.by(() => this.#loaded[this.view.rule] ?? this.#first.core);

  readonly rule: Rule = $derived.by(
    () => this.#first.rules.find(({ id }) => id === this.by.rule) ?? this.#first.rules[0]!,
  );

  readonly pending: boolean = $derived.by(() => this.by.rule !== this.view.rule);

  readonly #key = $derived(keyOf(this.view));

  readonly #standard: boolean = $derived.by(
    () => this.#key === keyOf({ ...defaultCompare(this.#first.bounds), rule: this.view.rule }),
  );

  /** Null while the chosen periods are loaded or computed. */
  readonly periods: ComparedPeriods | null = $derived.by(() => {
    if (this.#standard) return this.pending ? null : this.by.periods;
    return this.#answered?.key === this.#key ? this.#answered : null;
  });

  readonly land = (region: string): Mark[] | null =>
    this.#first.regionLand[region] ?? this.#land?.[region] ?? null;

  readonly href = (change: Partial<CompareView>): string =>
    page.url.pathname + encodeCompare({ ...this.view, ...change }, this.#first.bounds);

  wake() {
    this.#alive = true;
    return () => this.#client?.close();
  }

  choose(change: Partial<CompareView>, replaceState = false) {
    return goto(this.href(change), { replaceState, keepFocus: true, noScroll: true });
  }

  /** Land of regions that were not shown at first. An effect of the page. */
  askLand() {
    if (this.#land || this.view.regions.every((id) => this.#first.regionLand[id])) return;
    void fetchJson<Record<string, Mark[]>>('/compare/region-land.json')
      .then((land) => (this.#land = land))
      // Without it the maps still show the records.
      .catch(() => (this.#land = {}));
  }

  /** Another rule, or ground of one kind, which the page does not begin with. An effect of it. */
  askRule() {
    const { rule, kind } = this.view;
    if (this.#loaded[rule] || (rule === this.#first.core.rule && kind === 'all')) return;
    this.failure = null;
    void fetchJson<RuledData>(`/compare/by/${rule}.json`)
      .then((data) => (this.#loaded = { ...this.#loaded, [rule]: data }))
      .catch((error: unknown) => (this.failure = String(error)));
  }

  /** Asks the worker for periods that are not prerendered. An effect of the page. */
  askPeriods() {
    const { rule, a, b } = this.view;
    const key = this.#key;
    if (this.#standard || this.periods) return;
    this.failure = null;
    const client = this.#start();
    void client.ask(groundQuestion(rule, a, b)).then(async (outcome) => {
      if (outcome.status === 'failed') this.failure = outcome.failure.message;
      if (outcome.status !== 'done') return;
      const compared = shownComparison(outcome.answer);
      const { ground } = outcome.answer;
      const found = { key, compared, paths: fatePaths({ ground }) };
      this.#answered = { ...found, table: null };
      // Plain values at once, then with bands and twins, which take seconds.
      for (const exact of [false, true]) {
        const measured = await client.ask(measuresQuestion(rule, a, b, exact));
        if (measured.status === 'failed') this.failure = measured.failure.message;
        if (measured.status !== 'done' || this.#answered?.key !== key) return;
        this.#answered = { ...found, table: periodTable(measured.answer, a, b) };
      }
    });
  }

  #start(): ReachClient {
    this.#client ??= startReach({
      kind: 'urls',
      events: `${base}/data/events.json`,
      home: `${base}/data/home.json`,
      regions: `${base}/data/regions.geojson`,
      rules: this.#first.rules,
    });
    return this.#client;
  }
}

const keyOf = ({ rule, a, b }: Pick<CompareView, 'rule' | 'a' | 'b'>) =>
  `${rule}&${spanText(a)}&${spanText(b)}`;
