/** All within a distance of a point or an arc, as rings. */
import { pairs, range } from 'd3-array';
import type { Position } from '../record/model';
import type { Arc } from './arcs';
import type { UnitVector } from './sphere';
import {
  EARTH_RADIUS_KM,
  angleBetween,
  combine,
  continuous,
  cross,
  densifyUnits,
  interpolate,
  normalize,
  toPosition,
} from './sphere';

/** Of a small cap; larger ones have more, so that edges stay short. */
const LEAST_CORNERS = 64;
const MOST_EDGE_KM = 100;
/** A longer arc is cut, so that no ring goes round both poles. */
const MOST_ARC_KM = 3000;
/** Near a pole a short edge may turn far in longitude: it is cut. */
const MOST_TURN_DEG = 4;
const LEAST_EDGE_KM = 0.01;

/** Anticlockwise, longitudes continuous; `radiusKm` below 8,000. A cap has its circle's area. */
export function capsuleRings({ a, b, length, pole }: Arc, radiusKm: number): Position[][] {
  const [x, y, z] = length === 0 ? besides(a) : pole;
  const left: UnitVector = [x, y, z];
  const right: UnitVector = [-x, -y, -z];
  const parts = length === 0 ? [[a]] : pairs(densifyUnits([a, b], MOST_ARC_KM));
  return parts.map((part) => {
    const line = densifyUnits(part, MOST_EDGE_KM);
    const back = line.toReversed();
    const corners = [
      ...line.slice(0, -1).map((unit) => aside(unit, right, radiusKm)),
      ...halfRound(back[0]!, right, radiusKm),
      ...back.slice(0, -1).map((unit) => aside(unit, left, radiusKm)),
      ...halfRound(line[0]!, left, radiusKm),
    ];
    return ringOf(corners, line[line.length >> 1]!);
  });
}

function halfRound(centre: UnitVector, side: UnitVector, radiusKm: number): UnitVector[] {
  const ahead = cross(centre, side);
  const count = cornerCount(radiusKm) / 2;
  return range(count).map((k) => {
    const angle = (Math.PI * k) / count;
    return aside(centre, combine(side, Math.cos(angle), ahead, Math.sin(angle)), radiusKm);
  });
}

/** Any direction perpendicular to a point. */
const besides = (unit: UnitVector): UnitVector =>
  normalize(cross(Math.abs(unit[2]) < 1 - 1e-12 ? [0, 0, 1] : [1, 0, 0], unit));

const cornerCount = (radiusKm: number) =>
  2 * Math.max(LEAST_CORNERS / 2, Math.ceil((Math.PI * radiusKm) / MOST_EDGE_KM));

function aside(from: UnitVector, direction: UnitVector, radiusKm: number): UnitVector {
  const step = (2 * Math.PI) / cornerCount(radiusKm);
  const angle = (radiusKm / EARTH_RADIUS_KM) * Math.sqrt(step / Math.sin(step));
  return combine(from, Math.cos(angle), direction, Math.sin(angle));
}

function ringOf(corners: readonly UnitVector[], inside: UnitVector): Position[] {
  const edges = pairs([...corners, corners[0]!], cutAtTurns).flat();
  const ring = continuous([corners[0]!, ...edges].map(toPosition));
  const first = ring[0]!;
  const last = ring.at(-1)!;
  if (Math.abs(last[0] - first[0]) < 180) return [...ring.slice(0, -1), first];
  // Round a pole it would be a band: it is closed along the pole.
  const pole = inside[2] > 0 ? 90 : -90;
  return [...ring, [last[0], pole], [first[0], pole], first];
}

/** Without its first point, cut where its longitude turns far. */
function cutAtTurns(a: UnitVector, b: UnitVector): UnitVector[] {
  const [from, to] = continuous([toPosition(a), toPosition(b)]) as [Position, Position];
  const isShort = EARTH_RADIUS_KM * angleBetween(a, b) < LEAST_EDGE_KM;
  if (isShort || Math.abs(to[0] - from[0]) <= MOST_TURN_DEG) return [b];
  const middle = interpolate(a, b, 0.5);
  return [...cutAtTurns(a, middle), ...cutAtTurns(middle, b)];
}
