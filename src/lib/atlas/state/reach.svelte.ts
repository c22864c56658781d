import { base } from '$app/paths';
import type { Arguments, CallName, DataSource } from '$lib/engine/calls';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { Facts } from '#core/reach/facts';
import type { GroundPiece } from '#core/reach/ground';
import { NO_GROUND, type Progress, type SpanMeasures } from '#core/reach/measures';
import { SERIES_KINDS, type SeriesKind } from '#core/record/model';
import { yearsOf, type YearSpan } from '#core/record/time';
import { countsOf, NOT_VARIED } from '#core/stall/counts';
import type { RuleResults } from '#core/stall/prebuilt';
import type { Verdict } from '#core/stall/verdict';
import { fetchAsset } from '$lib/site/network/files';
import type { AtlasPage, FirstReach } from '$lib/view/atlas-index';
import { isNarrowed, type Layer } from '$lib/view/view';
import { RequestCache } from '$lib/site/network/request-cache.svelte';
import type { ViewState } from './view.svelte';

/** What the page cannot compute itself. */
const UNTESTED = {
  change: 'few',
  chance: null,
  power: null,
  ...NOT_VARIED,
  certainty: null,
} satisfies Partial<Verdict>;

const NO_LINES: SpanMeasures['farthestKm'] = {};

async function loadFacts(loading: Promise<Facts | null>) {
  const [facts, { select }, { measureSpan }] = await Promise.all([
    loading,
    import('#core/reach/select'),
    import('#core/reach/measure-span'),
  ]);
  return facts && { facts, select, measureSpan };
}

/** Null until received: built with the page, in a file for equal choices, or by the worker. */
export class ReachState {
  readonly #view: ViewState;
  /** Null for own records. */
  readonly #prerendered: FirstReach | null;
  readonly #source: DataSource;
  readonly #admittedIds: () => ReadonlySet<string>;
  readonly #cache = new RequestCache();
  #client: ReachClient | null = null;
  progress = $state.raw<Progress | null>(null);

  /** @param admittedIds by rule and filters, in any region */
  constructor(view: ViewState, page: AtlasPage, admittedIds: () => ReadonlySet<string>) {
    const { set, rules, index: atlas, first } = page;
    this.#view = view;
    this.#prerendered = first;
    this.#source = {
      regions: page.own ? null : `${base}/data/regions.geojson`,
      rules,
      periods: set.periods ?? null,
      newPlaceKm: set.newPlace.km,
      atlas,
    };
    this.#admittedIds = admittedIds;
    $effect(() => () => this.#client?.close());
  }

  get loadError(): Error | null {
    return this.#cache.loadError;
  }

  /** Requests everything missing again, from a new worker. */
  retry() {
    this.#client?.close();
    this.#cache.retry();
  }

  askWorker<Name extends CallName>(name: Name, args: Arguments<Name>) {
    this.#client ??= startReach(this.#source, (progress) => (this.progress = progress));
    return this.#client.ask(name, args);
  }

  #ask<Name extends CallName>(name: Name, args: Arguments<Name>, isNeeded = true) {
    return this.#cache.get(name, args, () => this.askWorker(name, args), isNeeded);
  }

  #hasLayer(layer: Layer) {
    return this.#view.current.layers.includes(layer);
  }

  /** Results are built for each rule, without filters. */
  readonly #isRuleAlone = $derived.by(() => {
    const { current, bounds } = this.#view;
    const isStandardKm = current.newPlaceKm === bounds.newPlaceKm;
    return this.#prerendered !== null && isStandardKm && !isNarrowed(current);
  });
  readonly #first = $derived.by(() => {
    const isStandard = this.#view.choices.rule === this.#source.rules[0]!.id;
    return this.#isRuleAlone && isStandard ? this.#prerendered : null;
  });
  #file(isNeeded = true) {
    const { rule } = this.#view.choices;
    const load = () => fetchAsset<RuleResults>(`/data/sure-${rule}.json`);
    return this.#cache.get('prebuilt', rule, load, isNeeded);
  }

  readonly #facts = $derived.by(() => {
    const built = () => fetchAsset<Facts>('/data/facts.json');
    const load = () => (this.#prerendered ? built() : this.askWorker('facts', []));
    return this.#cache.get('facts', '', () => loadFacts(load()));
  });
  readonly #selection = $derived.by(() => {
    const { precise, staging, region } = this.#view.choices;
    const ids = this.#admittedIds();
    return this.#facts && this.#facts.select(this.#facts.facts, { ids, precise, staging, region });
  });
  readonly farthest = $derived.by(() => {
    if (!this.#hasLayer('farthest') || !this.#selection) return NO_LINES;
    const nothingCompared = { visits: null, groundIn: null };
    return this.#facts!.measureSpan(this.#selection, this.#view.years, nothingCompared).farthestKm;
  });
  /** Each year by itself. */
  readonly everyYear = $derived.by(() => {
    const facts = this.#facts;
    const selection = this.#selection;
    const { visits, yearlyGround } = this;
    if (!facts || !selection || !visits || !yearlyGround) return null;
    const grounds = new Map(yearlyGround.map(({ year, ground }) => [year, ground]));
    const groundIn = ({ to }: YearSpan) => grounds.get(to) ?? NO_GROUND;
    return yearsOf(this.#view.axis).map((year) =>
      facts.measureSpan(selection, { from: year, to: year }, { visits, groundIn }),
    );
  });

  /** What each year added for the kind shown, where ground is the subject; null elsewhere. */
  readonly ground = $derived.by(() => {
    const { current, choices, record } = this.#view;
    const { chart, ask, kind } = current;
    if (!record && !ask && chart !== 'reach' && !this.#hasLayer('ground')) return null;
    if (!this.#first) return this.#ask('ground', [choices, kind]);
    const load = () => fetchAsset<Record<SeriesKind, GroundPiece[]>>('/data/drawn-ground.json');
    return this.#cache.get('drawn-ground', '', load)?.[kind] ?? null;
  });
  readonly yearlyGround = $derived.by(() => {
    const { choices, axis } = this.#view;
    return this.#first?.yearlyGround ?? this.#ask('yearlyGround', [choices, axis]);
  });
  /** In any year, whether each record was at a new place. */
  readonly visits = $derived.by(() => {
    if (!this.#isRuleAlone) return this.#ask('visits', [this.#view.choices]);
    return this.#first?.visits ?? this.#file()?.visits ?? null;
  });
  /** With the comparison with chance, which a single year does without. */
  readonly #fullVerdicts = $derived.by(() => {
    const { choices, axis, current } = this.#view;
    const { to } = this.#view.years;
    const first = to === axis.to ? this.#first?.verdicts : null;
    if (first) return first;
    const isNeeded = current.from < current.to;
    const file = this.#isRuleAlone ? this.#file(isNeeded) : null;
    const isUnbuilt = this.#source.periods !== null && (file !== null || !this.#isRuleAlone);
    return file?.verdicts[to] ?? this.#ask('verdicts', [choices, to], isNeeded && isUnbuilt);
  });
  /** Whether the comparison with chance is known, or there is none. */
  get isCompared() {
    return this.#source.periods === null || this.#fullVerdicts !== null;
  }
  /** At the end of the last year, with the comparison with chance, whatever years are chosen. */
  async latestVerdicts(): Promise<readonly Verdict[] | null> {
    const { choices, axis } = this.#view;
    if (this.#first) return this.#first.verdicts;
    if (this.#source.periods === null) return [];
    if (!this.#isRuleAlone) return this.askWorker('verdicts', [choices, axis.to]);
    const built = await fetchAsset<RuleResults>(`/data/sure-${choices.rule}.json`);
    return built.verdicts[axis.to] ?? null;
  }
  /** Counts at once, later with the comparison with chance. */
  readonly verdicts = $derived.by(() => {
    const { visits } = this;
    if (this.#fullVerdicts || !visits) return this.#fullVerdicts;
    const { periods, atlas } = this.#source;
    if (!periods) return [];
    const { years, choices } = this.#view;
    const coveredTo = atlas.coverage.to;
    const input = { periods, year: years.to, limitKm: choices.newPlaceKm, coveredTo };
    return SERIES_KINDS.map((kind) => {
      const own = visits.filter((visit) => visit.kind === kind);
      return { kind, ...countsOf(own, input), ...UNTESTED };
    });
  });
}
