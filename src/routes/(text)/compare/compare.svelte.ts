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
} from '$lib/compare/compare-link';
import type { LandPaths } from '$lib/compare/land-paths';
import { fatePaths, shownComparison, type ShownComparison } from '$lib/compare/period-map';
import { periodTable, type PeriodTableData } from '$lib/compare/period-rows';
import { groundQuestion, measuresQuestion } from '$lib/compare/period-question';
import { startReach, type ReachClient } from '$lib/compute/client';
import type { Rule } from '$lib/core/rules';

export interface ComparedPeriods {
  compared: ShownComparison;
  paths: ReturnType<typeof fatePaths>;
  /** Null until it is computed. */
  table: PeriodTableData | null;
}

interface First {
  bounds: CompareBounds;
  rules: readonly Rule[];
  periods: ComparedPeriods;
  regionLand: Record<string, LandPaths>;
}

/** The page's choices, which are the link, and what the worker computed for them. */
export class CompareState {
  readonly #first: First;
  /** The prerendered page shows the standard choices; the link is read once the page is alive. */
  #alive = $state(false);
  #client: ReachClient | null = null;
  #land = $state.raw<Record<string, LandPaths> | null>(null);
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

  readonly #key = $derived(keyOf(this.view));

  /** Null while the worker computes the chosen periods. */
  readonly periods: ComparedPeriods | null = $derived.by(() => {
    if (this.#key === keyOf(defaultCompare(this.#first.bounds))) return this.#first.periods;
    return this.#answered?.key === this.#key ? this.#answered : null;
  });

  readonly land = (region: string): LandPaths | null =>
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
    void fetch(`${base}/compare/region-land.json`)
      .then((response) => (response.ok ? response.json() : {}))
      .then((land: Record<string, LandPaths>) => (this.#land = land))
      // Without it the maps still show the records.
      .catch(() => (this.#land = {}));
  }

  /** Asks the worker for periods that are not prerendered. An effect of the page. */
  askPeriods() {
    const { a, b } = this.view;
    const key = this.#key;
    if (this.periods) return;
    this.failure = null;
    const client = this.#start();
    void client.ask(groundQuestion(a, b)).then(async (outcome) => {
      if (outcome.status === 'failed') this.failure = outcome.failure.message;
      if (outcome.status !== 'done') return;
      const compared = shownComparison(outcome.answer);
      const { ground } = outcome.answer;
      const found = { key, compared, paths: fatePaths({ ground }) };
      this.#answered = { ...found, table: null };
      // Plain values at once, then with bands and twins, which take seconds.
      for (const exact of [false, true]) {
        const measured = await client.ask(measuresQuestion(a, b, exact));
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

const keyOf = ({ a, b }: CompareView) => `${spanText(a)}&${spanText(b)}`;
