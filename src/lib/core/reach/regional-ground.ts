/* The ground of spans, cut by region and direction. */
import { groups } from 'd3-array';
import { RegionCut, ELSEWHERE } from '../earth/cut';
import { SERIES_KINDS } from '../record/model';
import type { YearSpan } from '../record/time';
import { completeChoices, groundsFor, type Choices, type ReachDataset } from './dataset';
import { directionOfRegion, HOME } from './directions';
import { knownAt, reachIn, type Grounds } from './ground';
import { SERIES_FIELDS, type SeriesField } from './measures';
import { roundByName } from './round';

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
  const cutIn = (span: YearSpan) => {
    const cuts = SERIES_KINDS.map((kind, i) => cutGround(byKind[kind], cutByKind[i]!, span));
    return (members: readonly string[]): SpanGround => {
      const own = SERIES_KINDS.map((kind, i) => [SERIES_FIELDS[kind], cuts[i]!(members)] as const);
      return { ground: Object.fromEntries(own) as SpanGround['ground'] };
    };
  };
  const inSpans = Object.entries<YearSpan>(spans).map(
    ([name, span]) => [name, cutIn(span)] as const,
  );
  const placesBy = (placeOf: (region: string) => string) => {
    const places = groups(cutByKind[0]!.ids, placeOf).map(([id, members]) => {
      const own = inSpans.map(([name, cut]) => [name, cut(members)] as const);
      return [id, Object.fromEntries(own) as Record<Span, SpanGround>] as const;
    });
    const reached = places.filter(([, own]) => Object.values<SpanGround>(own).some(isReached));
    return Object.fromEntries(reached);
  };
  const directionOf = directions && directionOfRegion(directions);
  const toDirection = (id: string) => (id === ELSEWHERE ? id : (directionOf?.get(id) ?? HOME));
  return roundByName({
    regions: placesBy((id) => id),
    directions: directionOf ? placesBy(toDirection) : {},
  });
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

/** What rounding to the grid of 10 m may leave of nothing. */
const LEAST_KM2 = 1;

function cutGround(grounds: Grounds, cut: RegionCut, span: YearSpan) {
  const reach = reachIn(grounds.steps, span);
  const [before, known] = [span.from - 1, span.to].map((year) => knownAt(grounds.steps, year));
  const perhaps = grounds.perhapsReached(span);
  return (regions: readonly string[]): CutGround => {
    const reachKm2 = cut.km2(regions, reach);
    return {
      reachKm2,
      newKm2: Math.max(0, cut.km2(regions, known!) - cut.km2(regions, before!)),
      share: reachKm2 / cut.areaKm2(regions),
      ...(cut.km2(regions, perhaps) > LEAST_KM2 && { atLeast: true as const }),
    };
  };
}
