import { untrack } from 'svelte';
import type { CallName, DataSource, Arguments } from '$lib/engine/calls';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { Facts } from '$lib/core/reach/facts';
import type { SpanReach } from '$lib/core/reach/measure-years';
import { RADII_KM, type FirstReached, type SpanMeasures } from '$lib/core/reach/measures';
import { countsOf } from '$lib/core/stall/verdict';
import type { Verdict } from '$lib/core/stall/answer';
import type { Sure } from '$lib/core/stall/prebuilt';
import type { Visit } from '$lib/core/reach/new-places';
import { REACH_KINDS, type Position } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { fetchAsset } from '$lib/site/network/files';
import { within } from '$lib/site/network/after-silence';
import { reachChoices } from '$lib/view/shown';
import type { FirstReach } from '$lib/view/atlas-index';
import { defaultView, type Layer, type View } from '$lib/view/view';
import type { ViewState } from './view.svelte';

/** Span of one or more years; a single year under a named rule has its bands, once they have come. */
export type ShownReach = SpanMeasures & Partial<Pick<SpanReach, 'band'>>;

/** The records that are measured. */
interface Measured {
  source: DataSource;
  /** Those that rule and filters admit, wherever they are. */
  ids: () => ReadonlySet<string>;
}

/** What comes from a file or a worker: of each a new wish takes the place of the one before. */
interface EngineRequest<Found = unknown> {
  name: CallName | 'sure';
  key: string;
  load: () => Promise<Found>;
}

/** Answers kept, so that a step back needs no work. */
const KEPT = 24;

/**
 * The numbers of the view. Measures follow at once from the facts of the records; outlines and chance are
 * asked of a worker where no file has them, when they are shown.
 */
export class ReachState {
  readonly #view: ViewState;
  /** Null for a reader's own records, of which nothing is built. */
  readonly #first: FirstReach | null;
  readonly #data: Measured;
  /** By their keys, the oldest first. */
  #found = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  readonly #asked = new Map<EngineRequest['name'], string>();
  #client: ReachClient | null = null;
  #failed: EngineRequest['name'] | null = null;
  failure = $state<string | null>(null);
  /** Whether the panel shows how sure its numbers are. */
  readonly sureFor = $state({ panel: false });
  /** Whether every year is to be measured: for the farthest of each, and the table of all. */
  wantsYears = $state(false);

  constructor(view: ViewState, first: FirstReach | null, data: Measured) {
    this.#view = view;
    this.#first = first;
    this.#data = data;
    $effect(() => {
      const missing = this.#missing;
      untrack(() => missing.forEach((wish) => void this.#ask(wish)));
    });
    $effect(() => () => this.#stop());
  }

  readonly #choices = $derived.by(
    () => JSON.parse(this.#view.filterKey) as Required<ReturnType<typeof reachChoices>>,
  );
  readonly #span: YearSpan = $derived.by(() => {
    const { from, to } = this.#view.current;
    return { from, to };
  });
  /** Whether the rule is all that is chosen of a set that is built: that much has files. */
  readonly isBuilt: boolean = $derived.by(() => {
    const { rule } = this.#choices;
    const withinRule = { ...defaultView(this.#view.bounds), rule };
    return this.#first !== null && this.#view.filterKey === keyOf(withinRule);
  });
  /** Whether rule and filters are those of the prerendered page. */
  readonly isStandard: boolean = $derived.by(
    () => this.isBuilt && this.#choices.rule === defaultView(this.#view.bounds).rule,
  );

  readonly #wishes = $derived.by(() => {
    const [choices, span] = [this.#choices, this.#span];
    const { radiusKm, rule } = choices;
    const wish = <Found>(
      name: EngineRequest['name'],
      by: unknown,
      load: EngineRequest<Found>['load'],
    ) => {
      return { name, key: name + JSON.stringify(by), load };
    };
    const call = <Name extends CallName>(name: Name, ...given: Arguments<Name>) =>
      wish(name, given, () => this.#call(name, given));
    const file = <Found>(
      name: EngineRequest['name'],
      path: `/${string}`,
      field: keyof Found & string,
    ) => wish(name, path, () => fetchAsset<Found>(path, field));
    const isFile = this.#first !== null && RADII_KM.includes(radiusKm);
    const facts = isFile
      ? file<Facts>('facts', `/data/facts-${radiusKm}.json`, 'classes')
      : call('facts', radiusKm);
    return {
      facts: wish('facts', radiusKm, async () => {
        const measuring = within(import('$lib/engine/measuring'));
        const [found, measures] = await Promise.all([facts.load(), measuring]);
        return found && { facts: found, ...measures };
      }),
      sure: file<Sure>('sure', `/data/sure-${rule}.json`, 'visits'),
      ground: call('ground', choices, span),
      firstReached: this.isStandard
        ? file<FirstReached>('firstReached', '/data/first-reached.geojson', 'features')
        : call('firstReached', choices),
      visits: call('visits', choices),
      verdicts: call('verdicts', choices, this.#view.current.to),
    };
  });
  /** Null until it has come. */
  #of<Found>({ key }: EngineRequest<Found>) {
    return (this.#found.get(key) ?? null) as NonNullable<Found> | null;
  }

  readonly #facts = $derived.by(() => this.#of(this.#wishes.facts));
  readonly #selected = $derived.by(() => {
    const { precise, staging, region } = this.#choices;
    return this.#facts && { ids: this.#data.ids(), precise, staging, region };
  });
  readonly #selection = $derived.by(
    () => this.#selected && this.#facts!.select(this.#facts!.facts, this.#selected),
  );
  readonly #sure = $derived.by(() => (this.isBuilt ? this.#of(this.#wishes.sure) : null));

  /** New ground of every year under the choices; null until the facts have come. */
  readonly years = $derived.by(
    () => this.#selection && this.#facts!.newGround(this.#selection, this.#view.axis),
  );
  /** Whether the facts have come. */
  readonly canMeasure: boolean = $derived.by(
    () => this.#selection !== null && this.visits !== null,
  );
  /** All that is measured of every year under the choices; none before the facts have come. */
  everyYear(): SpanMeasures[] {
    const [selection, facts] = [this.#selection, this.#facts];
    if (!selection || !facts) return [];
    return yearsOf(this.#view.axis).map((year) =>
      facts.measure(selection, { from: year, to: year }, this.visits, true),
    );
  }
  /** The centres of all years, where the map shows them. */
  readonly centres: { year: number; position: Position }[] = $derived.by(() => {
    if (!this.#selection || !this.#hasLayer('centre')) return [];
    return yearsOf(this.#view.axis).flatMap((year) => {
      const { centre } = this.#facts!.measure(this.#selection!, { from: year, to: year }, null);
      return centre ? [{ year, position: centre }] : [];
    });
  });
  /** Whether the prerendered page has the shown span. */
  readonly #isFirst: boolean = $derived.by(
    () => this.isStandard && !!this.#first?.span && isSame(this.#first.span, this.#span),
  );
  /** Only single years under a named rule have bands. */
  readonly #hasBand: boolean = $derived.by(() => this.isBuilt && this.#span.from === this.#span.to);
  /** The shown span; null until the facts have come. */
  readonly span: ShownReach | null = $derived.by(() => {
    if (this.#isFirst) return this.#first!.span;
    if (!this.#selection) return null;
    const measured = this.#facts!.measure(
      this.#selection,
      this.#span,
      this.visits,
      this.sureFor.panel,
    );
    const year = this.#hasBand && this.#sure?.years.find(({ year }) => year === this.#span.to);
    return year ? { ...measured, band: year.band } : measured;
  });
  /** From how many km on a place is new. */
  readonly newPlaceKm: number = $derived.by(() => this.#choices.newPlaceKm);
  /** What each record was, of all years; null until a file or the worker has it. */
  readonly visits: readonly Visit[] | null = $derived.by(() => {
    if (this.isStandard) return this.#first!.visits;
    return this.isBuilt ? (this.#sure?.visits ?? null) : this.#of(this.#wishes.visits);
  });
  readonly #builtVerdicts: readonly Verdict[] | null = $derived.by(() => {
    const to = this.#view.current.to;
    if (this.isStandard && to === this.#view.axis.to) return this.#first!.verdicts;
    return this.isBuilt ? (this.#sure?.verdicts[to] ?? null) : this.#of(this.#wishes.verdicts);
  });
  /** At the end of the shown years; counts alone until chance has been looked at. */
  readonly verdicts: readonly Verdict[] | null = $derived.by(() => {
    if (this.#builtVerdicts || !this.visits) return this.#builtVerdicts;
    const { periods, atlas } = this.#data.source;
    if (!periods) return [];
    const input = {
      periods,
      year: this.#view.current.to,
      limitKm: this.newPlaceKm,
      coveredTo: atlas.coverage.to,
    };
    return REACH_KINDS.map((kind) => ({
      ...countsOf(this.visits!, kind, input),
      change: 'few' as const,
      chance: null,
      power: null,
      sensitivity: null,
      certainty: null,
    }));
  });
  /** What the map draws of the shown span. */
  readonly ground = $derived.by(() => this.#of(this.#wishes.ground));
  /** All ground by the period that first reached it. */
  readonly firstReached = $derived.by(() => this.#of(this.#wishes.firstReached));

  #hasLayer(...wanted: Layer[]) {
    return wanted.some((id) => this.#view.current.layers.includes(id));
  }

  /** What the page needs and does not have. */
  readonly #missing: EngineRequest[] = $derived.by(() => {
    const { facts, sure, ground, firstReached, visits, verdicts } = this.#wishes;
    const { panel } = this.sureFor;
    const isVerdict = this.#view.current.mode !== 'year' && !this.#builtVerdicts;
    const needed: [EngineRequest, boolean][] = [
      [facts, !this.#isFirst || panel || this.wantsYears || this.#hasLayer('centre')],
      [sure, this.isBuilt && (!this.visits || isVerdict || (panel && this.#hasBand))],
      [ground, this.#hasLayer('footprint', 'new-ground', 'earlier-ground', 'extent')],
      [firstReached, this.#hasLayer('first-reached')],
      [visits, !this.isBuilt],
      [verdicts, !this.isBuilt && isVerdict && this.#data.source.periods !== null],
    ];
    const isMissing = ([{ key }, isNeeded]: [EngineRequest, boolean]) =>
      isNeeded && !this.#found.has(key);
    return needed.filter(isMissing).map(([wish]) => wish);
  });

  /** Whether something that the map may draw has not come yet. */
  readonly isPending: boolean = $derived.by(
    () =>
      this.failure === null &&
      this.#missing.some(({ name }) => ['facts', 'ground', 'firstReached'].includes(name)),
  );

  async #ask({ name, key, load }: EngineRequest) {
    if (this.#asked.get(name) === key) return;
    this.#asked.set(name, key);
    const found = await load().catch(({ message }: Error) => {
      [this.#failed, this.failure] = [name, message];
    });
    if (!found) return;
    if (this.#failed === name) this.failure = this.#failed = null;
    this.#found = new Map([...[...this.#found].slice(1 - KEPT), [key, found]]);
    if (this.#asked.get(name) === key) this.#asked.delete(name);
  }

  /** Asks anew for all that did not come, of a new worker. */
  retry() {
    this.failure = this.#failed = null;
    this.#asked.clear();
    this.#stop();
    for (const wish of this.#missing) void this.#ask(wish);
  }

  #stop() {
    this.#client?.close();
  }

  /** Asks the worker; null when a newer request took its place. */
  #call<Name extends CallName>(name: Name, given: Arguments<Name>) {
    this.#client ??= startReach(this.#data.source);
    return this.#client.ask(name, given);
  }
}

const isSame = (a: YearSpan, b: YearSpan) => a.from === b.from && a.to === b.to;
const keyOf = (view: View) => JSON.stringify(reachChoices(view));
