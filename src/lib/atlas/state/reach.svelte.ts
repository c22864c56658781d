import type { ReachClient } from '$lib/engine/client';
import type { SpanMeasures } from '$lib/core/reach/measures';
import type { BuiltAnswers } from '$lib/core/questions/built-answers';
import { builtAnswer, fetchBuilt } from './built-file';
import type {
  AnswerTo,
  CompareAnswer,
  DirectionsAnswer,
  FirstReachedAnswer,
  FirstReachedQuestion,
  GroundAnswer,
  MeasuresAnswer,
  Question,
  StallAnswer,
} from '$lib/core/questions/question';
import type { YearSpan } from '$lib/core/record/time';
import { fetchJson } from '$lib/site/files';
import { reachChoices } from '$lib/view/shown';
import { defaultView, type Layer, type View } from '$lib/view/view';
import type { Measured } from './measured';
import type { ViewState } from './view.svelte';

/** Span of one or more years with, once they are known, its bands and twins. */
export type ShownReach = SpanMeasures &
  Partial<Pick<MeasuresAnswer['years'][number], 'band' | 'adjusted'>>;

/** Where numbers come from: the prerendered page, a file built with the data, or the worker. */
export type Source = 'page' | 'file' | 'worker';

/** What the prerendered page has of its own view. */
export interface FirstReach {
  span: ShownReach | null;
  pace: PaceFound;
}

/** All that the files have of a question about directions; the rest follows from the records at once. */
export type PaceFound = Pick<DirectionsAnswer, 'pace' | 'hangsOn'>;

interface Told {
  question: Question;
  answer: AnswerTo<Question> | PaceFound | Pick<FirstReachedAnswer, 'ground'>;
  source: Source;
}

interface Found {
  span: ShownReach;
  source: Source;
  /** Whether it has its bands and twins. */
  isSure: boolean;
}

/** Of each a new question takes the place of the one before. */
type Channel = Question['kind'] | 'sure';

/** Layers drawn from what the engine says of the shown years. */
const GROUND_LAYERS: readonly Layer[] = ['footprint', 'new-ground', 'earlier-ground', 'extent'];
/** Answers kept, so that a step back needs no work. */
const KEPT = 24;

/** The numbers of the view, whoever worked them out; what is missing is asked for as it is needed. */
export class ReachState {
  readonly #view: ViewState;
  readonly #first: FirstReach;
  readonly #data: Measured;
  /** Whose records the engine has. */
  #loaded = '';
  /** By the text of their questions, the oldest first. */
  #told = $state.raw<ReadonlyMap<string, Told>>(new Map());
  readonly #asked = new Map<Channel, string>();
  readonly #files = new Map<string, Promise<BuiltAnswers | null>>();
  /** Gives the engine; the worker is started once, when the page has the time for it. */
  connect!: (client: ReachClient) => void;
  readonly #client = new Promise<ReachClient>((resolve) => (this.connect = resolve));
  failure = $state<string | null>(null);
  #failed: Channel | null = null;
  /** Who wants to know how sure the numbers are, which takes some seconds. */
  readonly sureFor = $state({ panel: false, briefing: false });
  /** 0..1 of that work; null while there is none. */
  progress = $state<number | null>(null);

  constructor(view: ViewState, first: FirstReach, data: Measured) {
    this.#view = view;
    this.#first = first;
    this.#data = data;
    $effect(() => void (this.#missing.length && this.#askMissing()));
  }

  /** Once the page has its map, or the view needs what it has not. */
  async #askMissing() {
    await this.#client;
    for (const [channel, question] of this.#missing) void this.#ask(channel, question);
  }

  readonly #key = $derived.by(() => this.#view.narrowing);
  readonly #choices = $derived(JSON.parse(this.#key) as ReturnType<typeof reachChoices>);
  readonly #span: YearSpan = $derived.by(() => {
    const { from, to } = this.#view.current;
    return { from, to };
  });

  /** Whether rule and filters are those of the prerendered page. */
  readonly isStandard: boolean = $derived.by(
    () => this.#data.edition() === '' && this.#key === keyOf(defaultView(this.#view.bounds)),
  );

  readonly #measures = $derived.by(() =>
    [...this.#told].flatMap(([key, { question, answer, source }]) =>
      key === this.#keyOf(question) &&
      question.kind === 'measures' &&
      JSON.stringify(question.choices) === this.#key
        ? [{ ...(answer as MeasuresAnswer), source }]
        : [],
    ),
  );

  /** Every year under the choices; null until they have come. */
  readonly years: MeasuresAnswer['years'] | null = $derived(this.#measures.at(-1)?.years ?? null);

  /** The shown span wherever it was worked out. */
  readonly #found: Found[] = $derived.by(() =>
    this.#measures
      .flatMap(({ spans, years, cumulative, settings, source }) => [
        ...[...spans, ...years].map((span) => ({ span, source, isSure: settings.bands !== null })),
        ...cumulative.map((span) => ({ span, source, isSure: false })),
      ])
      .filter(({ span }) => isSame(span, this.#span)),
  );

  readonly #shown: Found | null = $derived.by(() => {
    const first = this.#first.span;
    const page: Found[] =
      this.isStandard && first && isSame(first, this.#span)
        ? [{ span: first, source: 'page', isSure: true }]
        : [];
    const all = [...this.#found, ...page];
    return all.find(({ isSure }) => isSure) ?? all[0] ?? null;
  });

  /** The shown span; null while it is being computed. */
  readonly span: ShownReach | null = $derived(this.#shown?.span ?? null);
  readonly source: Source | null = $derived(this.#shown?.source ?? null);
  /** Whether the span has its bands and twins. */
  readonly isComplete: boolean = $derived(this.#shown?.isSure ?? false);

  /** The pace up to the last year shown and what it hangs on; null while it is being computed. */
  readonly pace: PaceFound | null = $derived.by(() => {
    const { bounds, current } = this.#view;
    if (this.isStandard && current.to === bounds.lastYear) return this.#first.pace;
    return this.#answerTo<Question, PaceFound>(this.#questions.directions);
  });
  /** What the map draws of the shown span; null while it is being computed. */
  readonly ground: GroundAnswer | null = $derived.by(() => this.#answerTo(this.#questions.ground));
  readonly stall: StallAnswer | null = $derived.by(() => this.#answerTo(this.#questions.stall));
  /** Each region at the end of the shown span; null while it is being computed. */
  readonly regions: CompareAnswer['statusB'] | null = $derived.by(
    () => this.#answerTo(this.#questions.compare)?.statusB ?? null,
  );

  /** All ground by the period that first reached it; null while it is being computed. */
  readonly firstReached: FirstReachedAnswer['ground'] | null = $derived.by(
    () => this.#answerTo<FirstReachedQuestion>(this.#questions.firstReached)?.ground ?? null,
  );

  readonly #questions = $derived.by(() => {
    const [choices, span] = [this.#choices, this.#span];
    const isYear = span.from === span.to;
    // Every year and every span from the first year come with any measures.
    const isListed = isYear || span.from === this.#view.bounds.firstYear;
    return {
      measures: { kind: 'measures', choices, spans: isListed ? [] : [span] },
      sure: { kind: 'measures', choices, spans: isYear ? [] : [span], bands: {}, adjusted: {} },
      ground: { kind: 'ground', choices, span },
      stall: { kind: 'stall', choices },
      compare: { kind: 'compare', choices, a: span, b: span },
      directions: { kind: 'directions', choices, year: span.to },
      firstReached: { kind: 'first-reached', choices },
    } as const;
  });

  /** What the page needs and does not have. */
  readonly #missing: [Channel, Question][] = $derived.by(() => {
    const { measures, sure, ground, stall, compare, directions, firstReached } = this.#questions;
    const { layers } = this.#view.current;
    const isSureWanted = this.sureFor.panel || this.sureFor.briefing;
    const isGroundWanted = this.sureFor.briefing || GROUND_LAYERS.some((id) => layers.includes(id));
    const wanted: [Channel, Question, boolean][] = [
      ['measures', measures, this.#found.length === 0],
      ['ground', ground, !this.ground && isGroundWanted],
      ['stall', stall, !this.stall],
      ['compare', compare, !this.regions && layers.includes('regions')],
      ['directions', directions, !this.pace],
      ['first-reached', firstReached, !this.firstReached && layers.includes('first-reached')],
      ['sure', sure, isSureWanted && this.span !== null && !this.isComplete],
    ];
    return wanted.flatMap(([channel, question, isMissing]) =>
      isMissing ? [[channel, question]] : [],
    );
  });

  /** Whether something that the map may draw has not come yet. */
  readonly isPending: boolean = $derived.by(
    () =>
      this.failure === null &&
      this.#missing.some(([channel]) => !['stall', 'directions', 'sure'].includes(channel)),
  );

  #answerTo<Asks extends Question, Answer = AnswerTo<Asks>>(question: Asks): Answer | null {
    return (this.#told.get(this.#keyOf(question))?.answer ?? null) as Answer | null;
  }

  /** A question about these records. */
  #keyOf(question: Question): string {
    return this.#data.edition() + JSON.stringify(question);
  }

  async #ask(channel: Channel, question: Question) {
    const key = this.#keyOf(question);
    if (this.#asked.get(channel) === key) return;
    this.#asked.set(channel, key);
    const told = await this.#numbersOf(channel, question).catch((error: Error) =>
      this.#fail(channel, error.message),
    );
    if (!told) return;
    if (this.#failed === channel) this.failure = this.#failed = null;
    const kept = [...this.#told].filter(([other]) => other !== key).slice(1 - KEPT);
    this.#told = new Map([...kept, [key, told]]);
    if (this.#asked.get(channel) === key) this.#asked.delete(channel);
  }

  /** Told, with a way to try again. */
  #fail(channel: Channel, message: string): null {
    [this.#failed, this.failure] = [channel, message];
    return null;
  }

  /** Asks anew for all that did not come, of new workers. */
  async retry() {
    this.failure = this.#failed = null;
    this.#asked.clear();
    (await this.#client).close();
    await this.#askMissing();
  }

  /** Numbers with their source: a file where there is one, else the worker; null when overtaken. */
  async #numbersOf(channel: Channel, question: Question): Promise<Told | null> {
    if (channel === 'first-reached' && this.isStandard) {
      const file = '/data/first-reached.geojson';
      const ground = await fetchJson<FirstReachedAnswer['ground']>(file);
      if (!Array.isArray(ground.features)) throw new Error(`${file}: expected a FeatureCollection`);
      return { question, answer: { ground }, source: 'file' };
    }
    const built = await this.#fileFor(question);
    if (built) return { question, answer: builtAnswer(built, question), source: 'file' };
    const client = await this.#client;
    const key = this.#keyOf(question);
    if (this.#asked.get(channel) !== key) return null;
    const edition = this.#data.edition();
    if (edition !== this.#loaded) client.load(this.#data.source());
    this.#loaded = edition;
    const onProgress = ({ done }: { done: number }) => {
      if (channel === 'sure') this.progress = done;
    };
    const onSilence = () => this.#fail(channel, 'the compute worker does not answer');
    const outcome = await client.ask(question, { channel, onProgress, onSilence });
    if (channel === 'sure' && outcome.status !== 'superseded') this.progress = null;
    if (outcome.status === 'failed') return this.#fail(channel, outcome.failure.message);
    // Meanwhile the reader may have taken other records.
    if (outcome.status !== 'done' || key !== this.#keyOf(question)) return null;
    return { question, answer: outcome.answer, source: 'worker' };
  }

  /** Of a rule alone, a file has every year, every total and the stall analysis. */
  #fileFor(question: Question): Promise<BuiltAnswers | null> | null {
    const { rule = '' } = question.choices;
    const isBuilt =
      this.#data.edition() === '' &&
      (question.kind === 'stall' ||
        question.kind === 'directions' ||
        (question.kind === 'measures' && !question.spans?.length)) &&
      JSON.stringify(question.choices) === keyOf({ ...defaultView(this.#view.bounds), rule });
    if (!isBuilt) return null;
    const file = this.#files.get(rule) ?? fetchBuilt(rule);
    this.#files.set(rule, file);
    return file;
  }
}

const isSame = (a: YearSpan, b: YearSpan) => a.from === b.from && a.to === b.to;
const keyOf = (view: View) => JSON.stringify(reachChoices(view));
