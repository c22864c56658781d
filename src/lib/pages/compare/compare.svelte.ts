import type { Progress } from '#core/reach/measures';
import { onDestroy } from 'svelte';
import { base } from '$app/paths';
import { WHOLE, type RegionFacts } from '#core/compare/region-facts';
import { SERIES_FIELDS } from '#core/reach/measures';
import type { RegionalGround } from '#core/compare/regional-ground';
import type { GroundPiece } from '#core/reach/ground';
import type { Visit } from '#core/reach/new-places';
import { REACH_KINDS, reachKind } from '#core/record/model';
import { yearsWithin, type YearSpan } from '#core/record/time';
import { admittedBy } from '#core/record/rules';
import type { RuleResults } from '#core/stall/prebuilt';
import { countsOf } from '#core/stall/counts';
import { startReach, type ReachClient } from '$lib/engine/client';
import { statusWithin } from '$lib/picture/signs/signs';
import { m } from '$lib/paraglide/messages';
import { own } from '$lib/records/own/own.svelte';
import { fetchAsset } from '$lib/site/network/files';
import { formatCount, formatCutKm2, formatName, formatYears } from '$lib/site/text/format';
import { pageHref } from '$lib/site/links/href';
import { LinkState } from '$lib/site/links/link-state.svelte';
import type { CompareData } from './compared.server';
import type { DirectionSet } from '#core/reach/directions';
import type { AtlasData } from '#core/record/schema';
import type { AtlasPage } from '$lib/view/atlas-index';
import { choicesOf } from '$lib/view/shown';
import {
  compareFields,
  PARTNER_MEASURES,
  TO_THE_END,
  clampYears,
  type CompareView,
  type Half,
} from './compare-link';
import { briefOf, compareRegion, sortRegions, type RegionRow } from './regions';
import type { HalfSpan } from './sentence';

/** Facts and visits come from the engine later. */
export const ownCompared = ({
  index,
  rules,
  regions,
  set: { newPlace },
  vocabulary,
}: AtlasPage): CompareData => ({
  facts: [],
  visits: [],
  regional: { regions: {}, directions: {} },
  dataVersion: index.dataVersion,
  coverage: index.coverage,
  rules,
  axis: { from: index.firstYear, to: index.lastYear },
  regions: regions.map(({ id, name }) => ({ id, name: formatName(name), labelPosition: [0, 0] })),
  practices: vocabulary.practices.map(({ id }) => id),
  frameworks: vocabulary.frameworks.map(({ id }) => id),
  records: index.records.map((record) => briefOf({ sources: [], ...record })),
  newPlaceKm: newPlace.km,
  periodFrame: null,
  ground: [],
});

export class CompareState extends LinkState<CompareView> {
  readonly data: CompareData;
  readonly #own = own.shownPage;
  readonly isOwn = this.#own !== null;
  #client: Promise<ReachClient> | null = null;
  #facts: readonly RegionFacts[];
  ownGround = $state.raw<readonly GroundPiece[]>([]);
  /** By `choices`; standard ones came with the page. */
  #visitsByChoices = $state.raw<ReadonlyMap<string, readonly Visit[]>>(new Map());
  /** By `choices` and years. */
  #groundByYears = $state.raw<ReadonlyMap<string, RegionalGround>>(new Map());
  loadError = $state<string | null>(null);
  progress = $state.raw<Progress | null>(null);
  readonly measures = this.isOwn ? [] : PARTNER_MEASURES;

  constructor(data: CompareData) {
    const rules = data.rules.map(({ id }) => id);
    const regions = data.regions.map(({ id }) => id);
    const { from, to } = data.axis;
    const page = own.shownPage;
    // A reader's own records may have no periods: then their years are halved.
    const split = page?.set.periods?.since.from ?? Math.ceil((from + to) / 2);
    const fields = compareFields({ ...data, rules, regions }, page ? { from, split } : undefined);
    super(fields, page?.own?.file);
    this.data = data;
    this.#facts = $state.raw(data.facts);
    if (!this.isOwn) {
      this.#visitsByChoices = new Map([[JSON.stringify(this.choices), data.visits]]);
      this.#groundByYears = new Map([[this.#groundKey, data.regional]]);
    }
    $effect(() => {
      if (this.alive) void this.load();
    });
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

  /** Fetches what is missing: other choices change which records are earlier. */
  async load() {
    const { choices } = this;
    const key = JSON.stringify(choices);
    this.loadError = null;
    try {
      if (this.#facts.length === 0) {
        const facts = await (await this.#engine()).ask('facts', []);
        const { buildRegionFacts } = await import('#core/compare/region-facts-builder');
        if (facts) this.#facts = buildRegionFacts(facts);
      }
      await this.#loadVisits(choices, key);
      const ground = this.#groundKey;
      if (!this.isOwn && !this.#groundByYears.has(ground)) {
        const { before, since } = this.spans;
        const cut = await (
          await this.#engine()
        ).ask('regionalGround', [choices, { before, since }]);
        if (cut) this.#groundByYears = new Map(this.#groundByYears).set(ground, cut);
      }
    } catch (error) {
      this.loadError = (error as Error).message;
      this.#client = null;
    }
  }

  async #loadVisits(choices: CompareState['choices'], key: string) {
    if (this.#visitsByChoices.has(key)) return;
    const visits =
      this.isOwn || this.isFiltered
        ? await (await this.#engine()).ask('visits', [choices])
        : (await fetchAsset<RuleResults>(`/data/sure-${choices.rule}.json`)).visits;
    if (visits) this.#visitsByChoices = new Map(this.#visitsByChoices).set(key, visits);
    if (this.isOwn)
      this.ownGround = (await (await this.#engine()).ask('ground', [choices, 'exercise'])) ?? [];
  }
  readonly #engine = () => (this.#client ??= this.#start());

  readonly #visitsNow = $derived(this.#visitsByChoices.get(JSON.stringify(this.choices)));
  readonly visits = $derived(this.#visitsNow ?? []);
  readonly pending = $derived.by(() => this.#facts.length === 0 || !this.#visitsNow);
  readonly #visitById = $derived(new Map(this.visits.map((visit) => [visit.id, visit])));
  readonly isPlaced = (id: string) => this.#visitById.has(id);
  /** Whose new places are counted: exercises', if there are any. */
  readonly kind = $derived('exercise' as const);
  /** New places in the chosen years; null until the visits are received. */
  readonly counts = $derived.by(() => {
    if (this.visits.length === 0) return null;
    const ofKind = this.visits.filter(({ kind }) => reachKind(kind) === this.kind);
    return countsOf(ofKind, {
      periods: { before: this.spans.before, since: { from: this.years.split } },
      year: this.years.to,
      limitKm: this.choices.newPlaceKm,
      coveredTo: this.data.coverage.to,
    });
  });
  readonly statusIn = (region: string, id: string) => {
    const visit = this.#visitById.get(id);
    return statusWithin(region === WHOLE ? visit?.region : region, visit);
  };

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
  readonly #groundKey = $derived(JSON.stringify([this.choices, this.years]));
  readonly #groundNow = $derived(this.#groundByYears.get(this.#groundKey));
  /** Empty for a reader's own records, and while unknown; 0 where nothing reached the region. */
  readonly groundCells = (region: string, half: Half) =>
    Object.values(SERIES_FIELDS).flatMap((field) => {
      if (!this.#groundNow || this.isOwn || region === WHOLE) return [null, null, null, null];
      const cut = this.#groundNow.regions[region]?.[half].ground[field];
      const { reachKm2 = 0, newKm2 = 0, share = 0, atLeast } = cut ?? {};
      return [reachKm2, newKm2, share, atLeast ? 'within-bounds' : null];
    });
  /** "0.45 → ≥ 0.02" in the unit of the head; null while unknown. */
  readonly groundText = (region: string, area: 'reachKm2' | 'newKm2') => {
    if (!this.#groundNow) return null;
    const spans = this.#groundNow.regions[region];
    const textIn = (half: Half) => {
      const cut = spans?.[half].ground[this.groundField];
      return cut ? formatCutKm2(cut[area], cut) : formatCount(0);
    };
    return `${textIn('before')} → ${textIn('since')}`;
  };

  readonly rule = $derived.by(() => this.data.rules.find(({ id }) => id === this.view.rule)!);
  readonly records = $derived.by(() => {
    const counted = admittedBy(this.choices.where, admittedBy(this.rule.where, this.data.records));
    return new Map(counted.map((record) => [record.id, record]));
  });

  readonly rows = $derived.by(() =>
    [{ id: WHOLE }, ...this.data.regions].map(({ id: region }) => {
      const noFacts = { region, records: [] };
      const facts = this.#facts.find((candidate) => candidate.region === region) ?? noFacts;
      return compareRegion(facts, (id) => this.records.has(id), this.spans);
    }),
  );
  /** Those with any record: each has a column. */
  readonly kinds = $derived.by(() => {
    const { records } = this.rows[0]!;
    const present = REACH_KINDS.filter((kind) => records.some((record) => record.kind === kind));
    return present.length ? present : REACH_KINDS;
  });
  readonly groundField = $derived(this.kinds.includes('exercise') ? 'exercise' : 'shipPatrol');
  readonly rowOf = (id: string): RegionRow => this.rows.find(({ region }) => region === id)!;
  readonly used = $derived.by(() => {
    const used = this.rows.slice(1).filter(({ records }) => records.length);
    return sortRegions(used, this.view.sort, this.nameOf);
  });
  readonly chosen = $derived(this.view.regions.map(this.rowOf));
  readonly nameOf = (id: string) =>
    this.data.regions.find((region) => region.id === id)?.name ?? m.cmp_all_regions();

  readonly yearsText = (half: Half) => {
    const { from, to } = this.spans[half];
    return formatYears(from, to, this.data.coverage.to);
  };

  readonly source = $derived.by(() => {
    const rule = formatName(this.rule.name);
    return m.cmp_source({ version: this.data.dataVersion, rule, n: this.records.size });
  });

  readonly atlasHref = (region: string, half: Half) => {
    const { from, to } = this.spans[half];
    const { rule } = this.view;
    const query = [
      from === to ? `year=${to}` : `from=${from}&to=${to}`,
      rule !== this.fields.rule.standard && `rule=${rule}`,
      region !== WHOLE && `region=${region}`,
    ];
    return `${pageHref('/')}?${query.filter(Boolean).join('&')}`;
  };

  tick(id: string) {
    const { regions } = this.view;
    const others = regions.filter((region) => region !== id);
    return this.choose({ regions: regions.includes(id) ? others : [...regions, id] });
  }

  move(handle: keyof typeof this.years, year: number, replaceState = false) {
    const isEnd = handle === 'to' && year === this.axis.to;
    const moved = { [handle]: isEnd ? TO_THE_END : year };
    // A link's open end stays open.
    return this.choose({ ...this.years, to: this.view.to, ...moved }, replaceState);
  }
}
