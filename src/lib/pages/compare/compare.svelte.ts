import { onDestroy, onMount } from 'svelte';
import { WHOLE, type RegionFacts } from '$lib/core/reach/region-facts';
import type { Visit } from '$lib/core/reach/new-places';
import type { ReachKind } from '$lib/core/record/model';
import { monthNumber, type YearSpan } from '$lib/core/record/time';
import type { Sure } from '$lib/core/stall/prebuilt';
import { countsOf, type Counts } from '$lib/core/stall/verdict';
import { startReach, type ReachClient } from '$lib/engine/client';
import type { Shape } from '$lib/map/signs';
import { m } from '$lib/paraglide/messages';
import { own } from '$lib/records/own/own.svelte';
import { fetchAsset } from '$lib/site/network/files';
import { formatName, formatYears } from '$lib/site/text/format';
import { pageHref } from '$lib/site/links/href';
import { LinkState } from '$lib/site/links/link-state.svelte';
import type { CompareData } from './compared.server';
import { NO_FILTERS } from '$lib/view/view';
import * as link from './compare-link';
import { compareRegion, sortRegions, type Brief, type RegionRow } from './regions';

/** The page's choices, and what follows from them: at once, from the facts that the page brought along. */
export class CompareState extends LinkState<link.CompareView> {
  readonly data: CompareData;
  /** Whether the reader's own records are what is compared, and nothing of ours. */
  readonly isOwn: boolean;
  #client: ReachClient | null = null;
  #facts: readonly RegionFacts[];
  /** What each record was, by rule; the standard one came with the page. */
  #visits = $state.raw<ReadonlyMap<string, readonly Visit[]>>(new Map());
  failure = $state<string | null>(null);
  /** Columns with a value that a record decides. */
  readonly measures: readonly string[];

  constructor(data: CompareData) {
    const [rules, regions] = [data.rules, data.regions].map((all) => all.map(({ id }) => id));
    const { from, to } = data.axis;
    // No periods are fixed of records that nobody knew before: their years are halved.
    const halves = own.shownPage ? { from, split: Math.ceil((from + to) / 2) } : undefined;
    super(link.compareFields(rules!, regions!, halves));
    [this.data, this.isOwn] = [data, own.shownPage !== null];
    this.measures = this.isOwn ? ['ground'] : link.MEASURES;
    this.#facts = $state.raw(data.facts);
    if (!this.isOwn) this.#visits = new Map([[this.fields.rule.standard, data.visits]]);
    onMount(() => {
      this.askOwn();
    });
    $effect(() => void this.#loadVisits(this.view.rule));
    onDestroy(() => this.#client?.close());
  }

  /** The reader's own records are measured by the engine, as ours were while the page was made. */
  askOwn() {
    if (!own.shownPage) return;
    this.failure = null;
    const { index, rules, set } = own.shownPage;
    this.#client?.close();
    this.#client = startReach({
      data: null,
      rules,
      periods: null,
      newPlaceKm: set.newPlace.km,
      atlas: index,
    });
    const client = this.#client;
    void (async () => {
      const facts = await client.ask('facts', [NO_FILTERS.radiusKm]);
      const visits = await client.ask('visits', [{}]);
      if (!facts || !visits) return;
      const { regionsOf } = await import('$lib/core/reach/regions-of');
      this.#facts = regionsOf(facts);
      this.#visits = new Map([[this.view.rule, visits]]);
    })().catch(({ message }: Error) => (this.failure = message));
  }

  /** Under another rule other records are earlier ones. */
  async #loadVisits(rule: string) {
    if (this.isOwn || this.#visits.has(rule)) return;
    try {
      const { visits } = await fetchAsset<Sure>(`/data/sure-${rule}.json`, 'visits');
      this.#visits = new Map(this.#visits).set(rule, visits);
    } catch (error) {
      this.failure = (error as Error).message;
    }
  }

  /** Empty while they are on their way. */
  readonly visits: readonly Visit[] = $derived.by(() => this.#visits.get(this.view.rule) ?? []);
  readonly #visitById = $derived.by(() => new Map(this.visits.map((visit) => [visit.id, visit])));
  readonly isPlaced = (id: string): boolean => this.#visitById.has(id);
  /** The kind that is counted by new places: exercises, where there are any. */
  readonly kind: ReachKind = $derived.by(() =>
    this.visits.some(({ kind }) => kind === 'exercise') ? 'exercise' : 'patrol',
  );
  /** Of the years of the handles; null while it is not known what the records were. */
  readonly counts: Counts | null = $derived.by(() => {
    if (this.visits.length === 0) return null;
    return countsOf(this.visits, this.kind, {
      periods: { before: this.spans.before, since: { from: this.years.split }, reached: [] },
      year: this.years.to,
      limitKm: this.data.newPlaceKm,
      coveredTo: this.coverage.to,
    });
  });
  /** A record's sign in a region: filled where its new place lies there. */
  readonly shapeIn = (region: string) => {
    const visits = this.#visitById;
    return (id: string): Shape => {
      const visit = visits.get(id);
      if (!visit) return 'unknown';
      const isHere = region === WHOLE || visit.region === region;
      if (visit.status === 'return' || !isHere) return 'back';
      return visit.status;
    };
  };

  readonly pending: boolean = $derived.by(() => this.#facts.length === 0);

  readonly axis: YearSpan = $derived.by(() => {
    const { from, to } = this.data.axis;
    return { from: Math.min(from, to - 1), to };
  });
  readonly years: link.Years = $derived.by(() => link.yearsWithin(this.view, this.axis));
  readonly spans: Record<link.Half, YearSpan> = $derived.by(() => {
    const { from, split, to } = this.years;
    return { before: { from, to: split - 1 }, since: { from: split, to } };
  });
  /** First and last month known. */
  readonly coverage = $derived.by(() => this.data.coverage);
  /** The axis, the halves and the end of what is known, as marks by year are drawn on them. */
  readonly ground = $derived.by(() => ({
    ...{ axis: this.axis, spans: [this.spans.before, this.spans.since] as const },
    end: (monthNumber(this.coverage.to) + 1) / 12,
  }));

  readonly rule = $derived.by(() => this.data.rules.find(({ id }) => id === this.view.rule)!);
  /** The records that count. */
  readonly records: ReadonlyMap<string, Brief> = $derived.by(() => {
    const counted = this.data.records.filter(({ rules }) => rules.includes(this.view.rule));
    return new Map(counted.map((record) => [record.id, record]));
  });

  /** All regions as one first, then each. */
  readonly rows: readonly RegionRow[] = $derived.by(() =>
    [{ id: WHOLE }, ...this.data.regions].map(({ id: region }) => {
      const none = { region, records: [], km2: [] };
      const facts = this.#facts.find((one) => one.region === region) ?? none;
      return compareRegion(facts, (id) => this.records.has(id), this.spans);
    }),
  );
  /** Of a kind that no record is of there is no column. */
  readonly kinds: readonly ReachKind[] = $derived.by(() => {
    const all = this.rows[0]!.records;
    const found = link.KINDS.filter((kind) => all.some((record) => record.kind === kind));
    return found.length ? found : link.KINDS;
  });
  readonly rowOf = (id: string): RegionRow => this.rows.find(({ region }) => region === id)!;
  readonly used: readonly RegionRow[] = $derived.by(() => {
    const used = this.rows.slice(1).filter(({ records }) => records.length);
    return sortRegions(used, this.view.sort, this.nameOf);
  });
  readonly chosen: readonly RegionRow[] = $derived.by(() => this.view.regions.map(this.rowOf));
  readonly nameOf = (id: string): string =>
    this.data.regions.find((one) => one.id === id)?.name ?? m.cmp_all_regions();

  readonly yearsText = (half: link.Half): string => {
    const { from, to } = this.spans[half];
    return formatYears(from, to, this.coverage.to);
  };

  /** Named in every file. */
  readonly source: string = $derived.by(() => {
    const { dataVersion: version } = this.data;
    return m.cmp_source({ version, rule: formatName(this.rule.name), n: this.records.size });
  });

  /** The same records in the atlas. */
  readonly atlas = (region: string, half: link.Half): string => {
    const { from, to } = this.spans[half];
    const ruled = this.view.rule === this.fields.rule.standard ? '' : `&rule=${this.view.rule}`;
    const query = `${from === to ? `year=${to}` : `from=${from}&to=${to}`}${ruled}`;
    return `${pageHref('/')}?${query}${region === WHOLE ? '' : `&region=${region}`}`;
  };

  tick(id: string) {
    const { regions } = this.view;
    const isOn = regions.includes(id);
    return this.choose({ regions: isOn ? regions.filter((one) => one !== id) : [...regions, id] });
  }

  move(handle: keyof link.Years, year: number, replaceState = false) {
    const isEnd = handle === 'to' && year === this.axis.to;
    const to = { [handle]: isEnd ? link.TO_THE_END : year };
    return this.choose({ ...this.years, to: this.view.to, ...to }, replaceState);
  }
}
