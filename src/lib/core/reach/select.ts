import { range, sort, sum } from 'd3-array';
import { EARTH_RADIUS_KM, dot, toUnit } from '../earth/sphere';
import type { Position } from '../record/model';
import { cached } from '../record/cached';
import { fartherOf, placeCounts, type Facts, type Part, type PlaceChoices } from './facts';

/** By date and id. */
export type Selection = ReturnType<typeof select>;
export type SelectedRecord = Selection['records'][number];

/** A record without any place counts, except under a region filter. */
export function select(facts: Facts, choices: PlaceChoices) {
  const { ids, region } = choices;
  const { countPlaces, partsByRecord } = indexOf(facts);
  const isCounted = ({ precision, staging, isCut, region: own }: Part) =>
    placeCounts({ precision, isStaging: staging }, choices) &&
    (region === null ? !isCut : own === region);
  const records = facts.records.flatMap(({ id, kind, years }, record) => {
    if (!ids.has(id)) return [];
    const partIds = partsByRecord[record]!.filter((i) => isCounted(facts.parts[i]!));
    if (partIds.length === 0 && region !== null) return [];
    const parts = partIds.map((i) => facts.parts[i]!);
    const farOf = <Place extends Part['fromOrigin']>(placeOf: (part: Part) => Place) => {
      const far = fartherOf<NonNullable<Place>>(parts.map((part) => placeOf(part) ?? null));
      return far && { ...far, recordId: id };
    };
    return {
      id,
      kind,
      years,
      partIds,
      /** Weights sum to 1: a record counts once. Empty without a place. */
      regions: weightsOf(facts, record, parts, region),
      fromOrigin: () => farOf(({ fromOrigin }) => fromOrigin),
      farthestFrom: (partner: string) => farOf(({ fromHome }) => fromHome[partner] ?? null),
    };
  });
  return { facts, records, countPlaces };
}

const indexByFacts = new WeakMap<Facts, ReturnType<typeof buildIndex>>();
const indexOf = (facts: Facts) => cached(indexByFacts, facts, () => buildIndex(facts));

function buildIndex({ records, parts }: Facts) {
  const partsByRecord = records.map((): number[] => []);
  parts.forEach(({ record }, i) => partsByRecord[record]!.push(i));
  return { partsByRecord, countPlaces: placeCounter(parts.map(({ sites }) => sites)) };
}

/** By length of the track, or equally among sites. */
function weightsOf(
  { records }: Facts,
  record: number,
  parts: readonly Part[],
  region: string | null,
): [region: string, weight: number][] {
  if (parts.length === 0) return [];
  if (region !== null) return [[region, 1]];
  const { trackShare, isGuessed } = records[record]!;
  if (trackShare && (isGuessed || parts.some(({ lines }) => lines.length > 0)))
    return Object.entries(trackShare);
  const siteCount = sum(parts, ({ sites }) => sites.length);
  const weights: Record<string, number> = {};
  for (const part of parts)
    weights[part.region] = (weights[part.region] ?? 0) + part.sites.length / siteCount;
  return Object.entries(weights);
}

const SAME_PLACE_KM = 25;

/** Sites linked by such steps are one. (`clustersDbscan` would search neighbours each time.) */
export function placeCounter(sites: readonly (readonly Position[])[]) {
  let next = 0;
  const sitesByPart = sites.map((positions) => positions.map(() => next++));
  const units = sites.flat().map(toUnit);
  const neighbours = units.map((): number[] => []);
  const angle = SAME_PLACE_KM / EARTH_RADIUS_KM;
  // Sorted by latitude, a site is compared only within a narrow belt.
  const sorted = sort(range(units.length), (site) => units[site]![2]);
  sorted.forEach((site, i) => {
    for (const other of sorted.slice(i + 1)) {
      if (units[other]![2] - units[site]![2] > 2 * Math.sin(angle / 2)) break;
      if (dot(units[site]!, units[other]!) < Math.cos(angle)) continue;
      neighbours[site]!.push(other);
      neighbours[other]!.push(site);
    }
  });
  return (parts: readonly number[]): number => {
    const open = new Set(parts.flatMap((part) => sitesByPart[part]!));
    let count = 0;
    for (const start of open) {
      count++;
      const linked = [start];
      for (const site of linked) {
        open.delete(site);
        linked.push(...neighbours[site]!.filter((other) => open.delete(other)));
      }
    }
    return count;
  };
}
