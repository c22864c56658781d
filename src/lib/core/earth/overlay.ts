import * as turf from '@turf/turf';
import { greatest, pairs, range, sort, sum } from 'd3-array';
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { Position } from '../record/model';
import { polygonsOf } from './regions';

/** Polygons with longitudes in the 360° east of a frame's west end. */
export type Polygons = Position[][][];

export function frameWest(longitudes: readonly number[]) {
  const sorted = sort(new Set(longitudes));
  if (sorted.length === 0) return -180;
  const gap = greatest(pairs([...sorted, sorted[0]! + 360]), ([a, b]) => b - a)!;
  const middle = (gap[0] + gap[1]) / 2;
  return Math.round(middle > 180 ? middle - 360 : middle);
}

export function inFrame(ring: readonly Position[], west: number): Polygons {
  const [ringWest, south, ringEast, north] = turf.bbox(turf.polygon([[...ring]])) as Box;
  const turns = range(Math.floor((ringWest - west) / 360), Math.floor((ringEast - west) / 360 + 1));
  return turns.flatMap((turn) => {
    const moved = ring.map(([lng, lat]): Position => [lng - 360 * turn, lat]);
    return turns.length === 1 ? [[moved]] : clipped([moved], [west, south, west + 360, north]);
  });
}

function clipped(rings: Position[][], box: Box): Polygons {
  const { coordinates } = turf.bboxClip(turf.polygon(rings), box).geometry as Polygon;
  return coordinates.length > 0 ? [coordinates as Position[][]] : [];
}

type Box = [west: number, south: number, east: number, north: number];

/** Above this, two sweeps of half as many polygons are quicker than one. */
const MANY = 4;

export function united(polygons: Polygons): Polygons {
  const boxes = polygons.map(boxOf);
  const waiting = new Set(polygons.keys());
  const parts: Polygons[] = [];
  for (const first of waiting) {
    waiting.delete(first);
    const group = [first];
    for (const member of group) {
      for (const other of waiting) {
        if (!boxesMeet(boxes[member]!, boxes[other]!)) continue;
        waiting.delete(other);
        group.push(other);
      }
    }
    parts.push(unitedInTurn(sort(group).map((member) => polygons[member]!)));
  }
  return parts.flat();
}

function unitedInTurn(polygons: Polygons): Polygons {
  if (polygons.length < 2) return polygons;
  const half = polygons.length >> 1;
  const halves = () => [polygons.slice(0, half), polygons.slice(half)].map(unitedInTurn);
  const shapes = polygons.length <= MANY ? polygons.map((rings) => [rings]) : halves();
  return overlaid(turf.union, shapes);
}

/** Within neither set do polygons overlap. */
export const unitedPair = (polygons: Polygons, others: Polygons): Polygons =>
  polygons.length === 0 || others.length === 0
    ? [...polygons, ...others]
    : overlaid(turf.union, [polygons, others]);

/** Beyond this many degrees a polygon cannot touch another. */
const BESIDE_DEG = 1;

export const without = (polygons: Polygons, others: Polygons): Polygons =>
  polygons.flatMap((rings) => {
    const near = nearOf(rings, others);
    return near.length === 0 ? [rings] : overlaid(turf.difference, [[rings], near]);
  });

export const common = (polygons: Polygons, others: Polygons): Polygons =>
  polygons.flatMap((rings) => {
    const near = nearOf(rings, others);
    return near.length === 0 ? [] : overlaid(turf.intersect, [[rings], near]);
  });

/** Turf sees only neighbours. */
function nearOf(rings: Polygons[number], others: Polygons): Polygons {
  const box = boxOf(rings);
  const [west, south, east, north] = box;
  const [w, s] = [west, south].map((degrees) => degrees - BESIDE_DEG);
  const [e, n] = [east, north].map((degrees) => degrees + BESIDE_DEG);
  const beside = [w, s, e, n] as Box;
  return others
    .filter((other) => boxesMeet(boxOf(other), box))
    .flatMap((other) => clipped(other, beside));
}

/** Longitudes in [-180, 180], as RFC 7946 §3.1.9 asks. */
export const splitAt180 = (polygons: Polygons): Polygons =>
  [-360, 0, 360].flatMap((turn) => {
    const { geometry } = turf.bboxPolygon([turn - 180, -90, turn + 180, 90]);
    const parts = overlaid(turf.intersect, [polygons, [geometry.coordinates as Position[][]]]);
    return parts.map((rings) =>
      rings.map((ring) => ring.map(([lng, lat]): Position => [lng - turn, lat])),
    );
  });

/** On the sphere, km²; right for short edges. */
export const polygonsKm2 = (polygons: Polygons) =>
  sum(polygons, (rings) => turf.area(turf.polygon(rings))) / 1e6;

export const boxOf = (rings: Position[][]): Box => turf.bbox(turf.polygon(rings)) as Box;

export const boxesMeet = (a: Box, b: Box) =>
  a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

export function hold(polygons: Polygons, [lng, lat]: Position, west: number) {
  const turned = lng - 360 * Math.floor((lng - west) / 360);
  return polygons.some((rings) => turf.booleanPointInPolygon([turned, lat], turf.polygon(rings)));
}

type Operation = (
  shapes: FeatureCollection<MultiPolygon>,
) => Feature<Polygon | MultiPolygon> | null;

/** On a grid of 0.0001° (10 m), where Turf is quickest; coarser where touching edges stop it. */
function overlaid(operation: Operation, shapes: Polygons[], perDegree = 1e4): Polygons {
  const onGrid = shapes.map((polygons) =>
    turf.multiPolygon(mapped(polygons, (degrees) => Math.round(degrees * perDegree))),
  );
  try {
    const geometry = operation(turf.featureCollection(onGrid))?.geometry;
    const polygons = geometry ? polygonsOf(geometry) : [];
    return mapped(polygons, (units) => Math.round(units) / perDegree);
  } catch (error) {
    if (perDegree < 100) throw error;
    return overlaid(operation, shapes, perDegree / 10);
  }
}

const mapped = (polygons: Polygons, change: (coordinate: number) => number): Polygons =>
  polygons.map((rings) =>
    rings.map((ring) => ring.map(([x, y]): Position => [change(x), change(y)])),
  );
