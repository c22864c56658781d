/* All within the limit of a series' records: by its stored point a place is new if it lies outside, but for bounds. */
import { groups } from 'd3-array';
import { arcBetween, type Arc } from '../earth/arcs';
import type { Area } from '../earth/area';
import { capsuleRings } from '../earth/caps';
import { frameWest, inFrame, polygonsKm2, united, without, type Polygons } from '../earth/overlay';
import { arcKm, toPosition, type UnitVector } from '../earth/sphere';
import { Surroundings } from '../earth/surroundings';
import type { Position, SeriesKind } from '../record/model';
import type { ReachRecord } from '../record/schema';
import { hasYear, yearOf, type YearSpan } from '../record/time';
import { measuredPlaces } from './distances';
import { placeCounts, type PlaceSettings } from './facts';
import type { Geography } from './trace';

export interface Reached {
  year: number;
  arcs: readonly Arc[];
  bounds: readonly Area[];
}

export const reachedBy = (
  records: readonly ReachRecord[],
  geography: Geography,
  settings: PlaceSettings,
): Reached[] =>
  records.flatMap((record) => {
    const measured = measuredPlaces(record, geography);
    const isCounted = (place: Parameters<typeof placeCounts>[0]) => placeCounts(place, settings);
    const places = measured.places.filter(isCounted);
    if (!places.some(({ region }) => region === (settings.region ?? region))) return [];
    const groupsCounted = measured.groups.filter(isCounted);
    const arcs = groupsCounted.flatMap((group) => (group.bounds ? [] : group.arcs));
    const bounds = groupsCounted.flatMap((group) => group.bounds ?? []);
    return [{ year: yearOf(record.start), arcs, bounds }];
  });

interface GroundStep {
  year: number;
  reach: Polygons;
  known: Polygons;
}

export interface Grounds {
  steps: readonly GroundStep[];
  /** Where the frame begins. */
  west: number;
  /** Years with places known only within bounds. */
  boundedYears: readonly number[];
  /** Points all over what these may have reached, a fifth of the limit apart or so. */
  pointsPerhaps: (span: YearSpan) => Position[];
  /** What these may have reached besides known ground. */
  perhaps: (span: YearSpan) => Polygons;
}

export function groundsOf(
  reached: readonly Reached[],
  limitKm: number,
  onStep: (done: number) => void = () => {},
): Grounds {
  const ends = reached.flatMap(({ arcs, bounds }) =>
    [...arcs, ...bounds.flatMap((bound) => bound.arcs)].flatMap(({ a, b }) => [a, b]),
  );
  const west = frameWest(ends.map((unit) => toPosition(unit)[0]));
  const soFar = new Surroundings(west, limitKm);
  const exact = reached.filter(({ arcs }) => arcs.length > 0);
  const years = groups(exact, ({ year }) => year).sort(([a], [b]) => a - b);
  const steps = years.map(([year, records], i): GroundStep => {
    const arcs = records.flatMap((record) => record.arcs);
    const reach = new Surroundings(west, limitKm, arcs);
    soFar.join(reach);
    onStep((i + 1) / years.length);
    return { year, reach: reach.polygons, known: soFar.polygons };
  });
  const bounded = reached.filter(({ bounds }) => bounds.length > 0);
  const boundsIn = (span: YearSpan) => {
    const inSpan = bounded.filter(({ year }) => hasYear(span, year));
    return [...new Set(inSpan.flatMap(({ bounds }) => bounds))];
  };
  return {
    steps,
    west,
    boundedYears: bounded.map(({ year }) => year),
    pointsPerhaps: (span) => pointsAround(boundsIn(span), limitKm),
    perhaps: (span) =>
      without(aroundBounds(boundsIn(span), limitKm, west), knownAt(steps, span.to)),
  };
}

export function groundBetween({ steps }: Pick<Grounds, 'steps'>, { from, to }: YearSpan) {
  const before = knownAt(steps, from - 1);
  return { before, added: without(reachIn(steps, { from, to }), before) };
}

/** What would be known at the end of a span with nothing before it. */
export function reachIn(steps: readonly GroundStep[], span: YearSpan): Polygons {
  const [first, ...others] = steps.filter(({ year }) => hasYear(span, year));
  if (!first || others.length === 0) return first?.reach ?? [];
  if (knownAt(steps, span.from - 1).length === 0) return knownAt(steps, span.to);
  return united([first, ...others].flatMap(({ reach }) => reach));
}

/** What each year added to its series: disjoint, and together all known ground. */
export interface GroundPiece {
  kind: SeriesKind;
  year: number;
  polygons: Polygons;
}

export const groundPieces = (kind: SeriesKind, grounds: Grounds): GroundPiece[] =>
  grounds.steps.flatMap(({ year }) => {
    const { added: polygons } = groundBetween(grounds, { from: year, to: year });
    return polygons.length > 0 ? [{ kind, year, polygons }] : [];
  });

export interface GroundKm2 {
  /** Null where all places are known only within bounds. */
  reachKm2: number | null;
  /** Outside earlier ground. */
  newKm2: number | null;
  knownKm2: number | null;
  /** What is a lower bound, since some places are known only within bounds. */
  atLeast?: ('reachKm2' | 'newKm2' | 'knownKm2')[];
}

/** On the sphere. */
export function groundKm2(
  { steps, boundedYears }: Pick<Grounds, 'steps' | 'boundedYears'>,
  span: YearSpan,
): GroundKm2 {
  const measured = (shape: Polygons, isBounded: boolean) =>
    shape.length === 0 && isBounded ? null : polygonsKm2(shape);
  const isInSpan = boundedYears.some((year) => hasYear(span, year));
  const isSoFar = boundedYears.some((year) => year <= span.to);
  const knownShape = knownAt(steps, span.to);
  const reachKm2 = measured(reachIn(steps, span), isInSpan);
  // Rounding to the grid must not take ground away.
  const addedKm2 = polygonsKm2(knownShape) - polygonsKm2(knownAt(steps, span.from - 1));
  return {
    reachKm2,
    newKm2: reachKm2 === null ? null : Math.max(0, addedKm2),
    knownKm2: measured(knownShape, isSoFar),
    ...(isSoFar && {
      atLeast: isInSpan ? ['reachKm2', 'newKm2', 'knownKm2'] : ['knownKm2'],
    }),
  };
}

export const knownAt = (steps: readonly GroundStep[], year: number): Polygons =>
  steps.findLast((step) => step.year <= year)?.known ?? [];

function aroundBounds(bounds: readonly Area[], limitKm: number, west: number): Polygons {
  const rims = rimsOf(bounds, limitKm);
  const points = rims.map((unit) => arcBetween(unit));
  const around = new Surroundings(west, limitKm, points);
  const inside = bounds.flatMap(({ polygons }) =>
    polygons.flatMap(([outer]) => inFrame(outer!, west)),
  );
  return united([...around.polygons, ...inside]);
}

const pointsAround = (bounds: readonly Area[], limitKm: number): Position[] =>
  rimsOf(bounds, limitKm).flatMap((unit) => {
    const rings = [limitKm, limitKm / 2].flatMap((km) => capsuleRings(arcBetween(unit), km));
    return rings.flat().filter((_, i) => i % 8 === 0);
  });

const rimsOf = (bounds: readonly Area[], limitKm: number) =>
  bounds.flatMap(({ arcs }) => spaced(arcs, limitKm / 5));

/** So close that scallops between their caps are small. */
function spaced(arcs: readonly Arc[], stepKm: number): UnitVector[] {
  const points: UnitVector[] = [];
  for (const { a } of arcs) {
    const last = points.at(-1);
    if (!last || arcKm(last, a) >= stepKm) points.push(a);
  }
  return points;
}
