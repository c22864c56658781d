import { pairs } from 'd3-array';
import type { Attributes } from '$lib/site/markup';
import { densify } from '$lib/core/earth/sphere';
import { cached } from '$lib/core/record/cached';
import type { Position } from '$lib/core/record/model';
import type { Track } from '$lib/core/record/schema';
import { yearOf, type YearSpan } from '$lib/core/record/time';
import { tenths, type Point, type Project } from '../screen';
import type { Mark } from '../marks';

export interface DrawnTrack extends Pick<Track, 'positions' | 'bounds' | 'inferred'> {
  id: string;
  start: string;
}

const dense = new WeakMap<readonly Position[], Position[]>();
/** Cached, with enough positions for a curved line. */
export const densePositions = (positions: readonly Position[]): Position[] =>
  cached(dense, positions, () => densify(positions, 150));

/** In the selected years, and before them. */
const OPACITY = { chosen: 0.3, earlier: 0.16 };

/** On the screen, the same in every year. */
export interface TrackShape extends Required<Pick<Mark, 'lines'>> {
  id: string;
  year: number;
  /** Between reported waypoints. */
  reported: string;
  /** Drawn by us, or known only within bounds. */
  inferred: string;
  headTransform: string | undefined;
}

export const trackShapes = (tracks: readonly DrawnTrack[], project: Project): TrackShape[] =>
  tracks.flatMap((track) => {
    const lines = screenLines(track.positions, project);
    if (lines.length === 0) return [];
    const { reported, inferred } = legsOf(track);
    const pathOf = (legs: readonly (readonly Position[])[]) =>
      linePath(legs.flatMap((leg) => screenLines(leg, project)));
    return [
      {
        id: track.id,
        year: yearOf(track.start),
        reported: pathOf(reported),
        inferred: pathOf(inferred),
        lines,
        headTransform: headTransformOf(lines),
      },
    ];
  });

/** Cached, by what they rest on. */
const legs = new WeakMap<readonly Position[], ReturnType<typeof splitLegs>>();
const legsOf = (track: DrawnTrack) => cached(legs, track.positions, () => splitLegs(track));

export const isReconstructed = (track: DrawnTrack) => legsOf(track).inferred.length > 0;

function splitLegs({ positions, bounds = [], inferred = [] }: DrawnTrack) {
  const guessed = new Set([...inferred, ...bounds.map((bound) => bound.at)]);
  const split = { reported: [] as Position[][], inferred: [] as Position[][] };
  pairs(positions).forEach((leg, i) => {
    split[guessed.has(i) || guessed.has(i + 1) ? 'inferred' : 'reported'].push(leg);
  });
  return split;
}

/** The same objects in all years, so that steps skip unchanged tracks. */
const drawn = {
  chosen: new WeakMap<TrackShape, Mark[]>(),
  earlier: new WeakMap<TrackShape, Mark[]>(),
};

export function trackMark(track: TrackShape, { from, to }: YearSpan): Mark[] {
  if (track.year > to) return [];
  const state = track.year >= from ? 'chosen' : 'earlier';
  return cached(drawn[state], track, () => marksOfTrack(track, OPACITY[state]));
}

function marksOfTrack(
  { id, reported, inferred, lines, headTransform }: TrackShape,
  opacity: number,
): Mark[] {
  const style = {
    fill: 'none',
    stroke: 'var(--patrol)',
    'stroke-width': 0.8,
    'stroke-opacity': opacity,
  };
  const strong = { ...style, 'stroke-width': 2.2, 'stroke-opacity': 1 };
  const common = { layer: 'track', tag: 'path' as const, recordId: id };
  const mark = (d: string, key: string, dash?: Attributes): Mark[] =>
    d
      ? [
          {
            ...common,
            key: `${key} ${id}`,
            shape: { d, ...dash },
            style,
            hovered: strong,
            selected: strong,
          },
        ]
      : [];
  const [first, ...others] = [
    ...mark(inferred, 'inferred', { 'stroke-dasharray': '4 3' }),
    ...mark(reported, 'track'),
  ];
  return [{ ...first!, lines, headTransform }, ...others];
}

/** At the track's end, turned along its last few px. */
function headTransformOf(lines: readonly (readonly Point[])[]): string | undefined {
  const line = lines.at(-1);
  const end = line?.at(-1);
  const before = line?.findLast(({ x, y }) => end && Math.hypot(x - end.x, y - end.y) > 8);
  if (!end || !before) return undefined;
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

export const linePath = (lines: readonly (readonly Point[])[]): string =>
  lines.map((line) => `M${line.map(({ x, y }) => `${x},${y}`).join('L')}`).join('');
