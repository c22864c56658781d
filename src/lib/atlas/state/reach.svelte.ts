import { untrack } from 'svelte';
import type { CallName, Given, Told } from '$lib/engine/calls';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { DataSource } from '$lib/engine/protocol';
import type { Facts } from '$lib/core/reach/facts';
import { RADII_KM, type FirstReached, type SpanMeasures } from '$lib/core/reach/measures';
import type { Sure } from '$lib/core/questions/prebuilt';
import type { Position } from '$lib/core/record/model';
import { yearsOf, type YearSpan } from '$lib/core/record/time';
import type { RegionStatus } from '$lib/core/stall/region-status';
import { fetchJson } from '$lib/site/files';
import { reachChoices } from '$lib/view/shown';
import { defaultView, type Layer, type View } from '$lib/view/view';
import type { ViewState } from './view.svelte';

/** Span of one or more years with, once they are known, its bands and twins. */
export type ShownReach = SpanMeasures & Partial<Told<'bands'>[number]>;

/** The pace and what it hangs on; edges and sentence follow from the records at once. */
export type PaceFound = Pick<Sure, 'hangsOn'> & { pace: Sure['pace'][number] };

/** What the prerendered page has of its own view. */
export interface FirstReach {
  span: ShownReach | null;
  pace: PaceFound;
}

/** The records that are measured. */
interface Measured {
  /** Names them; empty for those of the built files. */
  edition: () => string;
  source: () => DataSource;
  /** Those that rule and filters admit, wherever they are. */
  ids: () => ReadonlySet<string>;
}

/** What comes from a file or a worker: of each a new wish takes the place of the one before. */
interface Wish {
  channel: CallName | 'sure';
  key: string;
  load: () => Promise<unknown>;
}

/** Answers kept, so that a step back needs no work. */
const KEPT = 24;

type Measuring = typeof import('$lib/engine/measuring');

/**
 * The numbers of the view. Measures follow at once from the facts of the records; outlines, chance and bands
 * are asked of a worker where no file has them, when they are needed.
 */
export class ReachState {
  readonly #view: ViewState;
  readonly #first: FirstReach;
  readonly #data: Measured;
  /** By their keys, the oldest first. */
  #told = $state.raw<ReadonlyMap<string, unknown>>(new Map());
  readonly #asked = new Map<Wish['channel'], string>();
  #client: ReachClient | null = null;
  /** Whose records the workers have. */
  #loaded = '';
  failure = $state<string | null>(null);
  #failed: Wish['channel'] | null = null;
  /** Who wants to know how sure the numbers are, which takes some seconds, or what chance would give. */
  readonly sureFor = $state({ panel: false, briefing: false, curve: false });
  /** 0..1 of that work; null while there is none. */
  progress = $state<number | null>(null);

  constructor(view: ViewState, first: FirstReach, data: Measured) {
    this.#view = view;
    this.#first = first;
    this.#data = data;
    $effect(() => {
      const missing = this.#missing;
      untrack(() => missing.forEach((wish) => void this.#ask(wish)));
    });
    $effect(() => () => this.#client?.close());
  }

  readonly #key = $derived.by(() => this.#view.narrowing);
  readonly #choices = $derived(JSON.parse(this.#key) as Required<ReturnType<typeof reachChoices>>);
  readonly #span: YearSpan = $derived.by(() => {
    const { from, to } = this.#view.current;
    return { from, to };
  });
  /** Whether the rule is all that is chosen, of our records alone: that much has files. */
  readonly #isBuilt: boolean = $derived.by(() => {
    const { rule } = this.#choices;
    return (
      this.#data.edition() === '' &&
      this.#key === keyOf({ ...defaultView(this.#view.bounds), rule })
    );
  });
  /** Whether rule and filters are those of the prerendered page. */
  readonly isStandard: boolean = $derived.by(
    () => this.#isBuilt && this.#choices.rule === defaultView(this.#view.bounds).rule,
  );

  readonly #wishes = $derived.by(() => {
    const [choices, span] = [this.#choices, this.#span];
    const { radiusKm, rule } = choices;
    const isFile = this.#data.edition() === '' && RADII_KM.includes(radiusKm);
    const wish = (channel: Wish['channel'], given: unknown, load: Wish['load']): Wish => ({
      ...{ channel, load },
      key: this.#data.edition() + channel + JSON.stringify(given),
    });
    const call = <Name extends CallName>(name: Name, given: Given<Name>) =>
      wish(name, given, () => this.#call(name, given));
    return {
      facts: wish('facts', radiusKm, async () => {
        const found = isFile
          ? fetchWhole<Facts>(`/data/facts-${radiusKm}.json`, 'classes')
          : this.#call('facts', { radiusKm });
        const [facts, measuring] = await Promise.all([found, import('$lib/engine/measuring')]);
        return facts && { facts, measuring };
      }),
      sure: wish('sure', rule, () => fetchWhole<Sure>(`/data/sure-${rule}.json`, 'pace')),
      ground: call('ground', { choices, span }),
      firstReached: this.isStandard
        ? wish('firstReached', choices, () =>
            fetchWhole<FirstReached>('/data/first-reached.geojson', 'features'),
          )
        : call('firstReached', { choices }),
      stall: call('stall', { choices }),
      pace: call('pace', { choices, year: span.to }),
      bands: call('bands', { choices, spans: span.from === span.to ? [] : [span] }),
    };
  });

  readonly #measured = $derived.by(() =>
    this.#toldOf<{ facts: Facts; measuring: Measuring }>(this.#wishes.facts),
  );
  readonly #selected = $derived.by(() => {
    if (!this.#measured) return null;
    const { precise, staging, region } = this.#choices;
    return { ids: this.#data.ids(), precise, staging, region };
  });
  readonly #selection = $derived.by(
    () => this.#selected && this.#measured!.measuring.select(this.#measured!.facts, this.#selected),
  );
  readonly #sure = $derived.by(() =>
    this.#isBuilt ? this.#toldOf<Sure>(this.#wishes.sure) : null,
  );

  readonly #axis: YearSpan = $derived.by(() => {
    const { firstYear: from, lastYear: to } = this.#view.bounds;
    return { from, to };
  });
  /** New ground of every year under the choices; null until the facts have come. */
  readonly years = $derived.by(
    () => this.#selection && this.#measured!.measuring.newGround(this.#selection, this.#axis),
  );
  /** The centres of all years, where the map shows them. */
  readonly centres: { year: number; position: Position }[] = $derived.by(() => {
    if (!this.#selection || !this.#view.current.layers.includes('centre')) return [];
    return yearsOf(this.#axis).flatMap((year) => {
      const span = { from: year, to: year };
      const { centre } = this.#measured!.measuring.measure(this.#selection!, span);
      return centre ? [{ year, position: centre }] : [];
    });
  });
  /** Whether the prerendered page has the shown span. */
  readonly #isFirst: boolean = $derived.by(
    () => this.isStandard && this.#first.span !== null && isSame(this.#first.span, this.#span),
  );
  /** The bands and twins of the shown span, once they are known. */
  readonly #bands = $derived.by(() => {
    const years = this.#sure?.years.map((one) => ({ from: one.year, to: one.year, ...one }));
    const worked = this.#toldOf<Told<'bands'>>(this.#wishes.bands);
    return [...(years ?? []), ...(worked ?? [])].find((one) => isSame(one, this.#span)) ?? null;
  });
  /** The shown span; null until the facts have come. */
  readonly span: ShownReach | null = $derived.by(() => {
    if (this.#isFirst) return this.#first.span;
    if (!this.#selection) return null;
    const { panel, briefing } = this.sureFor;
    const { measure } = this.#measured!.measuring;
    return { ...measure(this.#selection, this.#span, panel || briefing), ...this.#bands };
  });
  /** Whether the span has its bands and twins. */
  readonly isComplete: boolean = $derived.by(
    () => this.#isFirst || (this.span !== null && this.#bands !== null),
  );

  /** The pace up to the last year shown and what it hangs on; null while it is being computed. */
  readonly pace: PaceFound | null = $derived.by(() => {
    const { to } = this.#span;
    const isLast = to === this.#view.bounds.lastYear;
    if (this.isStandard && isLast) return this.#first.pace;
    if (!this.#isBuilt) return this.#toldOf<PaceFound>(this.#wishes.pace);
    const { pace, hangsOn } = this.#sure ?? {};
    return pace ? { pace: pace[to] ?? [], hangsOn: isLast ? hangsOn! : null } : null;
  });
  /** What chance would have given of new ground; null while it is being computed. */
  readonly stall: Sure['stall'] | null = $derived.by(
    () => this.#sure?.stall ?? this.#toldOf<Sure['stall']>(this.#wishes.stall),
  );
  /** What the map draws of the shown span; null while it is being computed. */
  readonly ground = $derived.by(() => this.#toldOf<Told<'ground'>>(this.#wishes.ground));
  /** All ground by the period that first reached it; null while it is being computed. */
  readonly firstReached = $derived.by(() => this.#toldOf<FirstReached>(this.#wishes.firstReached));
  /** Each region at the end of the shown span, where the map shows it. */
  readonly regions: RegionStatus[] | null = $derived.by(() => {
    const isShown = this.#view.current.layers.includes('regions');
    if (!isShown || !this.#selected) return null;
    const { facts, measuring } = this.#measured!;
    return measuring.regionsAt(facts, this.#selected, this.#span.to);
  });

  /** What the page needs and does not have. */
  readonly #missing: Wish[] = $derived.by(() => {
    const { facts, sure, ground, firstReached, stall, pace, bands } = this.#wishes;
    const { panel, briefing, curve } = this.sureFor;
    const isBuiltYear = this.#isBuilt && this.#span.from === this.#span.to;
    const isSureWanted = (panel || briefing) && !this.isComplete;
    const hasLayer = (...wanted: Layer[]) =>
      wanted.some((id) => this.#view.current.layers.includes(id));
    const needed: [Wish, boolean][] = [
      [facts, !this.#isFirst || hasLayer('regions', 'centre')],
      [sure, this.#isBuilt && (curve || !this.pace || (isSureWanted && isBuiltYear))],
      [ground, briefing || hasLayer('footprint', 'new-ground', 'earlier-ground', 'extent')],
      [firstReached, hasLayer('first-reached')],
      [stall, curve && !this.#isBuilt],
      [pace, !this.#isBuilt],
      [bands, isSureWanted && !isBuiltYear],
    ];
    return needed
      .filter(([{ key }, isNeeded]) => isNeeded && !this.#told.has(key))
      .map(([wish]) => wish);
  });

  /** Whether something that the map may draw has not come yet. */
  readonly isPending: boolean = $derived.by(
    () =>
      this.failure === null &&
      this.#missing.some(({ channel }) => ['facts', 'ground', 'firstReached'].includes(channel)),
  );

  #toldOf<Answer>({ key }: Wish): Answer | null {
    return (this.#told.get(key) as Answer | undefined) ?? null;
  }

  async #ask({ channel, key, load }: Wish) {
    if (this.#asked.get(channel) === key) return;
    this.#asked.set(channel, key);
    const edition = this.#data.edition();
    const told = await load().catch((error: Error) => this.#fail(channel, error.message));
    // Meanwhile the reader may have taken other records.
    if (!told || edition !== this.#data.edition()) return;
    if (this.#failed === channel) this.failure = this.#failed = null;
    this.#told = new Map([...[...this.#told].slice(1 - KEPT), [key, told]]);
    if (this.#asked.get(channel) === key) this.#asked.delete(channel);
  }

  /** Told, with a way to try again. */
  #fail(channel: Wish['channel'], message: string): null {
    [this.#failed, this.failure] = [channel, message];
    return null;
  }

  /** Asks anew for all that did not come, of new workers. */
  retry() {
    this.failure = this.#failed = null;
    this.#asked.clear();
    this.#client?.close();
    for (const wish of this.#missing) void this.#ask(wish);
  }

  /** Asks a worker; null when overtaken. */
  async #call<Name extends CallName>(name: Name, given: Given<Name>): Promise<Told<Name> | null> {
    const edition = this.#data.edition();
    this.#client ??= startReach(this.#data.source());
    if (edition !== this.#loaded) this.#client.load(this.#data.source());
    this.#loaded = edition;
    // Only bands take so long that they tell how far they are.
    const onProgress = ({ done }: { done: number }) => void (this.progress = done);
    const outcome = await this.#client.ask(name, given, name === 'bands' ? onProgress : undefined);
    if (name === 'bands' && outcome.status !== 'superseded') this.progress = null;
    if (outcome.status === 'failed') throw new Error(outcome.message);
    return outcome.status === 'done' ? outcome.answer : null;
  }
}

/** A file without that field, from another version of the site, is no file. */
async function fetchWhole<File>(path: `/${string}`, field: keyof File & string): Promise<File> {
  const found = await fetchJson<File>(path);
  if (!found[field]) throw new Error(`${path}: of another version`);
  return found;
}

const isSame = (a: YearSpan, b: YearSpan) => a.from === b.from && a.to === b.to;
const keyOf = (view: View) => JSON.stringify(reachChoices(view));
