import type { Progress } from '#core/reach/measures';
import { sum } from 'd3-array';
import { onDestroy } from 'svelte';
import { base } from '$app/paths';
import { SERIES_FIELDS } from '#core/reach/measures';
import type { CutGround } from '#core/compare/regional-ground';
import type { DirectionSet } from '#core/reach/directions';
import { reachKind } from '#core/record/model';
import type { AtlasData } from '#core/record/schema';
import { yearsWithin, type YearSpan } from '#core/record/time';
import { admittedBy } from '#core/record/rules';
import type { RuleResults } from '#core/stall/prebuilt';
import { startReach, type ReachClient } from '$lib/engine/client';
import { m } from '$lib/paraglide/messages';
import { own } from '$lib/records/own/own.svelte';
import { viewBounds } from '$lib/site/dataset/bounds';
import { fetchAsset } from '$lib/site/network/files';
import { RequestCache } from '$lib/site/network/request-cache.svelte';
import { formatName, formatYears } from '$lib/site/text/format';
import { pageHref } from '$lib/site/links/href';
import { LinkState } from '$lib/site/links/link-state.svelte';
import type { AtlasPage } from '$lib/view/atlas-index';
import { choicesOf } from '$lib/view/shown';
import type { CompareData } from './compared.server';
import { compareFields, TO_THE_END, WHOLE, clampYears } from './compare-link';
import type { CompareView, Half } from './compare-link';
import { briefOf, byRecords, compareRow } from './regions';
import type { BriefVisit, CompareRow, RowPlace } from './regions';
import type { HalfSpan } from './sentence';

/** Visits come from the engine later; directions and ground are not known of them. */
export const ownCompared = (page: AtlasPage): CompareData => ({
  visits: [],
  regional: { regions: {}, directions: {} },
  newPlaceKm: page.set.newPlace.km,
  dataVersion: page.index.dataVersion,
  coverage: page.index.coverage,
  axis: { from: page.index.firstYear, to: page.index.lastYear },
  rules: page.rules,
  seriesKinds: viewBounds(page).seriesKinds!,
  directions: [],
  regions: page.regions.map(({ id, name }) => ({ id, name: formatName(name) })),
  names: [],
  practices: page.vocabulary.practices.map(({ id }) => id),
  frameworks: page.vocabulary.frameworks.map(({ id }) => id),
  records: page.index.records.map(briefOf),
});

const NO_GROUND: CutGround = { reachKm2: 0, newKm2: 0, share: 0 };

export class CompareState extends LinkState<CompareView> {
  readonly data: CompareData;
  readonly #own = own.shownPage;
  readonly isOwn = this.#own !== null;
  #client: Promise<ReachClient> | null = null;
  readonly #cache = new RequestCache();
  progress = $state.raw<Progress | null>(null);
  /** The row that is pointed at or focused, in the table or on the map. */
  pointed = $state<string | null>(null);

  constructor(data: CompareData) {
    const rules = data.rules.map(({ id }) => id);
    const regions = data.regions.map(({ id }) => id);
    const rows = [...data.directions.map(({ id }) => id), ...regions];
    const { from, to } = data.axis;
    const page = own.shownPage;
    // A reader's own records may have no periods: then their years are halved.
    const split = page?.set.periods?.since.from ?? Math.ceil((from + to) / 2);
    const bounds = { ...data, rules, regions, rows };
    super(compareFields(bounds, page ? { from, split } : undefined), page?.own?.file);
    this.data = data;
    if (!this.isOwn) {
      this.#cache.keep('visits', this.choices, data.visits);
      this.#cache.keep('ground', [this.choices, this.spans], data.regional);
    }
    onDestroy(() => void this.#client?.then((client) => client.close()));
  }

  readonly choices = $derived.by(() => {
    const { rule, newPlaceKm } = this.view;
    return { rule, newPlaceKm, where: choicesOf(this.view) };
  });
  readonly isFiltered = $derived.by(() => {
    const { where, newPlaceKm } = this.choices;
    return Object.keys(where).length > 0 || newPlaceKm !== this.data.newPlaceKm;
  });
  readonly sign = $derived.by(() => reachKind(this.view.kind));

  async #start(): Promise<ReachClient> {
    const { rules, newPlaceKm } = this.data;
    const settings = { rules, newPlaceKm, periods: null };
    const onProgress = (progress: Progress | null) => (this.progress = progress);
    if (this.#own)
      return startReach({ ...settings, regions: null, atlas: this.#own.index }, onProgress);
    const [records, directions] = await Promise.all([
      fetchAsset<AtlasData>('/data/events.json'),
      fetchAsset<DirectionSet>('/data/directions.json'),
    ]);
    const { dataVersion, coverage } = records;
    const atlas = { dataVersion, coverage, records: records.records, directions };
    const regions = `${base}/data/regions.geojson`;
    return startReach({ ...settings, regions, atlas }, onProgress);
  }
  readonly #engine = () => (this.#client ??= this.#start());

  get loadError() {
    return this.#cache.loadError;
  }
  readonly retry = () => {
    this.#client = null;
    this.#cache.retry();
  };

  /** Other choices change which records are earlier. */
  readonly #visitsNow = $derived.by(() => {
    const { choices } = this;
    const isAsked = this.isOwn || this.isFiltered;
    const load = async (): Promise<readonly BriefVisit[] | null> =>
      isAsked
        ? (await this.#engine()).ask('visits', [choices])
        : (await fetchAsset<RuleResults>(`/data/sure-${choices.rule}.json`)).visits;
    return this.#cache.get('visits', choices, load, this.alive);
  });
  readonly pending = $derived(!this.#visitsNow);

  /** Two years or more. */
  readonly axis = $derived.by(() => {
    const { from, to } = this.data.axis;
    return { from: Math.min(from, to - 1), to };
  });
  readonly years = $derived(clampYears(this.view, this.axis));
  readonly spans: Record<Half, HalfSpan> = $derived.by(() => {
    const { from, split, to } = this.years;
    const measured = (span: YearSpan) => ({
      ...span,
      length: yearsWithin(this.data.coverage, span),
    });
    return { before: measured({ from, to: split - 1 }), since: measured({ from: split, to }) };
  });
  readonly #groundNow = $derived.by(() => {
    const { choices, spans, alive, isOwn } = this;
    const load = async () => (await this.#engine()).ask('regionalGround', [choices, { ...spans }]);
    return this.#cache.get('ground', [choices, spans], load, alive && !isOwn);
  });

  readonly rule = $derived.by(() => this.data.rules.find(({ id }) => id === this.view.rule)!);
  readonly #stays = $derived.by(() => {
    const { kind } = this.view;
    const counted = admittedBy(this.choices.where, admittedBy(this.rule.where, this.data.records));
    const visits = (this.#visitsNow ?? []).filter((visit) => visit.kind === kind);
    const visitById = new Map(visits.map((visit) => [visit.id, visit]));
    return counted
      .filter(({ seriesKinds }) => seriesKinds.includes(kind))
      .map((record) => ({ ...record, visit: visitById.get(record.id) }));
  });
  readonly #rowOf = (place: RowPlace) => compareRow(place, this.#stays, this.spans);
  readonly whole = $derived.by(() =>
    this.#rowOf({ id: WHOLE, name: m.cmp_all_regions(), regions: null }),
  );
  readonly regions = $derived.by(() =>
    this.data.regions.map((region) => this.#rowOf({ ...region, regions: [region.id] })),
  );
  readonly #isUsed = (row: CompareRow) =>
    row.records.length > 0 ||
    [this.groundIn(row, 'before'), this.groundIn(row, 'since')].some(
      (cut) => cut && (cut.reachKm2 > 0 || cut.atLeast),
    );
  /** Directions with their regions, those reached; without directions all regions as one. */
  readonly groups = $derived.by(() => {
    const used = this.regions.filter(this.#isUsed).toSorted(byRecords);
    if (this.data.directions.length === 0) return [{ row: null, members: used, isOpen: true }];
    const directions = this.data.directions.map(this.#rowOf).filter(this.#isUsed);
    return directions.toSorted(byRecords).map((row) => {
      const members = used.filter(({ id }) => row.regions!.includes(id));
      const ids = [row.id, ...row.regions!];
      return { row, members, isOpen: ids.some((id) => this.view.regions.includes(id)) };
    });
  });
  readonly rows = $derived([
    this.whole,
    ...this.groups.flatMap(({ row, members }) => (row ? [row, ...members] : members)),
  ]);
  /** Null without an open cell. */
  readonly cell = $derived.by(() => {
    const [id, half, count] = this.view.cell.split('.') as [string, Half, 'records' | 'new'];
    const row = this.rows.find((candidate) => candidate.id === id);
    return row && half && count ? { row, half, records: row[half][count] } : null;
  });

  /** Null while unknown; of the whole the sum over regions, whose share is of no use. */
  readonly groundIn = ({ id, regions, direction }: RowPlace, half: Half): CutGround | null => {
    if (!this.#groundNow) return null;
    const field = SERIES_FIELDS[this.view.kind];
    const { regions: byRegion, directions } = this.#groundNow;
    if (regions) {
      const place = direction ? directions[direction] : byRegion[id];
      return place?.[half].ground[field] ?? NO_GROUND;
    }
    const cuts = Object.values(byRegion).map((part) => part[half].ground[field]);
    return {
      reachKm2: sum(cuts, ({ reachKm2 }) => reachKm2),
      newKm2: sum(cuts, ({ newKm2 }) => newKm2),
      share: 0,
      ...(cuts.some(({ atLeast }) => atLeast) && { atLeast: true as const }),
    };
  };

  readonly yearsText = (half: Half) => {
    const { from, to } = this.spans[half];
    return formatYears(from, to, this.data.coverage.to);
  };

  readonly atlasHref = ({ id, regions }: RowPlace, half: Half) => {
    const { from, to } = this.spans[half];
    const { rule, kind } = this.view;
    const query = [
      from === to ? `year=${to}` : `from=${from}&to=${to}`,
      kind !== this.fields.kind.standard && `kind=${kind}`,
      rule !== this.fields.rule.standard && `rule=${rule}`,
      regions?.length === 1 && regions[0] === id && `region=${id}`,
    ];
    return `${pageHref('/')}?${query.filter(Boolean).join('&')}`;
  };

  /** Opens or closes a direction, or marks a region, which opens its direction. */
  toggle({ id, regions }: Pick<RowPlace, 'id' | 'regions'>, isOpen: boolean) {
    const others = this.view.regions.filter((open) => open !== id && !regions!.includes(open));
    return this.choose({ regions: isOpen ? others : [...others, id] });
  }

  move(handle: keyof typeof this.years, year: number) {
    const isEnd = handle === 'to' && year === this.axis.to;
    const moved = { [handle]: isEnd ? TO_THE_END : year };
    // A link's open end stays open.
    return this.choose({ ...this.years, to: this.view.to, ...moved });
  }
}
