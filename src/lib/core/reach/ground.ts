/* All within the limit of a series' records: a place is new exactly if it lies outside. */
import { groups } from 'd3-array';
import { arcBetween, type Arc } from '../earth/arcs';
import type { Area } from '../earth/area';
import { frameWest, inFrame, polygonsKm2, united, without, type Polygons } from '../earth/overlay';
import { arcKm, toPosition, type UnitVector } from '../earth/sphere';
import { Surroundings } from '../earth/surroundings';
import type { SeriesKind } from '../record/model';
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
  /** What places known only within bounds may have reached besides. */
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
  const perhaps = (span: YearSpan) => {
    const inSpan = reached.filter(({ year }) => hasYear(span, year));
    const bounds = inSpan.flatMap((record) => record.bounds);
    return without(aroundBounds(bounds, limitKm, west), knownAt(steps, span.to));
  };
  return { steps, perhaps };
}

export function groundBetween({ steps }: Pick<Grounds, 'steps'>, { from, to }: YearSpan) {
  const before = knownAt(steps, from - 1);
  return { before, added: without(reachIn(steps, { from, to }), before) };
}

/** What would be known at the end of a span with nothing before it. */
function reachIn(steps: readonly GroundStep[], span: YearSpan): Polygons {
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

export type GroundKm2 = ReturnType<typeof groundKm2>;

/** On the sphere. */
export function groundKm2({ steps }: Pick<Grounds, 'steps'>, span: YearSpan) {
  const knownKm2 = polygonsKm2(knownAt(steps, span.to));
  const beforeKm2 = polygonsKm2(knownAt(steps, span.from - 1));
  return {
    reachKm2: polygonsKm2(reachIn(steps, span)),
    // Outside earlier ground. Rounding to the grid must not take ground away.
    newKm2: Math.max(0, knownKm2 - beforeKm2),
    knownKm2,
  };
}

const knownAt = (steps: readonly GroundStep[], year: number): Polygons =>
  steps.findLast((step) => step.year <= year)?.known ?? [];

function aroundBounds(bounds: readonly Area[], limitKm: number, west: number): Polygons {
  const rims = bounds.flatMap(({ arcs }) => spaced(arcs, limitKm / 5));
  const points = rims.map((unit) => arcBetween(unit));
  const around = new Surroundings(west, limitKm, points);
  const inside = bounds.flatMap(({ polygons }) =>
    polygons.flatMap(([outer]) => inFrame(outer!, west)),
  );
  return united([...around.polygons, ...inside]);
}

/** So close that scallops between their caps are small. */
function spaced(arcs: readonly Arc[], stepKm: number): UnitVector[] {
  const points: UnitVector[] = [];
  for (const { a } of arcs) {
    const last = points.at(-1);
    if (!last || arcKm(last, a) >= stepKm) points.push(a);
  }
  return points;
}
