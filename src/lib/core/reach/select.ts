import { max, sum } from 'd3-array';
import type { Places } from '../earth/places';
import type { ReachKind, Position } from '../record/model';
import { cached } from '../record/cached';
import { activeIn, type YearSpan } from '../record/time';
import { farthestOf, partCounts, placesOf } from './facts';
import type { Facts, Part, PlaceSettings } from './facts';
import { firstOccupied, type FirstOccupied } from './ground';
import type { Farthest } from './measures';
import { EARTH_RADIUS_KM, dot, toUnit } from '../earth/sphere';

/** Which records occupy which cells; cells are small integers, so that set operations are loops. */
export interface Occupancy {
  cellKm2: Float64Array;
  records: readonly OccupiedRecord[];
}

export interface OccupiedRecord {
  id: string;
  kind: ReachKind;
  /** That the record overlaps, ascending. */
  years: readonly number[];
  cells: Uint32Array;
}

/** A record with those of its places that count; what is costly is worked out when it is asked for. */
export class SelectedRecord implements OccupiedRecord {
  readonly id: string;
  readonly kind: ReachKind;
  readonly years: readonly number[];
  #places: Places | undefined;

  constructor(
    facts: Facts,
    record: number,
    readonly parts: readonly Part[],
    /** Indices into the classes of the facts. */
    readonly cells: Uint32Array,
    /** Indices into their parts. */
    readonly partIds: readonly number[],
    /** A record counts once, shared out over its regions; empty when nothing of it is measured. */
    readonly regions: readonly (readonly [region: string, weight: number])[],
  ) {
    ({ id: this.id, kind: this.kind, years: this.years } = facts.records[record]!);
  }

  get placed(): boolean {
    return this.parts.length > 0;
  }

  get places(): Places {
    return (this.#places ??= placesOf(this.parts));
  }

  get fromOriginKm(): number | null {
    return max(this.parts, ({ fromOriginKm }) => fromOriginKm) ?? null;
  }

  farthestFrom(partner: string): Farthest | null {
    const far = farthestOf(this.parts, partner);
    return far && { km: far.km, recordId: this.id, position: far.position, home: far.home };
  }
}

/** The records of a rule, filters and switches, in order of date and id, with the classes as cells. */
export class Selection implements Occupancy {
  #first: FirstOccupied | undefined;

  constructor(
    readonly facts: Facts,
    readonly records: readonly SelectedRecord[],
    readonly cellKm2: Float64Array,
    readonly placeCounter: PlaceCounter,
  ) {}

  get firstOccupied(): FirstOccupied {
    return (this.#first ??= firstOccupied(this));
  }

  members(span: YearSpan): number[] {
    return this.records.flatMap((record, i) => (activeIn(record, span) ? [i] : []));
  }
}

export interface Choices extends PlaceSettings {
  /** The records that rule and filters admit. */
  ids: ReadonlySet<string>;
}

/** Under a region filter a record without a place in it does not count; otherwise one without any place does. */
export function select(facts: Facts, choices: Choices): Selection {
  const { ids, region } = choices;
  const { cellKm2, placeCounter, chosen, partsOf } = indexOf(facts);
  const records = facts.records.flatMap(({ id }, record) => {
    if (!ids.has(id)) return [];
    const own = partsOf[record]!.filter((index) => partCounts(facts.parts[index]!, choices));
    if (own.length === 0 && region !== null) return [];
    const key = [record, region, ...own].join();
    return [cached(chosen, key, () => choose(facts, record, own, region))];
  });
  return new Selection(facts, records, cellKm2, placeCounter);
}

const indices = new WeakMap<Facts, ReturnType<typeof indexed>>();
const indexOf = (facts: Facts) => cached(indices, facts, () => indexed(facts));

function indexed({ records, parts, classes }: Facts) {
  const partsOf = records.map((): number[] => []);
  parts.forEach(({ record }, i) => partsOf[record]!.push(i));
  const classesOf = parts.map((): number[] => []);
  classes.forEach((one, i) => one.parts.forEach((part) => classesOf[part]!.push(i)));
  return {
    ...{ partsOf, classesOf },
    /** By the parts that count: distances between the same places are asked under many filters. */
    chosen: new Map<string, SelectedRecord>(),
    cellKm2: Float64Array.from(classes, ({ km2 }) => km2),
    placeCounter: new PlaceCounter(parts.map(({ sites }) => sites)),
  };
}

function choose(facts: Facts, record: number, own: readonly number[], region: string | null) {
  const { classesOf } = indexOf(facts);
  const parts = own.map((index) => facts.parts[index]!);
  const cells = Uint32Array.from(new Set(own.flatMap((index) => classesOf[index]!)));
  return new SelectedRecord(
    facts,
    record,
    parts,
    cells,
    own,
    weightsOf(facts, record, parts, region),
  );
}

/** By the track's length in each region; without a measured track equally among the sites. */
function weightsOf(facts: Facts, record: number, parts: readonly Part[], region: string | null) {
  if (parts.length === 0) return [];
  if (region !== null) return [[region, 1] as const];
  const { trackShare, isGuessed } = facts.records[record]!;
  if (trackShare && (isGuessed || parts.some(({ lines }) => lines.length > 0)))
    return Object.entries(trackShare);
  const sites = sum(parts, (part) => part.sites.length);
  const weights: Record<string, number> = {};
  for (const part of parts)
    weights[part.region] = (weights[part.region] ?? 0) + part.sites.length / sites;
  return Object.entries(weights);
}

/** The same in each region that a chosen record touches, regions by id. */
export function selectByRegion(
  facts: Facts,
  choices: Choices,
): { region: string; table: Selection }[] {
  const regions = new Set(facts.parts.map(({ region }) => region));
  return [...regions]
    .filter((region) => region !== '' && (choices.region ?? region) === region)
    .sort()
    .map((region) => ({ region, table: select(facts, { ...choices, region }) }))
    .filter(({ table }) => table.records.length > 0);
}

export const SAME_PLACE_KM = 25;

/** Sites linked by steps of at most 25 km are one place. Turf's `clustersDbscan` would look anew in each count. */
export class PlaceCounter {
  readonly #ofPart: number[][];
  readonly #neighbours: number[][];

  /** @param sites of each part of the facts */
  constructor(sites: readonly (readonly Position[])[]) {
    const all = sites.flat().map(toUnit);
    let next = 0;
    this.#ofPart = sites.map((own) => own.map(() => next++));
    this.#neighbours = all.map(() => []);
    const angle = SAME_PLACE_KM / EARTH_RADIUS_KM;
    // From south to north only sites in a narrow belt need be compared.
    const belt = all.map((unit, site) => ({ unit, site })).sort((a, b) => a.unit[2] - b.unit[2]);
    const chord = 2 * Math.sin(angle / 2);
    belt.forEach(({ unit, site }, i) => {
      for (let k = i + 1; k < belt.length && belt[k]!.unit[2] - unit[2] <= chord; k++) {
        if (dot(unit, belt[k]!.unit) < Math.cos(angle)) continue;
        this.#neighbours[site]!.push(belt[k]!.site);
        this.#neighbours[belt[k]!.site]!.push(site);
      }
    });
  }

  count(parts: readonly number[]): number {
    const open = new Set(parts.flatMap((part) => this.#ofPart[part]!));
    let count = 0;
    for (const start of open) {
      count++;
      const linked = [start];
      open.delete(start);
      for (let site = linked.pop(); site !== undefined; site = linked.pop()) {
        for (const other of this.#neighbours[site]!) if (open.delete(other)) linked.push(other);
      }
    }
    return count;
  }
}
