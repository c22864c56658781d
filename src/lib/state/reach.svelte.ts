import type { SpanMeasures } from '$lib/core/measures';
import { defaultView } from './view';
import type { ViewState } from './view.svelte';

/** The measures of the shown years: those of the prerendered page until others are computed. */
export class ReachState {
  readonly #view: ViewState;
  readonly #first: SpanMeasures | null;
  readonly ground = null;
  failure = $state<string | null>(null);

  constructor(view: ViewState, first: SpanMeasures | null) {
    this.#view = view;
    this.#first = first;
  }

  readonly span: SpanMeasures | null = $derived.by(() => {
    const { from, to } = this.#view.current;
    const standard = defaultView(this.#view.bounds);
    return from === standard.from && to === standard.to ? this.#first : null;
  });
}
