import { sum } from 'd3-array';
import { EARTH_RADIUS_KM, dot, toUnit } from '../earth/sphere';
import type { Position, ReachKind } from '../record/model';
import { cached } from '../record/cached';
import { fartherOf, placeCounts, type Facts, type Part, type PlaceChoices } from './facts';
import type { Farthest, FarRecord } from './measures';

/** A record with its counted places; costly values are computed on demand. */
export class SelectedRecord {
  readonly id: string;
  readonly kind: ReachKind;
  readonly years: readonly number[];

  constructor(
    facts: Facts,
    record: number,
    readonly parts: readonly Part[],
    readonly partIds: readonly number[],
    /** Weights sum to 1, so that a record counts once. Empty without a place. */
    readonly regions: readonly (readonly [region: string, weight: number])[],
  ) {
    ({ id: this.id, kind: this.kind, years: this.years } = facts.records[record]!);
  }

  get placed(): boolean {
    return this.parts.length > 0;
  }

  get fromOrigin(): FarRecord | null {
    const far = fartherOf(this.parts.map(({ fromOrigin }) => fromOrigin));
    return far && { ...far, recordId: this.id };
  }

  farthestFrom(partner: string): Farthest | null {
    const far = fartherOf(this.parts.map(({ fromHome }) => fromHome[partner] ?? null));
    return far && { ...far, recordId: this.id };
  }
}

/** What rule, filters and switches admit, by date and id. */
export type Selection = ReturnType<typeof select>;

/** A record without any place counts, except under a region filter. */
export function select(facts: Facts, choices: PlaceChoices) {
  const { ids, region } = choices;
  const { placeCounter, selectedRecords, partsByRecord } = indexOf(facts);
  const isCounted = ({ precision, staging, isCut, region: own }: Part) =>
    placeCounts({ precision, isStaging: staging }, choices) &&
    (region === null ? !isCut : own === region);
  const records = facts.records.flatMap(({ id }, record) => {
    if (!ids.has(id)) return [];
    const partIds = partsByRecord[record]!.filter((i) => isCounted(facts.parts[i]!));
    if (partIds.length === 0 && region !== null) return [];
    const key = [record, region, ...partIds].join();
    const parts = partIds.map((i) => facts.parts[i]!);
    const regions = () => weightsOf(facts, record, parts, region);
    const make = () => new SelectedRecord(facts, record, parts, partIds, regions());
    return [cached(selectedRecords, key, make)];
  });
  return { facts, records, placeCounter };
}

const indexByFacts = new WeakMap<Facts, ReturnType<typeof buildIndex>>();
const indexOf = (facts: Facts) => cached(indexByFacts, facts, () => buildIndex(facts));

function buildIndex({ records, parts }: Facts) {
  const partsByRecord = records.map((): number[] => []);
  parts.forEach(({ record }, i) => partsByRecord[record]!.push(i));
  return {
    partsByRecord,
    /** By counted parts: many filters select the same places. */
    selectedRecords: new Map<string, SelectedRecord>(),
    placeCounter: new PlaceCounter(parts.map(({ sites }) => sites)),
  };
}

/** By length of the track, or equally among sites. */
function weightsOf(facts: Facts, record: number, parts: readonly Part[], region: string | null) {
  if (parts.length === 0) return [];
  if (region !== null) return [[region, 1] as const];
  const { trackShare, isGuessed } = facts.records[record]!;
  if (trackShare && (isGuessed || parts.some(({ lines }) => lines.length > 0)))
    return Object.entries(trackShare);
  const siteCount = sum(parts, ({ sites }) => sites.length);
  const weights: Record<string, number> = {};
  for (const { region: partRegion, sites } of parts)
    weights[partRegion] = (weights[partRegion] ?? 0) + sites.length / siteCount;
  return Object.entries(weights);
}

export function selectByRegion(facts: Facts, choices: PlaceChoices) {
  const regions = new Set(facts.parts.map(({ region }) => region));
  return [...regions]
    .filter((region) => region !== '' && (choices.region ?? region) === region)
    .sort()
    .map((region) => ({ region, selection: select(facts, { ...choices, region }) }))
    .filter(({ selection }) => selection.records.length > 0);
}

const SAME_PLACE_KM = 25;

/** Sites linked by such steps are one place; `clustersDbscan` would search neighbours each time. */
export class PlaceCounter {
  readonly #sitesByPart: number[][];
  readonly #neighbours: number[][];

  constructor(sites: readonly (readonly Position[])[]) {
    const units = sites.flat().map(toUnit);
    let next = 0;
    this.#sitesByPart = sites.map((positions) => positions.map(() => next++));
    this.#neighbours = units.map(() => []);
    const angle = SAME_PLACE_KM / EARTH_RADIUS_KM;
    const chord = 2 * Math.sin(angle / 2);
    // Sorted by latitude, a site is compared only within a narrow belt.
    const sorted = units
      .map((unit, site) => ({ unit, site }))
      .sort((a, b) => a.unit[2] - b.unit[2]);
    sorted.forEach(({ unit, site }, i) => {
      for (let k = i + 1; k < sorted.length; k++) {
        const other = sorted[k]!;
        if (other.unit[2] - unit[2] > chord) break;
        if (dot(unit, other.unit) < Math.cos(angle)) continue;
        this.#neighbours[site]!.push(other.site);
        this.#neighbours[other.site]!.push(site);
      }
    });
  }

  count(parts: readonly number[]): number {
    const open = new Set(parts.flatMap((part) => this.#sitesByPart[part]!));
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
