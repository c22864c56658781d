import type { ReachClient } from '$lib/engine/client';
import type { ReachChoices } from '$lib/core/reach/dataset';
import type { SpanMeasures } from '$lib/core/reach/measures';
import type { BuiltAnswers } from '$lib/core/questions/prebuilt';
import type {
  CompareAnswer,
  GroundAnswer,
  MeasuresAnswer,
  StallAnswer,
} from '$lib/core/questions/question';
import type { YearSpan } from '$lib/core/record/time';
import { fetchJson } from '$lib/site/files';
import { choicesOf } from '$lib/view/shown';
import { defaultView, type View } from '$lib/view/view';
import type { ViewState } from './view.svelte';

/** Span of one or more years with, once they are known, its bands and twins. */
export type ShownReach = SpanMeasures &
  Partial<Pick<MeasuresAnswer['years'][number], 'band' | 'adjusted'>>;

interface Kept<Answer> {
  /** What was asked, as text: an answer to another question is never shown. */
  key: string;
  answer: Answer;
}

/**
 * The measures of the shown years: those of the prerendered page, of every year under a rule those
 * that were worked out when the data were built, and what else is chosen from the worker.
 */
export class ReachState {
  readonly #view: ViewState;
  readonly #first: ShownReach | null;
  #client = $state.raw<ReachClient | null>(null);
  #measures = $state.raw<Kept<MeasuresAnswer> | null>(null);
  #banded = $state.raw<Kept<MeasuresAnswer> | null>(null);
  #ground = $state.raw<Kept<GroundAnswer> | null>(null);
  #stall = $state.raw<Kept<StallAnswer> | null>(null);
  #regions = $state.raw<Kept<CompareAnswer> | null>(null);
  failure = $state<string | null>(null);
  /** The question about bands that was last asked. Not shown, so not reactive. */
  #bandsAsked: string | null = null;
  #builtAsked: string | null = null;
  /** Once a built file did not come, the worker computes what it holds. */
  #builtFailed = $state(false);

  constructor(view: ViewState, first: ShownReach | null) {
    this.#view = view;
    this.#first = first;
  }

  /** The view's choices as the engine knows them. */
  readonly #choices: Partial<ReachChoices> = $derived.by(() => engineChoices(this.#view.current));
  readonly #key = $derived(JSON.stringify(this.#choices));
  readonly #span: YearSpan = $derived.by(() => {
    const { from, to } = this.#view.current;
    return { from, to };
  });
  readonly #spanKey = $derived(`${this.#key}${this.#span.from}..${this.#span.to}`);

  /** Whether nothing is chosen but a rule: then a file has the stall analysis, years and totals. */
  readonly #isBuilt: boolean = $derived.by(() => {
    const { bounds, current } = this.#view;
    const plain = engineChoices({ ...defaultView(bounds), rule: current.rule });
    return !this.#builtFailed && JSON.stringify(plain) === this.#key;
  });

  readonly #isYearOrTotal: boolean = $derived.by(
    () => this.#span.from === this.#span.to || this.#span.from === this.#view.bounds.firstYear,
  );

  /** Every year under the choices; null until they have come. */
  readonly years: MeasuresAnswer['years'] | null = $derived(
    this.#measures?.key === this.#key ? this.#measures.answer.years : null,
  );

  /** The shown span with bands and twins, which the prerendered one has already. */
  readonly #complete: ShownReach | null = $derived.by(() => {
    const isFirst = this.isStandard && isSame(defaultView(this.#view.bounds), this.#span);
    return this.#find(this.#banded, 'spans', 'years') ?? (isFirst ? this.#first : null);
  });

  /** The shown span; null while it is being computed. */
  readonly span: ShownReach | null = $derived.by(
    () => this.#complete ?? this.#find(this.#measures, 'spans', 'years', 'cumulative'),
  );

  /** Whether the span has its bands and twins, as far as they are defined. */
  readonly isComplete: boolean = $derived(this.#complete !== null);

  #find(kept: Kept<MeasuresAnswer> | null, ...parts: ('spans' | 'years' | 'cumulative')[]) {
    if (kept?.key !== this.#key) return null;
    const all: readonly ShownReach[] = parts.flatMap((part) => kept.answer[part]);
    return all.find((span) => isSame(span, this.#span)) ?? null;
  }

  /** Whether rule and filters are those of the prerendered page. */
  readonly isStandard: boolean = $derived.by(
    () => this.#key === JSON.stringify(engineChoices(defaultView(this.#view.bounds))),
  );

  /** What the map draws of the shown span; null while it is being computed. */
  readonly ground: GroundAnswer | null = $derived(
    this.#ground?.key === this.#spanKey ? this.#ground.answer : null,
  );

  readonly stall: StallAnswer | null = $derived(
    this.#stall?.key === this.#key ? this.#stall.answer : null,
  );

  /** Each region at the end of the shown span; null while it is being computed. */
  readonly regions: CompareAnswer['statusB'] | null = $derived(
    this.#regions?.key === this.#spanKey ? this.#regions.answer.statusB : null,
  );

  /** Ends with the page: call in an effect, with a client that is closed by the caller. */
  connect(client: ReachClient) {
    this.#client = client;
  }

  /** Asks for what the view needs and is not there yet. An effect of the atlas page. */
  askMeasures() {
    const [client, key, choices, span] = [this.#client, this.#key, this.#choices, this.#span];
    if (this.#find(this.#measures, 'spans', 'years', 'cumulative')) return;
    if (this.#isBuilt && this.#isYearOrTotal) return this.#askBuilt();
    if (!client) return;
    const spans = this.#isYearOrTotal ? [] : [span];
    void client.ask({ kind: 'measures', choices, spans }).then((outcome) => {
      if (outcome.status === 'failed') this.failure = outcome.failure.message;
      if (outcome.status !== 'done') return;
      this.failure = null;
      this.#measures = { key, answer: outcome.answer };
    });
  }

  #askBuilt(): void {
    if (this.#builtAsked === this.#key) return;
    this.#builtAsked = this.#key;
    void this.#fetchBuilt(this.#key, this.#view.current.rule);
  }

  async #fetchBuilt(key: string, rule: string) {
    try {
      const { measures, stall } = await fetchJson<BuiltAnswers>(`/reach/${rule}.json`);
      // What the worker has told meanwhile has a window of years too.
      if (this.#measures?.key !== key) this.#measures = { key, answer: measures };
      if (this.#banded?.key !== key) this.#banded = { key, answer: measures };
      this.#stall = { key, answer: stall };
    } catch {
      this.#builtFailed = true;
    } finally {
      this.#builtAsked = null;
    }
  }

  /**
   * Bands and twins take seconds: they are asked for when the plain measures are there, for all
   * years at once, and for a span of more years together with them.
   */
  askBands() {
    const [client, plain, key, choices] = [this.#client, this.years, this.#key, this.#choices];
    const span = this.#span;
    if (!client || !plain || this.isComplete) return;
    const spans = span.from === span.to ? [] : [span];
    const asked = `${key}${JSON.stringify(spans)}`;
    // A step to another year must not start them anew.
    if (this.#bandsAsked === asked) return;
    this.#bandsAsked = asked;
    const question = { kind: 'measures', choices, spans, bands: {}, adjusted: {} } as const;
    void client.ask(question, { channel: 'bands' }).then((outcome) => {
      if (outcome.status === 'done') this.#banded = { key, answer: outcome.answer };
      else if (this.#bandsAsked === asked) this.#bandsAsked = null;
    });
  }

  askGround() {
    const [client, key, choices] = [this.#client, this.#spanKey, this.#choices];
    if (!client || this.#ground?.key === key) return;
    void client.ask({ kind: 'ground', choices, span: this.#span }).then((outcome) => {
      if (outcome.status === 'failed') this.failure = outcome.failure.message;
      if (outcome.status !== 'done') return;
      this.failure = null;
      this.#ground = { key, answer: outcome.answer };
    });
  }

  /** Wanted only while the map shows regions. */
  askRegions() {
    const [client, key, choices] = [this.#client, this.#spanKey, this.#choices];
    if (!client || this.#regions?.key === key) return;
    const [a, b] = [this.#span, this.#span];
    void client.ask({ kind: 'compare', choices, a, b }).then((outcome) => {
      if (outcome.status === 'done') this.#regions = { key, answer: outcome.answer };
    });
  }

  askStall() {
    const [client, key, choices] = [this.#client, this.#key, this.#choices];
    if (this.#stall?.key === key) return;
    if (this.#isBuilt) return this.#askBuilt();
    if (!client) return;
    void client.ask({ kind: 'stall', choices }).then((outcome) => {
      if (outcome.status === 'done') this.#stall = { key, answer: outcome.answer };
    });
  }
}

const isSame = (a: YearSpan, b: YearSpan) => a.from === b.from && a.to === b.to;

function engineChoices(view: View): Partial<ReachChoices> {
  const { rule, region, precise, staging, radiusKm } = view;
  return { rule, where: choicesOf(view), region, precise, staging, radiusKm };
}
