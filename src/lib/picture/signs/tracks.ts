import { group, pairs } from 'd3-array';
import { densify } from '#core/earth/sphere';
import { cached } from '#core/record/cached';
import type { Position } from '#core/record/model';
import { yearOf, type YearSpan } from '#core/record/time';
import type { Attributes } from '$lib/site/markup';
import type { ReachRecord } from '#core/record/schema';
import type { Point } from '$lib/site/boxes';
import { tenths, type Project } from '../screen';
import type { Mark } from '../marks';

type Leg = readonly [Position, Position];

export type DrawnTrack = ReturnType<typeof tracksOf>[number];

/** `reported`: between such waypoints; `inferred`: drawn by us, or known only within bounds. */
export const tracksOf = (records: readonly Pick<ReachRecord, 'id' | 'start' | 'track'>[]) =>
  records.flatMap(({ id, start, track }) => {
    if (!track) return [];
    const { positions, bounds = [], inferred = [] } = track;
    const guessed = new Set([...inferred, ...bounds.map((bound) => bound.at)]);
    const legs = group(pairs(positions), (_, i) => guessed.has(i) || guessed.has(i + 1));
    const [sure, unsure] = [false, true].map((isGuessed) => legs.get(isGuessed) ?? []);
    return [{ id, year: yearOf(start), positions, reported: sure!, inferred: unsure! }];
  });

const dense = new WeakMap<readonly Position[], Position[]>();
/** Enough for a curved line. */
export const densePositions = (positions: readonly Position[]) =>
  cached(dense, positions, () => densify(positions, 150));

/** The same in every year: as drawn in its year, and after it. */
export type TrackShape = ReturnType<typeof trackShapes>[number];

export const trackShapes = (tracks: readonly DrawnTrack[], project: Project) =>
  tracks.flatMap(({ id, year, positions, reported, inferred }) => {
    const lines = screenLines(positions, project);
    if (lines.length === 0) return [];
    const pathOf = (key: string, legs: readonly Leg[], dashes: Attributes = {}) => {
      const d = linePath(legs.flatMap((leg) => screenLines(leg, project)));
      return d ? [{ key: `${key} ${id}`, shape: { d, ...dashes } }] : [];
    };
    const dash = { 'stroke-dasharray': '4 3' };
    const paths = [...pathOf('inferred', inferred, dash), ...pathOf('track', reported)];
    const headTransform = headTransformOf(lines.at(-1)!);
    const marks = (opacity: number) => {
      const style = { ...STYLE, 'stroke-width': 0.8, 'stroke-opacity': opacity };
      const strong = { ...STYLE, 'stroke-width': 2.2, 'stroke-opacity': 1 };
      const common = { layer: 'track', tag: 'path' as const, recordId: id, style };
      return paths.map((path, i): Mark => {
        const whole = i === 0 && { lines, headTransform };
        return { ...common, ...path, hovered: strong, selected: strong, ...whole };
      });
    };
    return [{ year, chosen: marks(0.3), earlier: marks(0.16) }];
  });

const STYLE = { fill: 'none', stroke: 'var(--patrol)' };

export const trackMarks = (shapes: readonly TrackShape[], { from, to }: YearSpan) =>
  shapes
    .filter(({ year }) => year <= to)
    .flatMap(({ year, chosen, earlier }) => (year >= from ? chosen : earlier));

/** At the track's end, turned along its last few px. */
function headTransformOf(line: readonly Point[]): string | undefined {
  const end = line.at(-1)!;
  const before = line.findLast(({ x, y }) => Math.hypot(x - end.x, y - end.y) > 8);
  if (!before) return undefined;
  const turn = Math.round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  return `translate(${end.x} ${end.y}) rotate(${turn})`;
}

/** In pieces where it crosses the edge of the world. */
export function screenLines(positions: readonly Position[], project: Project): Point[][] {
  const pieces: Point[][] = [];
  let before: Point | null = null;
  for (const position of densePositions(positions)) {
    const point = project(position);
    if (!before || Math.abs(before.x - point.x) > 300) pieces.push([]);
    pieces.at(-1)!.push({ x: tenths(point.x), y: tenths(point.y) });
    before = point;
  }
  return pieces.filter(({ length }) => length > 1);
}

export const linePath = (lines: readonly (readonly Point[])[]) =>
  lines.map((line) => `M${line.map(({ x, y }) => `${x},${y}`).join('L')}`).join('');
