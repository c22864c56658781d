import type { MultiPolygon } from 'geojson';
import { cellsToMultiPolygon } from 'h3-js';
import { splitPolygon } from '../earth/antimeridian';
import type { Position } from '../record/model';
import {
  EARTH_RADIUS_KM,
  arcKm,
  combine,
  continuous,
  cross,
  dot,
  normalize,
  toPosition,
  sphericalAreaKm2,
  toUnit,
  type UnitVector,
} from '../earth/sphere';

/**
 * The outline of cells, by their ids, for drawing: the teeth of the hexagons smoothed away, each ring's area kept to
 * about 1 %, longitudes continuous across 180°, since halves that are filled apart show their seam;
 * only round a pole it is cut there.
 */
export function outlineOf(cells: Iterable<string>): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: polygonsOf(cells)
      .flatMap((rings) => inOneFrame(rings.map(smoothed)))
      .map(roundRings),
  };
}

/** The same without smoothing: the edges of the hexagons. */
export function cellOutlineOf(cells: Iterable<string>): MultiPolygon {
  const coordinates = polygonsOf(cells).flatMap((rings) => splitPolygon(rings));
  return { type: 'MultiPolygon', coordinates };
}

function polygonsOf(cells: Iterable<string>): Position[][][] {
  return cellsToMultiPolygon([...cells].sort(), true) as Position[][][];
}

/** Holes on the same turn of the globe as the outer ring; polygons round a pole split. */
function inOneFrame(rings: Position[][]): Position[][][] {
  const winds = rings.some((ring) => Math.abs(ring.at(-1)![0] - ring[0]![0]) > 180);
  if (winds) return splitPolygon(rings);
  const [outer = [], ...holes] = rings;
  const middle = (Math.min(...outer.map(([x]) => x)) + Math.max(...outer.map(([x]) => x))) / 2;
  const moved = holes.map((hole) => {
    const turn = 360 * Math.round((middle - hole[0]![0]) / 360);
    return hole.map(([lng, lat]): Position => [lng + turn, lat]);
  });
  return [[outer, ...moved].map((ring) => [...ring, ring[0]!])];
}

function smoothed(ring: Position[]): Position[] {
  const teeth = ring.slice(0, -1).map(toUnit);
  // A row of hexagons is a zigzag whose edge midpoints lie on a straight line. Cutting the corners
  // once more rounds the turns; moving all points outward by a hair gives back what both took.
  const midpoints = teeth.map((a, i) =>
    normalize(combine(a, 1, teeth[(i + 1) % teeth.length]!, 1)),
  );
  const round = midpoints.flatMap((a, i) => {
    const b = midpoints[(i + 1) % midpoints.length]!;
    return [normalize(combine(a, 3, b, 1)), normalize(combine(a, 1, b, 3))];
  });
  const lost = sphericalAreaKm2(teeth) - sphericalAreaKm2(round);
  return continuous(offset(round, lost / lengthKm(round)).map(toPosition));
}

/** Moves every point by `km` to the right of the ring's direction: outward on an anticlockwise ring. */
function offset(ring: readonly UnitVector[], km: number): UnitVector[] {
  return ring.map((point, i) => {
    const before = ring.at(i - 1)!;
    const after = ring[(i + 1) % ring.length]!;
    const right = cross(combine(after, 1, before, -1), point);
    const length = Math.sqrt(dot(right, right)) || 1;
    return normalize(combine(point, 1, right, km / EARTH_RADIUS_KM / length));
  });
}

function lengthKm(ring: readonly UnitVector[]): number {
  return ring.reduce((sum, a, i) => sum + arcKm(a, ring[(i + 1) % ring.length]!), 0);
}

function roundRings(rings: Position[][]): Position[][] {
  return rings.map((ring) => ring.map(([lng, lat]): Position => [round(lng), round(lat)]));
}

/** 3 decimals: 100 m, far below the smoothing. */
function round(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}
