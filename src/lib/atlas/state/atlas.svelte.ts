import { createContext, untrack } from 'svelte';
import { base } from '$app/paths';
import { on } from 'svelte/events';
import { page } from '$app/state';
import type { Visit } from '$lib/core/reach/new-places';
import { placeName } from '$lib/core/reach/place-name';
import type { Language } from '$lib/core/record/model';
import { admits, type Rule } from '$lib/core/record/rules';
import { yearOf } from '$lib/core/record/time';
import { howSure, NO_COMPARISON } from '$lib/core/stall/how-sure';
import { kindsShown, leadOf, scopeText } from '$lib/core/stall/scope';
import { answerLines, answerText } from '$lib/core/stall/sentence';
import type { AtlasIndex, AtlasPage, IndexRecord } from '$lib/view/atlas-index';
import { recordHref, withRecord } from '$lib/records/own/record-href';
import { formatName } from '$lib/site/text/format';
import { m } from '$lib/paraglide/messages';
import { getLocale } from '$lib/paraglide/runtime';
import { pageHref } from '$lib/site/links/href';
import { coverageNote, isThere, tagline } from '$lib/site/dataset/set';
import { voiceOf } from '$lib/site/text/voice';
import { ReachState } from './reach.svelte';
import { choicesOf, filterRecords, overlaps } from '$lib/view/shown';
import { encodeEdition } from '$lib/view/view-link';
import { isNarrowed, LAYERS, type View } from '$lib/view/view';
import { whereRows, type WhereRow } from '../panel/where';
import { ViewState } from './view.svelte';

/** Layers drawn of our regions, periods and partners. */
const OURS = ['first-reached', 'farthest', 'regions', 'watch-zones', 'straits'];

/**
 * What the atlas pages share: the index, the view, and all that follows from them. Derived one way:
 * link -> view -> filtered -> shown, reach.
 */
export class Atlas {
  readonly page: Omit<AtlasPage, 'index'>;
  readonly index: AtlasIndex;
  readonly rules: readonly Rule[];
  readonly view: ViewState;
  /** The record or year under the pointer or focus: one for the whole page. */
  readonly hover: { id: string | null; year: number | null } = $state({ id: null, year: null });
  /** Before an audience: the answer, the map and the years in large letters, and nothing to press. */
  presenting = $state(false);
  /** Whether the panel and the chart show how sure the answer is. */
  isSureOpen = $state(false);
  /** The direction whose records the reader looks at; null for none in particular. */
  direction: string | null = $state(null);
  /** Whether the map has drawn what the view shows, or never will. */
  mapReady = $state(true);
  /** Ids of the records at the place that was clicked, where there are several. */
  place: readonly string[] = $state.raw([]);
  /** Whether the reader's own records are what is shown, and nothing of ours. */
  readonly isOwn: boolean;
  readonly reach: ReachState;

  constructor({ index, ...page }: AtlasPage) {
    const { rules, regions, first } = page;
    this.isOwn = page.own !== undefined;
    this.page = page;
    this.index = index;
    this.rules = rules;
    const hasTracks = index.records.some(({ track }) => track);
    const isLayer = (id: string) => (id === 'tracks' ? hasTracks : isThere(id));
    this.view = new ViewState(
      {
        firstYear: index.firstYear,
        lastYear: index.lastYear,
        breakYear: page.set.periods?.since.from ?? null,
        newPlaceKm: page.set.newPlace.km,
        rules: rules.map(({ id }) => id),
        regions: regions.map(({ id }) => id),
        layers: LAYERS.filter((id) => isLayer(id) && !(this.isOwn && OURS.includes(id))),
        practices: page.vocabulary.practices.map(({ id }) => id),
        frameworks: page.vocabulary.frameworks.map(({ id }) => id),
      },
      index.records,
    );
    this.reach = new ReachState(this.view, first, {
      source: {
        data: this.isOwn ? null : `${base}/data`,
        rules,
        periods: page.set.periods ?? null,
        newPlaceKm: page.set.newPlace.km,
        atlas: index,
      },
      ids: () => this.#filteredIds,
    });
  }

  /** The counting rule. */
  readonly rule: Rule = $derived.by(() =>
    this.rules.find(({ id }) => id === this.view.current.rule)!,
  );
  readonly ruleName = $derived.by(() => formatName(this.rule.name));

  /** What follows from records, rule and filters: a step of the year works out none of it anew. */
  #narrowed<T>(of: (view: View, records: readonly IndexRecord[]) => T): T {
    const { records } = this.index;
    void this.view.filterKey;
    return untrack(() => of(this.view.current, records));
  }

  /** Records under the rule alone. */
  readonly withinRule = $derived.by(() =>
    this.#narrowed((_, records) => records.filter((record) => admits(this.rule.where, record))),
  );
  /** Of those the ids of what the reader's own filters leave, but for the region. */
  readonly #filteredIds: ReadonlySet<string> = $derived.by(() =>
    this.#narrowed((view) => {
      const where = choicesOf(view);
      return new Set(this.withinRule.filter((record) => admits(where, record)).map(({ id }) => id));
    }),
  );
  /** Records left by rule and filters, over all years, in order of date. */
  readonly filtered = $derived.by(() =>
    this.#narrowed((view, records) => filterRecords(records, view, this.rules)),
  );
  readonly shown = $derived.by(() => {
    const { current } = this.view;
    return this.filtered.filter((record) => overlaps(record, current));
  });

  /** By direction; none where the set has no directions or compares no periods, and of a reader's own records. */
  readonly where: readonly WhereRow[] = $derived.by(() => {
    const { periods } = this.page.set;
    if (!periods || this.isOwn || !this.reach.visits) return [];
    return this.#narrowed(({ precise, staging, region }) =>
      whereRows(
        this.filtered.filter(({ id }) => this.visitOf(id) !== null),
        this.index.directions,
        periods,
        { precise, staging, region },
      ),
    );
  });
  readonly whereRow = $derived.by(() => this.where.find(({ id }) => id === this.direction) ?? null);

  /** Records pointed at: one by itself, or all of a year. */
  readonly hoveredIds: readonly string[] = $derived.by(() => {
    const { id, year } = this.hover;
    if (id) return [id];
    if (year === null) return this.whereRow?.records ?? [];
    return this.filtered.filter((r) => overlaps(r, { from: year, to: year })).map(({ id }) => id);
  });

  /** Attached to a link to a record: it is pointed at on the map too. By Svelte's own listener, since a
   * link that goes loses its focus in the middle of an update. */
  readonly pointing = (id: string) => (node: Element) => {
    for (const event of ['pointerenter', 'focus']) on(node, event, () => (this.hover.id = id));
    for (const event of ['pointerleave', 'blur']) on(node, event, () => (this.hover.id = null));
  };

  /** Names of a visit's place: of the reader's own records those of their sites. */
  readonly #placeOf = (visit: Visit, language: Language): string => {
    const record = this.index.records.find(({ id }) => id === visit.id)!;
    const nameOfRegion = (id: string) =>
      this.isOwn ? null : (this.page.regions.find((one) => one.id === id)?.name ?? null);
    return placeName(visit, record, nameOfRegion, language);
  };

  /** Short, beside a sign of the map or the chart. */
  readonly labelOf = (visit: Visit): string => this.#placeOf(visit, getLocale());

  /** Exercises, unless the reader left them out. */
  readonly leadKind = $derived.by(() =>
    leadOf({ kinds: kindsShown(this.index.records, this.filtered) }),
  );
  /** What a record was; none where no place of it is known, or where that is not known yet. */
  readonly #visits = $derived.by(
    () => new Map(this.reach.visits?.map((visit) => [visit.id, visit]) ?? []),
  );
  readonly visitOf = (id: string): Visit | null => this.#visits.get(id) ?? null;

  /** Where joint activity went, in words; null until it is known what each record was. */
  readonly answer = $derived.by(() => {
    const { view, index, reach } = this;
    const { visits, verdicts } = reach;
    if (!visits || !verdicts) return null;
    const { mode, from, to } = view.current;
    const isLatest = to === view.axis.to;
    const isSinceBreak = isLatest && from === this.page.set.periods?.since.from;
    const voice = voiceOf();
    const { domains, ...others } = choicesOf(view.current);
    const { precise, staging, region } = view.current;
    const isDomain = domains?.length === 1 && Object.keys(others).length === 0;
    const scope = scopeText(
      voice,
      { rule: this.rule, standardRule: this.rules[0]!.id },
      { ruled: this.withinRule, left: this.filtered },
      {
        isMeasuredOtherwise: precise || staging || region !== null,
        domain: isDomain ? domains[0]! : null,
      },
    );
    const lines = answerLines(
      {
        years: { from, to },
        isVerdict: mode === 'all' || isSinceBreak,
        isLatest,
        visits,
        verdicts,
        limitKm: reach.newPlaceKm,
        kinds: kindsShown(index.records, this.filtered),
        scope,
        placeOf: this.#placeOf,
      },
      voice,
    );
    const [verdict] = verdicts;
    const sure = verdict
      ? howSure(
          {
            verdict,
            otherVisits: visits.filter(
              ({ kind, start }) => kind !== verdict.kind && yearOf(start) <= to,
            ),
            isLatest,
            recordName: this.nameOf,
            ruleName: (id) => formatName(this.rules.find((one) => one.id === id)!.name),
            placeOf: this.#placeOf,
          },
          voice,
        )
      : NO_COMPARISON;
    return { ...lines, text: answerText(voice, lines), howSure: sure };
  });

  /** Whether rule and filters are those that need no naming: other sentences are longer. */
  readonly isStandard = $derived.by(
    () => this.view.current.rule === this.rules[0]!.id && !isNarrowed(this.view.current),
  );

  readonly #names: ReadonlyMap<string, string> = $derived.by(
    () => new Map(this.index.records.map(({ id, name }) => [id, formatName(name)])),
  );
  readonly nameOf = (id: string): string => this.#names.get(id) ?? id;

  readonly regionName = (id: string): string => {
    const region = this.page.regions.find((known) => known.id === id);
    return region ? formatName(region.name) : id;
  };

  /** Links keep every choice; for an own record no page is built. */
  readonly recordHref = (id: string): string => recordHref(id, this.view.query);
  /** What is known, and of whose data, at the foot of page and pictures. */
  readonly coverageNote = (): string => this.page.own?.coverage ?? coverageNote();
  readonly creditsNote = (): string => this.page.own?.credits ?? m.credits_note();
  /** What a copied link says of the data, so that on other data the page can tell. */
  readonly edition = $derived.by(() => ({
    version: this.index.dataVersion,
    records: this.shown.length,
  }));
  readonly link = (): string => {
    const { record, query } = this.view;
    const path = pageHref(record ? `/record/${record.id}` : '/');
    return `${page.url.origin}${path}${query ? `${query}&` : '?'}data=${encodeEdition(this.edition)}`;
  };

  /** Whether the atlas stands in another page, without the rest of the site. */
  readonly isEmbedded = $derived.by(() => page.route.id === '/(atlas)/embed');
  /** The same view without the rest of the site, to stand in another page: of a reader's own records the atlas. */
  readonly embed = (): { address: string; title?: string } => {
    const { query, record } = this.view;
    const address = `${page.url.origin}${pageHref('/embed')}`;
    if (this.isOwn) return { address, title: tagline() };
    return { address: address + (record ? withRecord(query, record.id) : query) };
  };

  readonly homeHref = $derived.by(() => pageHref('/') + this.view.query);
}

export const [useAtlas, provideAtlas] = createContext<Atlas>();
