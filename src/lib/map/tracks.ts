import { densify } from '$lib/core/earth/sphere';
import { cached } from '$lib/core/record/cached';
import type { Position } from '$lib/core/record/model';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import { tenths, type Point, type Project } from './screen';
import type { Mark } from './static/marks';

/** Tracks as marks: where they run is the same in every year. */

export interface Track {
  id: string;
  start: string;
  positions: readonly Position[];
}

const dense = new WeakMap<readonly Position[], Position[]>();
/** The same line for the same track: worked out once. */
export const denseOf = (positions: readonly Position[]): Position[] =>
  cached(dense, positions, () => densify(positions, 150));

const OPACITY = { strong: 0.4, earlier: 0.28 };

export interface TrackShape {
  id: string;
  year: number;
  d: string;
  lines: readonly Point[][];
  head: string | undefined;
}

/** Where the tracks run, the same in every year. */
export const trackShapes = ({ tracks }: { tracks: readonly Track[] }, at: Project): TrackShape[] =>
  tracks.flatMap(({ id, start, positions }) => {
    const lines = screenLines(denseOf(positions), at);
    const d = lines.map(pathOf).join('');
    return d ? [{ id, year: yearOf(start), d, lines, head: headOf(lines) }] : [];
  });

export function trackMark(
  { id, year, d, lines, head }: TrackShape,
  { from, to }: YearSpan,
): Mark[] {
  if (year > to) return [];
  const style = {
    ...{ fill: 'none', stroke: 'var(--patrol)', 'stroke-width': 0.8 },
    'stroke-opacity': year >= from ? OPACITY.strong : OPACITY.earlier,
  };
  const strong = { ...style, 'stroke-width': 2.2, 'stroke-opacity': 1 };
  return [
    {
      ...{ layer: 'track', key: `track ${id}`, tag: 'path', at: { d }, style },
      ...{ hovered: strong, selected: strong, recordId: id, lines, head },
    },
  ];
}

/** Drawn on a track that is strong: where it leads. */
function headOf(lines: readonly Point[][]): string | undefined {
  const line = lines.at(-1);
  const end = line?.at(-1);
  const before = line?.findLast(({ x, y }) => end && Math.hypot(x - end.x, y - end.y) > 8);
  if (!end || !before) return undefined;
  const turn = Math.round((Math.atan2(end.y - before.y, end.x - before.x) * 180) / Math.PI);
  return `translate(${end.x} ${end.y}) rotate(${turn})`;
}

/** Pieces of a line between the edges of the world and the horizon. */
function screenLines(positions: readonly Position[], at: Project): Point[][] {
  const pieces: Point[][] = [];
  let before: Point | null = null;
  for (const position of positions) {
    const point = at(position);
    const isFar = before && point && Math.abs(before.x - point.x) > 300;
    if (point && (!before || isFar)) pieces.push([]);
    if (point) pieces.at(-1)!.push({ x: tenths(point.x), y: tenths(point.y) });
    before = point;
  }
  return pieces.filter(({ length }) => length > 1);
}

const pathOf = (line: readonly Point[]) => `M${line.map(({ x, y }) => `${x},${y}`).join('L')}`;
