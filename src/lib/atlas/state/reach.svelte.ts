import { untrack } from 'svelte';
import type { CallName, DataSource, Arguments } from '$lib/engine/calls';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { ReachChoices } from '$lib/core/reach/dataset';
import type { Facts } from '$lib/core/reach/facts';
import type { Progress, SpanMeasures } from '$lib/core/reach/measures';
import { countsOf, NOT_VARIED } from '$lib/core/stall/counts';
import type { Verdict } from '$lib/core/stall/verdict';
import type { RuleResults, YearGround } from '$lib/core/stall/prebuilt';
import type { GroundPiece } from '$lib/core/reach/ground';
import type { Visit } from '$lib/core/reach/new-places';
import { SERIES_KINDS } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import { NO_GROUND } from '$lib/core/reach/measures';
import { fetchAsset } from '$lib/site/network/files';
import { reachChoices } from '$lib/view/shown';
import type { FirstReach } from '$lib/view/atlas-index';
import { defaultView, type Layer, type View } from '$lib/view/view';
import { RequestCache, dataRequest, type DataRequest } from './request-cache.svelte';
import type { ViewState } from './view.svelte';

/** As far as the page can count them itself. */
const UNTESTED = {
  change: 'few',
  chance: null,
  power: null,
  ...NOT_VARIED,
  certainty: null,
} satisfies Partial<Verdict>;

/**
 * The numbers of the view, derived from it in this order:
 *
 *     choices and years → requests → facts → selection → measures of each year
 *                                  → visits → verdicts
 *
 * Facts give measures at once. Slower results (ground, chance) come from a file built under equal
 * choices, else from the worker once the page shows them.
 */
export class ReachState {
  readonly #view: ViewState;
  /** Null for a reader's own records, of which nothing is built. */
  readonly #prerendered: FirstReach | null;
  readonly #source: DataSource;
  readonly #filteredIds: () => ReadonlySet<string>;
  readonly #cache = new RequestCache();
  #client: ReachClient | null = null;
  /** Each year by itself: the farthest of each, the table of all. */
  isEveryYearShown = $state(false);
  progress = $state.raw<Progress | null>(null);

  /** @param filteredIds admitted by rule and filters, in any region */
  constructor(
    view: ViewState,
    prerendered: FirstReach | null,
    source: DataSource,
    filteredIds: () => ReadonlySet<string>,
  ) {
    this.#view = view;
    this.#prerendered = prerendered;
    this.#source = source;
    this.#filteredIds = filteredIds;
    $effect(() => {
      const missing = this.#missingRequests;
      untrack(() => missing.forEach((request) => void this.#cache.load(request)));
    });
    $effect(() => () => this.#client?.close());
  }

  readonly choices = $derived.by(
    () => JSON.parse(this.#view.filterKey) as Omit<ReachChoices, 'from' | 'to'>,
  );
  readonly newPlaceKm: number = $derived.by(() => this.choices.newPlaceKm);
  readonly #isRuleAlone: boolean = $derived.by(() => {
    const ruleAlone: View = { ...defaultView(this.#view.bounds), rule: this.choices.rule };
    const isDefault = this.#view.filterKey === JSON.stringify(reachChoices(ruleAlone));
    return this.#prerendered !== null && isDefault;
  });
  /** From the page, if it was built under this rule and filters. */
  readonly #first: FirstReach | null = $derived.by(() => {
    const isStandard = this.choices.rule === defaultView(this.#view.bounds).rule;
    return this.#isRuleAlone && isStandard ? this.#prerendered : null;
  });

  readonly #requests = $derived.by(() => {
    const { choices } = this;
    const file = `/data/sure-${choices.rule}.json` as const;
    return {
      facts: dataRequest('facts', '', () => this.#loadFacts()),
      prebuilt: dataRequest('prebuilt', choices.rule, () => fetchAsset<RuleResults>(file)),
      ground: this.#workerRequest('ground', choices, this.#hasLayer('patrol-ground')),
      yearlyGround: this.#workerRequest('yearlyGround', choices, this.#view.axis),
      visits: this.#workerRequest('visits', choices),
      verdicts: this.#workerRequest('verdicts', choices, this.#view.years.to),
    };
  });

  /** With the functions that measure them. */
  async #loadFacts() {
    const loading = this.#prerendered
      ? fetchAsset<Facts>('/data/facts.json')
      : this.askWorker('facts', []);
    const [facts, functions] = await Promise.all([loading, import('$lib/engine/measuring')]);
    return facts && { facts, ...functions };
  }

  #workerRequest<Name extends CallName>(name: Name, ...params: Arguments<Name>) {
    return dataRequest(name, params, () => this.askWorker(name, params));
  }

  askWorker<Name extends CallName>(name: Name, params: Arguments<Name>) {
    this.#client ??= startReach(this.#source, (progress) => (this.progress = progress));
    return this.#client.ask(name, params);
  }

  /** Needed by the page now or soon, and not yet received. */
  readonly #missingRequests: DataRequest[] = $derived.by(() => {
    const { facts, prebuilt, ground, yearlyGround, visits, verdicts } = this.#requests;
    const { chart, mode } = this.#view.current;
    const isRuleAlone = this.#isRuleAlone;
    const lacksVerdicts = mode !== 'year' && !this.#fullVerdicts;
    const hasReadFile = !isRuleAlone || this.#cache.has(prebuilt);
    const needed: [DataRequest, isNeeded: boolean][] = [
      [facts, this.isEveryYearShown || this.#hasLayer('farthest')],
      [prebuilt, isRuleAlone && (!this.visits || lacksVerdicts)],
      [yearlyGround, !this.yearlyGround && (chart === 'reach' || this.isEveryYearShown)],
      [visits, !isRuleAlone],
      [ground, !this.ground && this.#hasLayer('ground', 'patrol-ground')],
      [verdicts, lacksVerdicts && this.#source.periods !== null && hasReadFile],
    ];
    return needed.flatMap(([request, isNeeded]) =>
      isNeeded && !this.#cache.has(request) ? [request] : [],
    );
  });

  #hasLayer(...layers: Layer[]) {
    return layers.some((layer) => this.#view.current.layers.includes(layer));
  }

  get loadError(): Error | null {
    return this.#cache.loadError;
  }

  /** Requests everything missing again, from a new worker. */
  retry() {
    this.#cache.reset();
    this.#client?.close();
    for (const request of this.#missingRequests) void this.#cache.load(request);
  }

  readonly #facts = $derived.by(() => this.#cache.get(this.#requests.facts));
  /** Filtered records; null until the facts are received. */
  readonly #selection = $derived.by(() => {
    const { precise, staging, region } = this.choices;
    const ids = this.#filteredIds();
    return this.#facts && this.#facts.select(this.#facts.facts, { ids, precise, staging, region });
  });
  readonly farthest: SpanMeasures['farthestKm'] = $derived.by(() => {
    if (!this.#selection || !this.#hasLayer('farthest')) return {};
    const nothingCompared = { visits: null, groundIn: null };
    return this.#facts!.measureSpan(this.#selection, this.#view.years, nothingCompared).farthestKm;
  });
  readonly canMeasure: boolean = $derived.by(
    () => this.#selection !== null && this.visits !== null && this.yearlyGround !== null,
  );
  /** Empty until the facts are received. */
  everyYear(): SpanMeasures[] {
    const facts = this.#facts;
    const selection = this.#selection;
    if (!selection || !facts) return [];
    const { visits } = this;
    const grounds = new Map(this.yearlyGround?.map(({ year, ground }) => [year, ground]));
    const groundIn = ({ to }: YearSpan) => grounds.get(to) ?? NO_GROUND;
    return yearsOf(this.#view.axis).map((year) =>
      facts.measureSpan(selection, { from: year, to: year }, { visits, groundIn }),
    );
  }

  // Built with the page, in a file, or computed by the worker; null until received.

  readonly #file: RuleResults | null = $derived.by(() =>
    this.#isRuleAlone ? this.#cache.get(this.#requests.prebuilt) : null,
  );
  /** What each year added, for the map; the page comes with that of exercises. */
  readonly ground: readonly GroundPiece[] | null = $derived.by(() => {
    const built = this.#hasLayer('patrol-ground') ? null : this.#first?.ground;
    return built ?? this.#cache.get(this.#requests.ground);
  });
  readonly yearlyGround: readonly YearGround[] | null = $derived.by(
    () => this.#first?.yearlyGround ?? this.#cache.get(this.#requests.yearlyGround),
  );
  /** In any year, whether each record was at a new place. */
  readonly visits: readonly Visit[] | null = $derived.by(() => {
    const built = this.#first?.visits ?? this.#file?.visits;
    return built ?? this.#cache.get(this.#requests.visits);
  });
  /** With the comparison with chance. */
  readonly #fullVerdicts: readonly Verdict[] | null = $derived.by(() => {
    const { to } = this.#view.years;
    const first = to === this.#view.axis.to ? this.#first?.verdicts : null;
    return first ?? this.#file?.verdicts[to] ?? this.#cache.get(this.#requests.verdicts);
  });
  /** Whether the comparison with chance has been received, where periods are compared. */
  get isCompared(): boolean {
    return this.#source.periods === null || this.#fullVerdicts !== null;
  }
  /** At the end of the years shown: counts at once, the comparison with chance when received. */
  readonly verdicts: readonly Verdict[] | null = $derived.by(() => {
    const { visits } = this;
    if (this.#fullVerdicts || !visits) return this.#fullVerdicts;
    const { periods, atlas } = this.#source;
    if (!periods) return [];
    const coveredTo = atlas.coverage.to;
    const input = { periods, year: this.#view.years.to, limitKm: this.newPlaceKm, coveredTo };
    return SERIES_KINDS.map((kind) => {
      const own = visits.filter((visit) => visit.kind === kind);
      return { kind, ...countsOf(own, input), ...UNTESTED };
    });
  });
}
