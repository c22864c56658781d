import { getContext, setContext } from 'svelte';
import { PRACTICES } from '$lib/core/record/model';
import type { Rule } from '$lib/core/record/rules';
import type { AtlasIndex } from '$lib/view/atlas-index';
import { givenId, isOwnId } from '$lib/records/own/own';
import { formatName } from '$lib/site/format';
import { localizeHref } from '$lib/paraglide/runtime';
import { OwnRecords } from '$lib/records/own/own.svelte';
import { ReachState, type ShownReach } from './reach.svelte';
import { filterRecords, ghostRecords, overlaps, shownRecords } from '$lib/view/shown';
import { ViewState } from './view.svelte';

export interface RegionName {
  id: string;
  name: Rule['name'];
}

interface AtlasData {
  index: AtlasIndex;
  rules: readonly Rule[];
  regions: readonly RegionName[];
  /** Of the default view. */
  firstSpan: ShownReach | null;
}

/**
 * What the atlas pages share: the index, the view, and all that follows from them. Derived one way:
 * link -> view -> filtered -> shown, earlier, reach.
 */
export class Atlas {
  readonly index: AtlasIndex;
  readonly rules: readonly Rule[];
  readonly regions: readonly RegionName[];
  readonly view: ViewState;
  /** The record, or the year of the timeline, under the pointer or focus: one for the whole page. */
  readonly hover: { id: string | null; year: number | null } = $state({ id: null, year: null });
  /** Seconds each year is shown while the timeline plays; null when it does not. */
  playing = $state<number | null>(null);
  readonly own = new OwnRecords();
  readonly reach: ReachState;
  readonly #names: Readonly<Record<string, string>>;

  constructor({ index, rules, regions, firstSpan }: AtlasData) {
    this.index = index;
    this.rules = rules;
    this.regions = regions;
    this.#names = Object.fromEntries(index.records.map(({ id, name }) => [id, formatName(name)]));
    this.view = new ViewState(
      {
        firstYear: index.firstYear,
        lastYear: index.lastYear,
        rules: rules.map(({ id }) => id),
        regions: regions.map(({ id }) => id),
        practices: PRACTICES,
      },
      index.records,
    );
    this.reach = new ReachState(this.view, firstSpan);
  }

  /** Records left by rule and filters, over all years. */
  readonly filtered = $derived.by(() =>
    filterRecords(this.index.records, this.view.current, this.rules),
  );
  readonly shown = $derived.by(() => shownRecords(this.filtered, this.view.current));
  readonly earlier = $derived.by(() => ghostRecords(this.filtered, this.view.current));

  /** Records pointed at: one by itself, or all of a year. */
  readonly hoveredIds: readonly string[] = $derived.by(() => {
    const { id, year } = this.hover;
    if (id) return [id];
    if (year === null) return [];
    return this.filtered.filter((r) => overlaps(r, { from: year, to: year })).map(({ id }) => id);
  });

  /** The reader's own records under the same rule, filters and years; no measure counts them. */
  readonly ownFiltered = $derived.by(() =>
    filterRecords(this.own.records, this.view.current, this.rules),
  );
  readonly ownShown = $derived.by(() => shownRecords(this.ownFiltered, this.view.current));
  readonly #ownNames: Readonly<Record<string, string>> = $derived(
    Object.fromEntries(this.own.records.map(({ id, name }) => [id, formatName(name)])),
  );

  /** For a link to a record: it is pointed at on the map too. */
  readonly pointing = (id: string) => {
    const [over, out] = [() => void (this.hover.id = id), () => void (this.hover.id = null)];
    return { onpointerenter: over, onpointerleave: out, onfocus: over, onblur: out };
  };

  readonly ruleName = $derived.by(() => {
    const rule = this.rules.find(({ id }) => id === this.view.current.rule);
    return rule ? formatName(rule.name) : this.view.current.rule;
  });

  readonly nameOf = (id: string): string => this.#names[id] ?? this.#ownNames[id] ?? id;

  readonly regionName = (id: string): string => {
    const region = this.regions.find((known) => known.id === id);
    return region ? formatName(region.name) : id;
  };

  /** Links keep every choice; an own record has no page and is found in the table. */
  readonly recordHref = (id: string): string =>
    isOwnId(id)
      ? `${localizeHref('/data')}?q=${encodeURIComponent(givenId(id))}`
      : localizeHref(`/record/${id}`) + this.view.query;
  readonly homeHref = $derived.by(() => localizeHref('/') + this.view.query);
}

const KEY = Symbol('atlas');

export const provideAtlas = (atlas: Atlas): Atlas => setContext(KEY, atlas);
export const useAtlas = (): Atlas => getContext<Atlas>(KEY);
