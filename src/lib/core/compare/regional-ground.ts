/* The ground of spans, cut by region and direction. */
import { groups } from 'd3-array';
import { RegionCut, ELSEWHERE } from '../earth/cut';
import { hold } from '../earth/overlay';
import type { RegionAt } from '../earth/regions';
import { SERIES_KINDS } from '../record/model';
import type { YearSpan } from '../record/time';
import {
  completeChoices,
  geographyOf,
  groundsFor,
  type Choices,
  type ReachDataset,
} from '../reach/dataset';
import { directionOfRegion, HOME } from '../reach/directions';
import { knownAt, reachIn, type Grounds } from '../reach/ground';
import { SERIES_FIELDS, type SeriesField } from '../reach/measures';
import { roundKm2, roundScore } from '../reach/round';

export interface CutGround {
  /** Within the limit of the span's records. */
  reachKm2: number;
  /** Outside what was known before the span. */
  newKm2: number;
  /** How much of the region is within the limit, 0 to 1. */
  share: number;
  /** Places known only within bounds may have reached more of it. */
  atLeast?: true;
}

interface SpanGround {
  ground: Record<SeriesField, CutGround>;
}
/** By id, without those that surely or perhaps nothing reached. */
type GroundByPlace<Span extends string> = Record<string, Record<Span, SpanGround>>;
export type RegionalGround<Span extends string = 'before' | 'since'> = Record<
  'regions' | 'directions',
  GroundByPlace<Span>
>;

/** Empty without regions. Throws InputError. */
export function regionalGround<Span extends string>(
  dataset: ReachDataset,
  choices: Choices,
  spans: Record<Span, YearSpan>,
): RegionalGround<Span> {
  const { regions, directions } = dataset;
  if (!regions?.features.length) return { regions: {}, directions: {} };
  const byKind = groundsFor(dataset, choices);
  const cutByKind = SERIES_KINDS.map((kind) => new RegionCut(regions, byKind[kind].west));
  const { regionAt } = geographyOf(dataset);
  const ids = [...regions.features.map(({ properties }) => properties.id), ELSEWHERE];
  const inSpans = Object.entries<YearSpan>(spans).map(([name, span]) => {
    const cuts = SERIES_KINDS.map(
      (kind, i) =>
        [SERIES_FIELDS[kind], cutGround(byKind[kind], cutByKind[i]!, span, regionAt)] as const,
    );
    return [name, cuts] as const;
  });
  const placesBy = (placeOf: (region: string) => string) => {
    const places = groups(ids, placeOf).map(([id, members]) => {
      const own = inSpans.map(([name, cuts]) => {
        const ground = Object.fromEntries(cuts.map(([field, cut]) => [field, cut(members)]));
        return [name, { ground }] as const;
      });
      return [id, Object.fromEntries(own) as Record<Span, SpanGround>] as const;
    });
    return Object.fromEntries(
      places.filter(([, own]) => Object.values<SpanGround>(own).some(isReached)),
    );
  };
  const directionOf = directions && directionOfRegion(directions);
  const toDirection = (id: string) => (id === ELSEWHERE ? id : (directionOf?.get(id) ?? HOME));
  return {
    regions: placesBy((id) => id),
    directions: directionOf ? placesBy(toDirection) : {},
  };
}

/** In the periods of the set, to the last year; empty without them. */
export function periodGround(dataset: ReachDataset, choices: Choices = {}): RegionalGround {
  const { periods } = dataset;
  if (!periods) return { regions: {}, directions: {} };
  const { to } = completeChoices(dataset, {});
  return regionalGround(dataset, choices, {
    before: periods.before,
    since: { to, ...periods.since },
  });
}

const isReached = ({ ground }: SpanGround) =>
  Object.values(ground).some(({ reachKm2, atLeast }) => reachKm2 > 0 || atLeast);

function cutGround(grounds: Grounds, cut: RegionCut, span: YearSpan, regionAt: RegionAt) {
  const { steps, west } = grounds;
  const reach = reachIn(steps, span);
  const before = knownAt(steps, span.from - 1);
  const after = knownAt(steps, span.to);
  const unsure = new Set<string>();
  for (const point of grounds.pointsPerhaps(span)) {
    const region = regionAt(point) ?? ELSEWHERE;
    if (!unsure.has(region) && !hold(reach, point, west)) unsure.add(region);
  }
  return (regions: readonly string[]): CutGround => {
    const reachKm2 = cut.km2(regions, reach);
    const newKm2 = Math.max(0, cut.km2(regions, after) - cut.km2(regions, before));
    return {
      reachKm2: roundKm2(reachKm2),
      newKm2: roundKm2(newKm2),
      share: roundScore(reachKm2 / cut.areaKm2(regions)),
      ...(regions.some((region) => unsure.has(region)) && { atLeast: true as const }),
    };
  };
}
