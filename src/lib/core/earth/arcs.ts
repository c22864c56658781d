import { max, pairs, range } from 'd3-array';
import { cached } from '../record/cached';
import type { Position } from '../record/model';
import { ZERO, angleBetween, chord, combine, cross, dot, norm, normalize, toUnit } from './sphere';
import type { UnitVector } from './sphere';

/** A ball in space: chords sort as their angles do, without trigonometry. */
interface Ball {
  centre: UnitVector;
  radius: number;
}

export interface Arc extends Ball {
  a: UnitVector;
  b: UnitVector;
  /** Radians. */
  length: number;
  /** The pole of the great circle; zero for a point. */
  pole: UnitVector;
  /** Normals: the nearest point is between the ends if a point is on the positive side of both. */
  ahead: UnitVector;
  behind: UnitVector;
}

export function arcBetween(a: UnitVector, b: UnitVector = a): Arc {
  const normal = cross(a, b);
  const pole: UnitVector = norm(normal) < 1e-12 ? [0, 0, 0] : normalize(normal);
  return {
    a,
    b,
    length: angleBetween(a, b),
    pole,
    ahead: cross(pole, a),
    behind: cross(b, pole),
    centre: combine(a, 0.5, b, 0.5),
    radius: chord(a, b) / 2,
  };
}

const STEP_DEG = 0.5;

/** Edges are straight in longitude and latitude. */
export const edgeArcs = (ring: readonly Position[]): Arc[] =>
  pairs(ring).flatMap(([[lng, lat], end]) => {
    const width = end[0] - lng;
    const height = end[1] - lat;
    const steps = Math.ceil(Math.max(Math.abs(width), Math.abs(height)) / STEP_DEG) || 1;
    const points = range(steps + 1).map((k) =>
      toUnit([lng + (width * k) / steps, lat + (height * k) / steps]),
    );
    return pairs(points, (a, b) => arcBetween(a, b));
  });

const isBeside = (point: UnitVector, { ahead, behind }: Arc) =>
  dot(point, ahead) > 0 && dot(point, behind) > 0;

/** Within an angle below 90° of an arc. */
export function isNear(point: UnitVector, arc: Arc, cosine: number, sine: number) {
  if (dot(point, arc.a) >= cosine || dot(point, arc.b) >= cosine) return true;
  return Math.abs(dot(point, arc.pole)) <= sine && isBeside(point, arc);
}

function nearestOn(arc: Arc, point: UnitVector): UnitVector {
  const { a, b, pole } = arc;
  if (!isBeside(point, arc)) return dot(point, a) >= dot(point, b) ? a : b;
  return normalize(combine(point, 1, pole, -dot(point, pole)));
}

function ballAround(arcs: readonly Arc[]): Ball {
  const share = 1 / arcs.length;
  const centre = arcs.reduce((sum, arc) => combine(sum, 1, arc.centre, share), ZERO);
  return { centre, radius: max(arcs, (arc) => chord(centre, arc.centre) + arc.radius) ?? 0 };
}

const leastBetween = (ball: Ball, other: Ball) =>
  Math.max(0, chord(ball.centre, other.centre) - ball.radius - other.radius);

/** Neighbouring arcs, skipped if their ball is too far. */
interface Piece extends Ball {
  start: UnitVector;
  arcs: readonly Arc[];
}

const piecesByArcs = new WeakMap<readonly Arc[], Piece[]>();

/** Arcs never change once measured. */
const piecesOf = (arcs: readonly Arc[]): Piece[] =>
  cached(piecesByArcs, arcs, () => {
    const size = Math.ceil(Math.sqrt(arcs.length));
    return range(0, arcs.length, size).map((first) => {
      const piece = arcs.slice(first, first + size);
      return { ...ballAround(piece), arcs: piece, start: piece[0]!.a };
    });
  });

interface Link {
  from: UnitVector;
  to: UnitVector;
  chord: number;
}

const linkOf = (from: UnitVector, to: UnitVector): Link => ({ from, to, chord: chord(from, to) });

/** Radians; 0 where arcs cross. */
export interface Nearest {
  from: UnitVector;
  to: UnitVector;
  angle: number;
}

export function nearestOf(arcs: readonly Arc[], others: readonly Arc[]): Nearest | null {
  const pieces = piecesOf(arcs);
  const otherPieces = piecesOf(others);
  if (pieces.length === 0 || otherPieces.length === 0) return null;
  let best = linkOf(pieces[0]!.start, otherPieces[0]!.start);
  for (const { start } of pieces) {
    for (const other of otherPieces) {
      if (chord(start, other.start) < best.chord) best = linkOf(start, other.start);
    }
  }
  for (const piece of pieces) {
    for (const other of otherPieces) {
      if (leastBetween(piece, other) < best.chord) best = nearestIn(piece.arcs, other.arcs, best);
    }
  }
  const { from, to } = best;
  return { from, to, angle: angleBetween(from, to) };
}

function nearestIn(arcs: readonly Arc[], others: readonly Arc[], bound: Link): Link {
  let best = bound;
  for (const arc of arcs) {
    for (const other of others) {
      if (leastBetween(arc, other) >= best.chord) continue;
      const link = linkBetween(arc, other);
      if (link.chord < best.chord) best = link;
    }
  }
  return best;
}

/** Unless two arcs cross, their nearest points include an end of one. */
function linkBetween(arc: Arc, other: Arc): Link {
  if (arc.radius === 0) return linkOf(arc.a, nearestOn(other, arc.a));
  const crossing = leastBetween(arc, other) === 0 ? crossingOf(arc, other) : null;
  if (crossing) return linkOf(crossing, crossing);
  const links = [
    linkOf(arc.a, nearestOn(other, arc.a)),
    linkOf(arc.b, nearestOn(other, arc.b)),
    linkOf(nearestOn(arc, other.a), other.a),
    linkOf(nearestOn(arc, other.b), other.b),
  ];
  return links.reduce((best, link) => (link.chord < best.chord ? link : best));
}

function crossingOf(arc: Arc, other: Arc): UnitVector | null {
  const line = cross(arc.pole, other.pole);
  if (norm(line) < 1e-12) return null;
  const point = normalize(line);
  const antipode: UnitVector = [-point[0], -point[1], -point[2]];
  return (
    [point, antipode].find((crossing) => isBeside(crossing, arc) && isBeside(crossing, other)) ??
    null
  );
}
