import type { Position, SeriesKind } from '#core/record/model';
import type { Arguments } from '$lib/engine/calls';
import { goto } from '$app/navigation';
import type { Visit } from '#core/reach/new-places';
import type { Verdict } from '#core/stall/verdict';
import type { AtlasPage } from '$lib/view/atlas-index';
import type { ReachState } from './reach.svelte';
import { RequestCache } from '$lib/site/network/request-cache.svelte';
import type { ViewState } from './view.svelte';

/** Questions in quick succession are answered before any headline is tested. */
const REST_MS = 1000;

/** What a question is asked of. */
interface AskedAtlas {
  readonly page: Pick<AtlasPage, 'set'>;
  readonly view: ViewState;
  readonly reach: ReachState;
  readonly kind: SeriesKind;
  readonly isLatest: boolean;
  readonly isVerdict: boolean;
  readonly homeHref: string;
  answerWith(visits: readonly Visit[], verdicts: readonly Verdict[]): { headline: string };
}

export class AskState {
  readonly #atlas: AskedAtlas;
  readonly #cache = new RequestCache();
  isAiming = $state(false);

  constructor(atlas: AskedAtlas) {
    this.#atlas = atlas;
  }

  /** Null with an open record. */
  readonly question = $derived.by(() => {
    const { record, current } = this.#atlas.view;
    return record ? null : current.ask;
  });
  readonly #answers = $derived.by(() => {
    const { question } = this;
    const { reach, view } = this.#atlas;
    if (!question) return null;
    const args: Arguments<'ask'> = [view.choices, question];
    return this.#cache.get('ask', args, () => reach.askWorker('ask', args));
  });
  /** Of the kind shown. */
  readonly answer = $derived.by(
    () => this.#answers?.find(({ kind }) => kind === this.#atlas.kind) ?? null,
  );
  get loadError() {
    return this.#cache.loadError;
  }

  /** The verdict if the record asked about were the latest. */
  readonly #verdict = $derived.by(() => {
    const { question, answer } = this;
    const { reach, view, kind, isLatest, isVerdict, page } = this.#atlas;
    const isTold = isLatest && isVerdict && page.set.periods;
    if (!question || !answer || question.before !== null || !isTold) return null;
    const { choices, axis } = view;
    return this.#cache.get('verdictWith', [choices, kind, question.place], async () => {
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
      if (this.question !== question) return null;
      return reach.askWorker('verdictWith', [choices, axis.to, kind, question.place]);
    });
  });
  /** What the page's headline would then be. */
  readonly headline = $derived.by(() => {
    const { kind, reach, view } = this.#atlas;
    const verdict = this.#verdict;
    const asked = this.answer;
    if (!verdict || !asked || !reach.visits || !reach.verdicts) return null;
    const unused = {
      ordinal: null,
      mostOrdinal: null,
      region: null,
      isTrack: false,
      places: [],
      opener: '',
    };
    const visit = { ...asked, ...unused, id: '', start: `${view.axis.to}-12-31` };
    const verdicts = reach.verdicts.map((other) => (other.kind === kind ? verdict : other));
    const visits = [...reach.visits, visit];
    return this.#atlas.answerWith(visits, verdicts).headline;
  });

  readonly mark = $derived.by(() => {
    const place = this.question?.place;
    return this.answer ?? (typeof place === 'object' ? { position: place, line: null } : null);
  });

  readonly askAt = async (position: Position) => {
    this.isAiming = false;
    const { view, homeHref } = this.#atlas;
    const { kind } = view.current;
    const before = view.current.ask?.before ?? null;
    if (view.record) await goto(homeHref, { noScroll: true });
    await view.choose({ kind, ask: { place: position, before } });
  };
}
