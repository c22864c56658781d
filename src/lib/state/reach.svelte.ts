import type { ReachClient } from '$lib/compute/client';
import type { ReachChoices } from '$lib/core/dataset';
import type { SpanMeasures } from '$lib/core/measures';
import type { CompareAnswer, GroundAnswer, MeasuresAnswer, StallAnswer } from '$lib/core/question';
import type { YearSpan } from '$lib/core/time';
import { choicesOf } from './shown';
import { defaultView, type View } from './view';
import type { ViewState } from './view.svelte';

/** Span of one or more years with, once they are known, its bands and twins. */
export type ShownReach = SpanMeasures &
  Partial<Pick<MeasuresAnswer['years'][number], 'band' | 'adjusted'>>;

interface Kept<Answer> {
  /** What was asked, as text: an answer to another question is never shown. */
  key: string;
  answer: Answer;
}

/** The measures of the shown years: those of the prerendered page until the worker has others. */
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

  /** Every year under the choices; null until the worker has answered. */
  readonly years: MeasuresAnswer['years'] | null = $derived(
    this.#measures?.key === this.#key || this.#measures?.key === this.#spanKey
      ? this.#measures.answer.years
      : null,
  );

  /** The shown span; null while it is being computed. */
  readonly span: ShownReach | null = $derived.by(() => {
    const { from, to } = this.#span;
    const matches = (span: YearSpan) => span.from === from && span.to === to;
    const first = this.isStandard && matches(defaultView(this.#view.bounds)) ? this.#first : null;
    const find = (kept: Kept<MeasuresAnswer> | null) =>
      kept?.key === this.#key || kept?.key === this.#spanKey
        ? [...kept.answer.spans, ...kept.answer.years, ...kept.answer.cumulative].find(matches)
        : undefined;
    // The prerendered one has its bands already.
    return find(this.#banded) ?? first ?? find(this.#measures) ?? null;
  });

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
    const [client, key, choices] = [this.#client, this.#key, this.#choices];
    const span = this.#span;
    const spanKey = this.#spanKey;
    if (!client || this.#measures?.key === spanKey) return;
    const single = span.from === span.to || span.from === this.#view.bounds.firstYear;
    if (single && this.#measures?.key === key) return;
    const spans = single ? [] : [span];
    void client.ask({ kind: 'measures', choices, spans }).then((outcome) => {
      if (outcome.status === 'failed') this.failure = outcome.failure.message;
      if (outcome.status !== 'done') return;
      this.failure = null;
      this.#measures = { key: single ? key : spanKey, answer: outcome.answer };
    });
  }

  /** Bands and twins take seconds: they are asked for when the plain measures are there. */
  askBands() {
    const [client, plain, choices] = [this.#client, this.#measures, this.#choices];
    if (!client || !plain || this.#banded?.key === plain.key || this.span?.band) return;
    if (plain.key !== this.#key && plain.key !== this.#spanKey) return;
    const spans = plain.answer.spans.map(({ from, to }) => ({ from, to }));
    const question = { kind: 'measures', choices, spans, bands: {}, adjusted: {} } as const;
    void client.ask(question, { channel: 'bands' }).then((outcome) => {
      if (outcome.status === 'done') this.#banded = { key: plain.key, answer: outcome.answer };
    });
  }

  askGround() {
    const [client, key, choices] = [this.#client, this.#spanKey, this.#choices];
    if (!client || this.#ground?.key === key) return;
    void client.ask({ kind: 'ground', choices, span: this.#span }).then((outcome) => {
      if (outcome.status === 'done') this.#ground = { key, answer: outcome.answer };
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
    if (!client || this.#stall?.key === key) return;
    void client.ask({ kind: 'stall', choices }).then((outcome) => {
      if (outcome.status === 'done') this.#stall = { key, answer: outcome.answer };
    });
  }
}

function engineChoices(view: View): Partial<ReachChoices> {
  const { rule, region, precise, staging, radiusKm } = view;
  return { rule, where: choicesOf(view), region, precise, staging, radiusKm };
}
