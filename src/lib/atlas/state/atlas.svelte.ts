import type { FeatureCollection } from 'geojson';
import { createContext } from 'svelte';
import { on as listen } from 'svelte/events';
import { page as address } from '$app/state';
import { firstInDirection, HOME } from '#core/reach/directions';
import { m } from '$lib/paraglide/messages';
import type { Visit } from '#core/reach/new-places';
import { isOfKind, type SeriesKind } from '#core/record/model';
import type { RecordNumbers } from '#core/stall/prebuilt';
import type { ReachRecord } from '#core/record/schema';
import { admittedBy, type Rule } from '#core/record/rules';
import { whoseOf } from '#core/record/set';
import { inOrder } from '#core/record/time';
import { answerIn, answerNames } from '#core/answer/answer';
import { curveOf } from '#core/stall/curve';
import { answerInput, countedBy } from '#core/answer/scope';
import type { Verdict } from '#core/stall/verdict';
import type { AtlasIndex, AtlasPage } from '$lib/view/atlas-index';
import { recordHref, withRecord } from '$lib/records/own/own-id';
import { drawReference, type ReferenceData } from '$lib/picture/layers/reference';
import { buildScene, type FarthestLine } from '$lib/picture/layers/scene';
import { lineToEarlier } from '$lib/picture/signs/selected-record';
import { candidateHref, candidateName } from '$lib/picture/signs/candidates';
import { formatKm, formatLeastKm, formatName } from '$lib/site/text/format';
import { getLocale } from '$lib/paraglide/runtime';
import { voiceOf } from '$lib/site/text/voice';
import { pageHref } from '$lib/site/links/href';
import { vocabulary } from '$lib/site/dataset/vocabulary';
import { AskState } from './ask.svelte';
import { ReachState } from './reach.svelte';
import { overlaps } from '$lib/view/shown';
import { encodeEdition } from '$lib/view/view-link';
import { REFERENCE_LAYERS, isNarrowed } from '$lib/view/view';
import { chipsOf } from './filters';
import { viewBounds } from '$lib/site/dataset/bounds';
import { say, set } from '$lib/site/dataset/set';
import { fetchAsset } from '$lib/site/network/files';
import { RequestCache } from '$lib/site/network/request-cache.svelte';
import { ViewState } from './view.svelte';

const NONE: readonly never[] = [];

interface Drawn {
  kind: SeriesKind;
  records: readonly ReachRecord[];
  /** Null where the numbers cannot be loaded. */
  visits: readonly Visit[] | null;
}

/**
 * What the atlas pages share, derived one way:
 *
 *     link → view → filtered records → reach (measures, visits, verdicts) → answer
 *                 → those of the kind shown, with their visits
 *
 * Map, timeline and panel change only the view, what is pointed at and what is open.
 */
export class Atlas {
  readonly page: Omit<AtlasPage, 'index'>;
  readonly index: AtlasIndex;
  readonly rules: readonly Rule[];
  readonly view: ViewState;
  readonly reach: ReachState;
  readonly ask: AskState;
  readonly isOwn: boolean;

  readonly hover: { ids: readonly string[]; year: number | null } = $state({ ids: [], year: null });
  isPresenting = $state(false);
  isSureOpen = $state(false);
  /** Whether the map has drawn the view, or never will. */
  isMapReady = $state(true);

  constructor(data: AtlasPage) {
    const { index, rules, own } = data;
    this.page = data;
    this.index = index;
    this.rules = rules;
    this.isOwn = own !== undefined;
    this.view = new ViewState(viewBounds(data), index.records, own?.file ?? null);
    this.reach = new ReachState(this.view, data, () => this.#admittedIds);
    this.ask = new AskState(this);
  }

  // Independent of the years, so that a step recomputes nothing.
  readonly rule = $derived.by(() => this.rules.find(({ id }) => id === this.view.choices.rule)!);
  readonly ruleName = $derived.by(() => formatName(this.rule.name));
  readonly #counted = $derived.by(() =>
    countedBy(this.index.records, this.rules, this.view.choices),
  );
  readonly withinRule = $derived.by(() => this.#counted.admitted);
  readonly #admittedIds = $derived.by(() => {
    const admitted = admittedBy(this.view.choices.where, this.withinRule);
    return new Set(admitted.map(({ id }) => id));
  });
  readonly #ofEveryKind = $derived.by(() => inOrder(this.#counted.records));
  readonly kind = $derived.by(() => this.view.current.kind);
  /** Of the kind shown and of all years, by date. */
  readonly filtered = $derived.by(() => this.#ofEveryKind.filter(isOfKind(this.kind)));
  readonly others = $derived.by(() => {
    const isShown = isOfKind(this.kind);
    return this.#ofEveryKind.filter((record) => !isShown(record));
  });
  /** Theirs; null until known. */
  readonly visits = $derived.by(
    () => this.reach.visits?.filter(({ kind }) => kind === this.kind) ?? null,
  );
  readonly isCounting = $derived.by(() => this.visits === null && this.reach.loadError === null);
  #drawnBefore: Drawn | null = null;
  /** What map and chart show: while this is counted, what they showed before of the same kind. */
  readonly drawn = $derived.by((): Drawn => {
    const { kind, filtered: records, visits } = this;
    if (!this.isCounting) {
      const drawn = { kind, records, visits };
      // Until the link is read this may be another view than the one asked for.
      if (this.view.hasReadAddress) this.#drawnBefore = drawn;
      return drawn;
    }
    const isSameKind = this.#drawnBefore?.kind === kind;
    return isSameKind ? this.#drawnBefore! : { kind, records: [], visits };
  });
  readonly shown = $derived.by(() => {
    const { current } = this.view;
    return this.filtered.filter((record) => overlaps(record, current));
  });
  readonly isStandard = $derived.by(
    () => this.view.current.rule === this.rules[0]!.id && !isNarrowed(this.view.current),
  );

  /** Of all years; their status is known for the standard alone. */
  readonly candidates = $derived.by(() => {
    const { current, bounds, record } = this.view;
    const isAsked = record === null && current.newPlaceKm === bounds.newPlaceKm;
    return isAsked && this.isStandard ? this.page.candidates : NONE;
  });

  /** A patrol of ships and aircraft has two: that of the kind shown comes last. */
  readonly #visitById = $derived.by(() => {
    const visits = [...(this.reach.visits ?? []), ...(this.visits ?? [])];
    return new Map(visits.map((visit) => [visit.id, visit]));
  });
  readonly visitOf = (id: string): Visit | null => this.#visitById.get(id) ?? null;

  readonly verdict = $derived.by(
    () => this.reach.verdicts?.find(({ kind }) => kind === this.kind) ?? null,
  );
  /** Of all years; null with too few records. */
  readonly curve = $derived.by(() => curveOf(this.visits ?? []));

  // What the map draws: a part that does not change keeps the map from drawing it again.
  readonly #layerCache = new RequestCache();
  readonly #shownLayers = $derived.by(() => this.view.current.layers);
  /** Fetched when first switched on. */
  readonly #layerFiles = $derived.by(() =>
    REFERENCE_LAYERS.filter((layer) => this.#shownLayers.includes(layer)).map((layer) => {
      const load = () => fetchAsset<FeatureCollection>(`/data/${layer}.geojson`);
      return [layer, this.#layerCache.get(layer, '', load)] as const;
    }),
  );
  readonly hasLayers = $derived.by(() => this.#layerFiles.every(([, data]) => data !== null));
  get layerError() {
    return this.#layerCache.loadError?.message ?? null;
  }
  readonly #reference = $derived.by(() => {
    const loaded = this.#layerFiles.filter(([, data]) => data !== null);
    return drawReference(Object.fromEntries(loaded) as ReferenceData, formatName);
  });
  readonly #farthest = $derived.by(() => {
    const { farthest } = this.reach;
    return this.page.set.partners.flatMap(({ id: partner, from }): FarthestLine[] => {
      const line = farthest[partner];
      if (!line || line.km === 0) return [];
      const km = (line.mostKm > line.km ? formatLeastKm : formatKm)(line.km);
      const { home, position } = line;
      return [{ partner, home, position, label: m.farthest_label({ from: say(from), km }) }];
    });
  });
  /** From an open record, as its page states it, else among the filtered ones. */
  readonly #way = $derived.by(() => {
    const { record } = this.view;
    if (!record) return null;
    const { numbers } = address.data as { numbers?: RecordNumbers };
    const visit = numbers?.visit ?? this.visitOf(record.id);
    const earlier = this.index.records.find(({ id }) => id === visit?.nearest);
    return visit && earlier ? lineToEarlier(visit, record, earlier) : null;
  });
  readonly #sceneInput = $derived.by(() => ({
    ...this.drawn,
    candidates: this.candidates,
    others: this.others,
    ground: this.reach.ground ?? NONE,
    reference: this.#reference,
    homes: this.isOwn ? NONE : set.partners,
    nameOf: this.labelOf,
  }));
  readonly scene = $derived.by(() => {
    const { record } = this.view;
    const shown = { record, way: this.#way, asked: this.ask.mark, farthest: this.#farthest };
    return buildScene({ ...this.#sceneInput, ...shown });
  });
  /** In other years nothing is open, asked about or measured. */
  readonly filmedScene = $derived.by(() => buildScene(this.#sceneInput));

  readonly hoveredIds = $derived.by(() => {
    const { ids, year } = this.hover;
    if (ids.length) return ids;
    if (year === null) return [];
    const inYear = this.filtered.filter((record) => overlaps(record, { from: year, to: year }));
    return inYear.map(({ id }) => id);
  });

  /** With Svelte's listener: a removed link loses its focus in the middle of an update. */
  readonly hoverRecord = (id: string | readonly string[]) => (node: Element) => {
    const hover = (ids: readonly string[]) => () => (this.hover.ids = ids);
    for (const event of ['pointerenter', 'focus']) listen(node, event, hover([id].flat()));
    for (const event of ['pointerleave', 'blur']) listen(node, event, hover([]));
  };

  /** Own records name places by their sites, not by our regions. */
  readonly names = $derived.by(() => {
    const { index, rules, page, isOwn } = this;
    // A page of own records knows the partners' names only as they are.
    const whose = isOwn ? null : whoseOf(page.set);
    return answerNames(index.records, rules, vocabulary.series, isOwn ? [] : page.regions, whose);
  });
  readonly nameOf = (id: string) =>
    candidateName(this.candidates, id) ?? this.names.recordName(id, getLocale());
  readonly regionName = (id: string) => {
    const region = this.page.regions.find((named) => named.id === id);
    return region ? formatName(region.name) : id;
  };
  readonly directionName = (id: string | null) => {
    if (id === HOME) return m.where_home();
    const named = this.index.directions.directions.find((direction) => direction.id === id);
    return named ? formatName(named.name) : null;
  };
  readonly firstThere = $derived.by(() =>
    firstInDirection(this.reach.visits ?? [], this.index.directions),
  );
  readonly labelOf = (visit: Visit) => this.names.placeOf(visit, getLocale());

  get #asked() {
    const { isVerdict, isLatest, view } = this;
    return { years: view.years, isVerdict, isLatest };
  }
  answerWith(
    visits: readonly Visit[],
    verdicts: readonly Verdict[],
    { years, isVerdict, isLatest } = this.#asked,
  ) {
    const { kind, names } = this;
    const { choices } = this.view;
    const input = answerInput(
      { ...this.#counted, names, visits, verdicts },
      { ...choices, kind, filters: chipsOf(this) },
      { ...years, isVerdict, isLatest },
    );
    const { lines, ...rest } = answerIn(voiceOf(), input);
    return { ...lines, ...rest };
  }
  readonly answer = $derived.by(() => {
    const { visits, verdicts } = this.reach;
    if (!visits || !verdicts || (this.isVerdict && !this.reach.isCompared)) return null;
    return this.answerWith(visits, verdicts);
  });
  readonly isLatest = $derived.by(() => this.view.years.to === this.view.axis.to);
  /** Else the answer is about the chosen years alone. */
  readonly isVerdict = $derived.by(() => {
    const { axis, years, isSingleYear } = this.view;
    if (isSingleYear) return false;
    const isSinceBreak = years.from === this.page.set.periods?.since.from;
    return years.from === axis.from || (this.isLatest && isSinceBreak);
  });

  readonly recordHref = (id: string) => candidateHref(id) ?? recordHref(id, this.view.query);
  readonly homeHref = $derived.by(() => pageHref('/') + this.view.query);

  /** A copied link says it to a page with other data. */
  readonly edition = $derived.by(() => {
    return { version: this.index.dataVersion, records: this.shown.length };
  });
  readonly link = () => {
    const { record, query, search } = this.view;
    if (this.isOwn) return `${address.url.origin}${pageHref('/')}${search}`;
    const path = pageHref(record ? `/record/${record.id}` : '/');
    const edition = `data=${encodeEdition(this.edition)}`;
    return `${address.url.origin}${path}${query ? `${query}&` : '?'}${edition}`;
  };

  readonly isEmbedded = $derived.by(() => address.route.id === '/(atlas)/embed');
  /** Own records are on no server: their frame shows our atlas. */
  readonly embed = () => {
    const { isOwn } = this;
    const { query, record } = this.view;
    const shown = record ? withRecord(query, record.id) : query;
    return { address: address.url.origin + pageHref('/embed') + (isOwn ? '' : shown), isOwn };
  };
}

export const [useAtlas, provideAtlas] = createContext<Atlas>();
