import type { MultiPolygon, Feature, FeatureCollection } from 'geojson';
import { pairs, range, sum } from 'd3-array';
import { geoArea } from 'd3-geo';
import { cellsToMultiPolygon } from 'h3-js';
import { splitPolygon } from '../earth/antimeridian';
import { type Position, REACH_KINDS, type ReachKind } from '../record/model';
import {
  EARTH_RADIUS_KM,
  arcKm,
  combine,
  continuous,
  cross,
  dot,
  normalize,
  toPosition,
  toUnit,
} from '../earth/sphere';
import type { UnitVector } from '../earth/sphere';
import { choose, type factsFor, type ReachChoices, type ReachDataset } from './dataset';
import { extentOf } from './extent';
import type { Selection } from './select';
import { roundKm2, roundPosition } from './round';
import { activeIn, type YearSpan } from '../record/time';
import { GROUND_LAYERS } from './measures';
import type { FirstReached, GroundProperties } from './measures';

/**
 * The outline of cells for drawing: teeth smoothed away, each ring's area kept to about 1 %, longitudes
 * continuous across 180°, since halves filled apart show their seam; only round a pole it is cut there.
 */
export function outlineOf(cells: Iterable<string>): MultiPolygon {
  return {
    type: 'MultiPolygon',
    coordinates: polygonsOf(cells)
      .flatMap((rings) => inOneFrame(rings.map(smoothed)))
      .map(roundRings),
  };
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
  const midpoints = edgesOf(teeth).map(([a, b]) => normalize(combine(a, 1, b, 1)));
  const round = edgesOf(midpoints).flatMap(([a, b]) => [
    normalize(combine(a, 3, b, 1)),
    normalize(combine(a, 1, b, 3)),
  ]);
  const lost = areaKm2(teeth) - areaKm2(round);
  return continuous(offset(round, lost / lengthKm(round)).map(toPosition));
}

/** The area to the left of a ring; for a hole that is the rest of the earth. */
function areaKm2(ring: readonly UnitVector[]): number {
  // d3 measures what lies to the right.
  const coordinates = [[...ring, ring[0]!].reverse().map(toPosition)];
  return geoArea({ type: 'Polygon', coordinates }) * EARTH_RADIUS_KM ** 2;
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

const lengthKm = (ring: readonly UnitVector[]): number =>
  sum(edgesOf(ring), ([a, b]) => arcKm(a, b));

const edgesOf = (ring: readonly UnitVector[]) => pairs([...ring, ring[0]!]);

const roundRings = (rings: Position[][]): Position[][] =>
  rings.map((ring) => ring.map(([lng, lat]): Position => [round(lng), round(lat)]));

/** 3 decimals: 100 m, far below the smoothing. */
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** The ground of a span, a feature for each kind and layer that has any, and the ring of its extent. Throws InputError. */
export function groundOutlines(
  dataset: ReachDataset,
  choices: Partial<ReachChoices>,
  span: YearSpan,
): { ground: FeatureCollection<MultiPolygon, GroundProperties>; extent: Position[] | null } {
  const { selection, facts } = choose(dataset, choices, [span]);
  const features: Feature<MultiPolygon, GroundProperties>[] = [];
  for (const kind of REACH_KINDS) {
    const ground = groundCells(selection, span, kind);
    for (const layer of GROUND_LAYERS) {
      if (ground[layer].length === 0) continue;
      features.push(outlined(facts, ground[layer], { layer, kind }));
    }
  }
  const members = selection.members(span).map((i) => selection.records[i]!);
  const extent = extentOf(members, false);
  return {
    ground: { type: 'FeatureCollection', features },
    extent: 'ring' in extent ? extent.ring.map(roundPosition) : null,
  };
}

function outlined<Properties>(
  { classes, cells }: ReturnType<typeof factsFor>,
  classIds: readonly number[],
  properties: Properties,
): Feature<MultiPolygon, Properties & { km2: number }> {
  const km2 = roundKm2(sum(classIds, (i) => classes[i]!.km2));
  const geometry = outlineOf(classIds.flatMap((i) => cells[i]!));
  return { type: 'Feature', properties: { ...properties, km2 }, geometry };
}

/** The ground of a kind by layer, as indices of classes; new is what was new to the kind. */
function groundCells(
  { records, firstOccupied }: Selection,
  span: YearSpan,
  kind: ReachKind,
): Record<(typeof GROUND_LAYERS)[number], number[]> {
  const active = records.filter((record) => record.kind === kind && activeIn(record, span));
  const footprint = [...new Set(active.flatMap(({ cells }) => [...cells]))];
  const first = firstOccupied[kind];
  return {
    footprint,
    'new-ground': footprint.filter((cell) => first[cell]! >= span.from),
    'earlier-ground': [...first.keys()].filter((cell) => first[cell]! < span.from),
  };
}

/** Outlines of the ground first reached in each period of the set. Throws InputError. */
export function firstReached(
  dataset: ReachDataset,
  partialChoices: Partial<ReachChoices>,
): FirstReached {
  const { choices, selection, facts } = choose(dataset, partialChoices);
  const { all: firstYears } = selection.firstOccupied;
  const features: FirstReached['features'] = [];
  for (const { from, to: last = Infinity } of dataset.periods?.reached ?? []) {
    const to = Math.min(last, choices.to);
    const cells = range(firstYears.length).filter(
      (cell) => firstYears[cell]! >= from && firstYears[cell]! <= to,
    );
    if (cells.length > 0) features.push(outlined(facts, cells, { from, to }));
  }
  return { type: 'FeatureCollection', features };
}
