import { densify } from '$lib/core/earth/sphere';
import { cached } from '$lib/core/record/cached';
import type { Position } from '$lib/core/record/model';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import { tenths, type Point, type Project } from './screen';
import type { Mark } from './static/marks';

/** The route of a patrol. */
export interface Track {
  id: string;
  start: string;
  positions: readonly Position[];
}

const dense = new WeakMap<readonly Position[], Position[]>();
/** The track with enough positions for a curved line, computed once. */
export const densePositions = (positions: readonly Position[]): Position[] =>
  cached(dense, positions, () => densify(positions, 150));

/** In the selected years, and before them. */
const OPACITY = { chosen: 0.4, earlier: 0.28 };

/** A track on the screen, the same in every year. */
export interface TrackShape extends Required<Pick<Mark, 'lines'>> {
  id: string;
  year: number;
  d: string;
  headTransform: string | undefined;
}

export const trackShapes = (tracks: readonly Track[], project: Project): TrackShape[] =>
  tracks.flatMap(({ id, start, positions }) => {
    const lines = screenLines(positions, project);
    const d = linePath(lines);
    return d ? [{ id, year: yearOf(start), d, lines, headTransform: headTransformOf(lines) }] : [];
  });

export function trackMark(
  { id, year, d, lines, headTransform }: TrackShape,
  { from, to }: YearSpan,
): Mark[] {
  if (year > to) return [];
  const style = {
    fill: 'none',
    stroke: 'var(--patrol)',
    'stroke-width': 0.8,
    'stroke-opacity': year >= from ? OPACITY.chosen : OPACITY.earlier,
  };
  const strong = { ...style, 'stroke-width': 2.2, 'stroke-opacity': 1 };
  return [
    {
      layer: 'track',
      key: `track ${id}`,
      tag: 'path',
      shape: { d },
      style,
      hovered: strong,
      selected: strong,
      recordId: id,
      lines,
      headTransform,
    },
  ];
}

/** At the end of the track, turned as its last few px run. */
function headTransformOf(lines: readonly (readonly Point[])[]): string | undefined {
  const line = lines.at(-1);
  const end = line?.at(-1);
  const before = line?.findLast(({ x, y }) => end && Math.hypot(x - end.x, y - end.y) > 8);
  if (!end || !before) return undefined;
  const turn = Math.round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  return `translate(${end.x} ${end.y}) rotate(${turn})`;
}

/** A line on the screen, in pieces where it crosses the edge of the world. */
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

export const linePath = (lines: readonly (readonly Point[])[]): string =>
  lines.map((line) => `M${line.map(({ x, y }) => `${x},${y}`).join('L')}`).join('');
