import { onDestroy, onMount } from 'svelte';
import { base } from '$app/paths';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { DataSource } from '$lib/engine/protocol';
import { OwnRecords } from '$lib/records/own/own.svelte';
import { fetchJson } from '$lib/site/files';
import { formatName } from '$lib/site/format';
import { LinkState } from '$lib/site/link-state.svelte';
import { m } from '$lib/paraglide/messages';
import { pageHref } from '$lib/site/href';
import { spanText } from '$lib/site/query';
import { compareFields, type CompareView } from './compare-link';
import type { CompareData, RuledData } from './compared.server';
import {
  groundQuestion,
  measuresQuestion,
  periodTable,
  type ComparedPeriods,
} from './periods/period-rows';

/** The page's choices, and what was loaded and computed for them. */
export class CompareState extends LinkState<CompareView> {
  readonly data: CompareData;
  #client: ReachClient | null = null;
  #loaded = $state.raw<Record<string, RuledData>>({});
  #answered = $state.raw<(ComparedPeriods & { key: string }) | null>(null);
  failure = $state<string | null>(null);
  readonly own = new OwnRecords();
  /** With the reader's own records, under the key of what was asked. */
  #ownBy = $state.raw<{ key: string; by: RuledData } | null>(null);

  constructor(data: CompareData) {
    super(compareFields(data.bounds));
    this.data = data;
    $effect(() => this.#askRule());
    // The engine has the records before it is asked.
    $effect(() => this.#askOwn());
    $effect(() => this.#askPeriods());
    onMount(() => this.own.load(`${base}/data`));
    onDestroy(() => this.#client?.close());
  }

  /** Under the chosen rule; under the first one while the chosen one is loading. */
  readonly by: RuledData = $derived.by(() => {
    if (this.#ownBy?.key === this.#ownKey) return this.#ownBy.by;
    return this.#loaded[this.view.rule] ?? this.data.core;
  });

  /** Names rule and records that are compared; empty for ours. */
  readonly #ownKey: string = $derived.by(() =>
    this.own.edition ? `${this.own.edition}${this.view.rule}` : '',
  );

  readonly rule = $derived.by(
    () => this.data.rules.find(({ id }) => id === this.by.rule) ?? this.data.rules[0]!,
  );

  /** Named under every picture and in every file. */
  readonly source: string = $derived.by(() =>
    m.cmp_source({
      version: this.own.version(this.data.dataVersion),
      rule: formatName(this.rule.name),
    }),
  );

  readonly pending: boolean = $derived.by(
    () => this.by.rule !== this.view.rule || (this.#ownBy?.key ?? '') !== this.#ownKey,
  );

  readonly #key: string = $derived.by(() => this.own.edition + keyOf(this.view));

  readonly #standard: boolean = $derived.by(() => {
    const { a, b } = this.fields;
    const standard = keyOf({ rule: this.view.rule, a: a.standard, b: b.standard });
    return this.#key === standard;
  });

  /** Null while the chosen periods are loaded or computed. */
  readonly periods: ComparedPeriods | null = $derived.by(() => {
    if (this.#standard) return this.pending ? null : this.by.periods;
    return this.#answered?.key === this.#key ? this.#answered : null;
  });

  readonly nameOf = (id: string): string => {
    const found = [...this.data.regions, ...this.data.directions].find((one) => one.id === id);
    return found ? formatName(found.name) : id;
  };

  /** The region's records in the atlas, under the same rule. */
  readonly atlas = (region: string, query: string): string => {
    const { firstRule } = this.data.bounds;
    const ruled = this.by.rule === firstRule ? '' : `&rule=${this.by.rule}`;
    return `${pageHref('/')}?region=${region}&${query}${ruled}`;
  };

  /** Another rule than the page begins with. */
  #askRule() {
    const { rule } = this.view;
    if (this.#loaded[rule] || rule === this.data.core.rule) return;
    this.failure = null;
    void fetchJson<RuledData>(`/compare/by/${rule}.json`)
      .then((data) => (this.#loaded = { ...this.#loaded, [rule]: data }))
      .catch((error: unknown) => (this.failure = String(error)));
  }

  /** Asks anew for what did not come, of a new worker. */
  retry() {
    this.#client?.close();
    this.#askRule();
    this.#askOwn();
    this.#askPeriods();
  }

  readonly #waits = { onSilence: () => (this.failure = 'the compute worker does not answer') };

  /** The reader's records came, went or changed: the engine works with them from now on. */
  #askOwn() {
    const { data, measured } = this.own;
    const { rule } = this.view;
    const key = this.#ownKey;
    if (!measured && !this.#client) return;
    const client = this.#start();
    client.load(this.#source());
    if (!data || key === '') {
      this.#ownBy = null;
      return;
    }
    this.failure = null;
    import('./own-compared')
      .then(({ ownCompared }) =>
        ownCompared(client, data, { rule, periods: this.data.core.periods }),
      )
      .then((by) => by && key === this.#ownKey && (this.#ownBy = { key, by }))
      .catch((error: unknown) => (this.failure = String(error)));
  }

  #source(): DataSource {
    const { rules } = this.data;
    return { kind: 'urls', data: `${base}/data`, rules, own: this.own.measured };
  }

  /** Asks the worker for periods that are not prerendered. */
  #askPeriods() {
    const { rule, a, b } = this.view;
    const key = this.#key;
    if (this.#standard || this.periods) return;
    this.failure = null;
    const client = this.#start();
    void client.ask(groundQuestion(rule, a, b), this.#waits).then(async (outcome) => {
      if (outcome.status === 'failed') this.failure = outcome.failure.message;
      if (outcome.status !== 'done') return;
      this.failure = null;
      const { fatePaths, shownComparison } = await import('./periods/period-map');
      const { answer } = outcome;
      const found = { key, compared: shownComparison(answer), paths: fatePaths(answer) };
      this.#answered = { ...found, table: null };
      // Plain values at once, then with bands and twins, which take seconds.
      for (const exact of [false, true]) {
        const measured = await client.ask(measuresQuestion(rule, a, b, exact), this.#waits);
        if (measured.status === 'failed') this.failure = measured.failure.message;
        if (measured.status !== 'done' || this.#answered?.key !== key) return;
        this.#answered = { ...found, table: periodTable(measured.answer, a, b) };
      }
    });
  }

  #start(): ReachClient {
    this.#client ??= startReach(this.#source());
    return this.#client;
  }
}

const keyOf = ({ rule, a, b }: Pick<CompareView, 'rule' | 'a' | 'b'>) =>
  `${rule}&${spanText(a)}&${spanText(b)}`;
